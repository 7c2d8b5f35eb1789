package org.quiverdb.engine.exec.compile;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.scan.CountRows;
import org.quiverdb.engine.sql.bind.AggregateCall;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.JoinPlan;

/** Recognises {@code SELECT count(*) FROM t}, which needs no row. */
final class CountCompiler {
  private CountCompiler() {}

  /** The compiled query, or null if it is another one. */
  static SelectCompiler.@Nullable Part compile(CompileState state, BoundCore core, JoinPlan plan) {
    if (core.from().size() != 1
        || !(core.from().get(0).source() instanceof TableSource table)
        || core.where() != null
        || core.having() != null
        || !core.groupBy().isEmpty()
        || core.columns().size() != 1
        || !(core.columns().get(0).expr() instanceof BoundExpr.AggregateValue value)
        || !isCountStar(value.call())) {
      return null;
    }
    AccessPath path = plan.levels().get(0).path();
    Index index = path instanceof AccessPath.IndexSearch s ? s.index() : null;
    if (index == null && !(path instanceof AccessPath.TableScan)) {
      return null;
    }
    PlanText.explain(state.explain(), plan.levels().get(0));
    int register = state.newRegister();
    CountRows count =
        new CountRows(new PathCompiler(state).cursor(table, index), index != null, register);
    return new SelectCompiler.Part(count, new Evaluator[] {new Stored(register)});
  }

  private static boolean isCountStar(AggregateCall call) {
    return call.function().name().equals("count")
        && call.arguments().isEmpty()
        && call.filter() == null;
  }
}
