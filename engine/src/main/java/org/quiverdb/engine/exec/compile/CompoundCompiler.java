package org.quiverdb.engine.exec.compile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.sort.Concatenation;
import org.quiverdb.engine.exec.sort.Limit;
import org.quiverdb.engine.exec.sort.SetOperation;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.CompoundOrder;
import org.quiverdb.engine.sql.syntax.tree.Select;

/** Compiles compound queries, from the left. */
final class CompoundCompiler {
  private final CompileState state;
  private final SelectCompiler selects;

  CompoundCompiler(CompileState state, SelectCompiler selects) {
    this.state = state;
    this.selects = selects;
  }

  CompiledQuery compile(BoundSelect select, Limit.@Nullable Count limit) {
    int width = select.columns().size();
    Collation[] collations = new Collation[width];
    Arrays.setAll(collations, i -> state.collation(CompoundOrder.collation(select.cores(), i)));
    SelectCompiler.Part result = selects.core(select.cores().get(0), List.of(), null);
    for (int i = 0; i < select.operators().size(); i++) {
      SelectCompiler.Part right = selects.core(select.cores().get(i + 1), List.of(), null);
      result = combine(select.operators().get(i), result, right, collations);
    }
    if (!select.orderBy().isEmpty()) {
      result = selects.sort(result.operator(), result.columns(), select.orderBy(), limit);
    }
    Operator operator = result.operator();
    if (limit != null) {
      operator = new Limit(operator, limit);
    }
    return SelectCompiler.query(select, new SelectCompiler.Part(operator, result.columns()));
  }

  private SelectCompiler.Part combine(
      Select.CompoundOperator operator,
      SelectCompiler.Part left,
      SelectCompiler.Part right,
      Collation[] collations) {
    int first = state.newRegisters(collations.length);
    Operator both =
        operator == Select.CompoundOperator.UNION_ALL
            ? new Concatenation(
                left.operator(), left.columns(), right.operator(), right.columns(), first)
            : new SetOperation(
                kind(operator),
                left.operator(),
                left.columns(),
                right.operator(),
                right.columns(),
                collations,
                first);
    Evaluator[] columns = new Evaluator[collations.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Stored(first + i);
    }
    return new SelectCompiler.Part(both, columns);
  }

  private static SetOperation.Kind kind(Select.CompoundOperator operator) {
    return switch (operator) {
      case UNION -> SetOperation.Kind.UNION;
      case INTERSECT -> SetOperation.Kind.INTERSECT;
      case EXCEPT -> SetOperation.Kind.EXCEPT;
      case UNION_ALL -> throw new IllegalArgumentException("UNION ALL keeps all rows");
    };
  }
}
