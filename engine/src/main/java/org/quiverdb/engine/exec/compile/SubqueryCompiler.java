package org.quiverdb.engine.exec.compile;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.expr.InValues;
import org.quiverdb.engine.exec.subquery.ExistsSubquery;
import org.quiverdb.engine.exec.subquery.InSet;
import org.quiverdb.engine.exec.subquery.ScalarSubquery;
import org.quiverdb.engine.exec.subquery.SetHolder;
import org.quiverdb.engine.exec.subquery.ValueSet;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.plan.Constants;

/** Compiles subqueries inside of expressions, and IN. */
final class SubqueryCompiler {
  private static final int SHORT_LIST = 3;

  private final CompileState state;
  private final Map<BoundSelect, ScalarSubquery> scalars = new IdentityHashMap<>();

  SubqueryCompiler(CompileState state) {
    this.state = state;
  }

  private CompiledQuery compile(BoundSelect query, String kind) {
    return compile(query, kind, false);
  }

  private CompiledQuery compile(BoundSelect query, String kind, boolean probed) {
    String correlated = query.isCorrelated() ? "CORRELATED " : "";
    state.explain().push(correlated + kind + " SUBQUERY " + query.number());
    try {
      CompiledQuery compiled = new SelectCompiler(state).compile(query);
      state.addNested(compiled.operator());
      if (probed && !query.isCorrelated()) {
        state.explain().add("CREATE BLOOM FILTER");
      }
      return compiled;
    } finally {
      state.explain().pop();
    }
  }

  private static Evaluator[] values(CompiledQuery query) {
    return query.columns().stream().map(CompiledQuery.Column::value).toArray(Evaluator[]::new);
  }

  /** A column of a scalar subquery; the columns of one query share its run. */
  Evaluator value(BoundExpr.QueryValue e) {
    ScalarSubquery scalar = scalars.get(e.query());
    if (scalar == null || e.index() == 0) {
      CompiledQuery query = compile(e.query(), "SCALAR");
      Evaluator[] columns = values(query);
      scalar =
          new ScalarSubquery(
              query.operator(),
              columns,
              state.newRegisters(columns.length),
              e.query().isCorrelated());
      scalars.put(e.query(), scalar);
    }
    return scalar.column(e.index());
  }

  Evaluator exists(int register, BoundExpr.Exists e) {
    CompiledQuery query = compile(e.query(), "SCALAR");
    return new ExistsSubquery(register, query.operator(), e.query().isCorrelated());
  }

  Evaluator inQuery(int register, BoundExpr.InQuery e) {
    return new InSet(register, state.expressions().compileAll(e.operands()), set(e, true));
  }

  Evaluator inList(int register, BoundExpr.InList e) {
    Evaluator operand = state.expressions().compile(e.operand());
    boolean constant = e.items().stream().allMatch(Constants::isConstant);
    if (constant && e.items().size() > SHORT_LIST) {
      return new InSet(register, new Evaluator[] {operand}, set(e, true));
    }
    return new InValues(
        register,
        operand,
        state.expressions().compileAll(e.items()),
        e.affinity(),
        state.collation(e.collation()),
        state.newRegister(),
        state.newRegister());
  }

  /** The set of the right side of an IN whose values are looped over. */
  ValueSet set(BoundExpr in) {
    return set(in, false);
  }

  private ValueSet set(BoundExpr in, boolean probed) {
    if (in instanceof BoundExpr.InList list) {
      boolean constant = list.items().stream().allMatch(Constants::isConstant);
      return held(
          new ValueSet(
              null,
              state.expressions().compileAll(list.items()),
              new @Nullable Affinity[] {list.affinity()},
              new Collation[] {state.collation(list.collation())},
              !constant,
              state.newRegister()));
    }
    if (!(in instanceof BoundExpr.InQuery q)) {
      throw new IllegalStateException("not an IN: " + in);
    }
    CompiledQuery query = compile(q.query(), "LIST", probed);
    int width = query.columns().size();
    Collation[] collations = new Collation[width];
    Arrays.setAll(collations, i -> state.collation(q.collations().get(i)));
    return held(
        new ValueSet(
            query.operator(),
            values(query),
            q.affinities().toArray(new @Nullable Affinity[width]),
            collations,
            q.query().isCorrelated(),
            state.newRegisters(width)));
  }

  /** Sees to it that a set is freed when the statement's operators are closed. */
  private ValueSet held(ValueSet set) {
    state.addNested(new SetHolder(set));
    return set;
  }
}
