package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.sort.Concatenation;
import org.quiverdb.engine.exec.sort.Limit;
import org.quiverdb.engine.exec.sort.Merge;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.CompoundOrder;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.syntax.tree.Select.CompoundOperator;

/**
 * Compiles compound queries, from the left: UNION ALL without order one after the other, all else
 * by merging ordered inputs.
 */
final class CompoundCompiler {
  private final CompileState state;
  private final BoundSelect select;

  CompoundCompiler(CompileState state, BoundSelect select) {
    this.state = state;
    this.select = select;
  }

  CompiledQuery compile(Limit.@Nullable Count limit) {
    int last = select.operators().size();
    SelectCompiler.Part result =
        select.orderBy().isEmpty() ? unordered(last) : ordered(last, select.orderBy());
    Operator operator = result.operator();
    if (limit != null) {
      operator = new Limit(operator, limit);
    }
    return SelectCompiler.query(select, new SelectCompiler.Part(operator, result.columns()));
  }

  /** The first cores up to one, in any order. */
  private SelectCompiler.Part unordered(int last) {
    if (last > 0 && select.operators().get(last - 1) != CompoundOperator.UNION_ALL) {
      return ordered(last, List.of());
    }
    if (last == 0) {
      return new SelectCompiler(state).core(select.cores().get(0), List.of(), null);
    }
    int first = last;
    while (first > 0 && select.operators().get(first - 1) == CompoundOperator.UNION_ALL) {
      first--;
    }
    state.explain().push("COMPOUND QUERY");
    state.explain().push("LEFT-MOST SUBQUERY");
    SelectCompiler.Part result = unordered(first);
    state.explain().pop();
    for (int i = first + 1; i <= last; i++) {
      state.explain().push("UNION ALL");
      SelectCompiler.Part right =
          new SelectCompiler(state).core(select.cores().get(i), List.of(), null);
      state.explain().pop();
      int registers = state.newRegisters(right.columns().length);
      Operator both =
          new Concatenation(
              result.operator(), result.columns(), right.operator(), right.columns(), registers);
      result = new SelectCompiler.Part(both, stored(registers, right.columns().length));
    }
    state.explain().pop();
    return result;
  }

  private static Evaluator[] stored(int first, int count) {
    Evaluator[] columns = new Evaluator[count];
    for (int i = 0; i < count; i++) {
      columns[i] = new Stored(first + i);
    }
    return columns;
  }

  /** The first cores up to one, in an order. */
  private SelectCompiler.Part ordered(int last, List<OrderTerm> wanted) {
    if (last == 0) {
      BoundCore core = select.cores().get(0);
      return new SelectCompiler(state).core(core, ofCore(core, wanted), null);
    }
    CompoundOperator operator = select.operators().get(last - 1);
    List<OrderTerm> order = operator == CompoundOperator.UNION_ALL ? wanted : allColumns(wanted);
    state.explain().push("MERGE (" + operator.text() + ")");
    state.explain().push("LEFT");
    SelectCompiler.Part left = ordered(last - 1, order);
    state.explain().pop();
    state.explain().push("RIGHT");
    BoundCore core = select.cores().get(last);
    SelectCompiler.Part right = new SelectCompiler(state).core(core, ofCore(core, order), null);
    state.explain().pop();
    state.explain().pop();
    int width = right.columns().length;
    int first = state.newRegisters(3 * width);
    int[] keys = order.stream().mapToInt(OrderTerm::resultColumn).toArray();
    Operator merge =
        new Merge(
            Merge.Kind.valueOf(operator.name()),
            left.operator(),
            left.columns(),
            right.operator(),
            right.columns(),
            new SelectCompiler(state).order(order),
            keys,
            first);
    return new SelectCompiler.Part(merge, stored(first, width));
  }

  /** The terms, and then all columns that they lack. */
  private List<OrderTerm> allColumns(List<OrderTerm> wanted) {
    List<OrderTerm> result = new ArrayList<>(wanted);
    for (int i = 0; i < select.columns().size(); i++) {
      int column = i;
      if (wanted.stream().noneMatch(t -> t.resultColumn() == column)) {
        Collation collation = CompoundOrder.collation(select.cores(), i);
        result.add(new OrderTerm(select.columns().get(i).expr(), false, true, collation, i));
      }
    }
    return result;
  }

  /** The same terms as expressions of one core. */
  private static List<OrderTerm> ofCore(BoundCore core, List<OrderTerm> terms) {
    List<OrderTerm> result = new ArrayList<>();
    for (OrderTerm t : terms) {
      result.add(
          new OrderTerm(
              core.columns().get(t.resultColumn()).expr(),
              t.descending(),
              t.nullsFirst(),
              t.collation(),
              t.resultColumn()));
    }
    return result;
  }
}
