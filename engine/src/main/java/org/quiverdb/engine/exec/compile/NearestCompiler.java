package org.quiverdb.engine.exec.compile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.exec.sort.Limit;
import org.quiverdb.engine.exec.vector.DistanceOrder;
import org.quiverdb.engine.exec.vector.NearestRows;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.JoinPlan;
import org.quiverdb.vector.DistanceMetric;

/** Recognises {@code ORDER BY distance LIMIT k} over one table. */
final class NearestCompiler {
  private final CompileState state;
  private final DistanceOrder order;

  private NearestCompiler(CompileState state, DistanceOrder order) {
    this.state = state;
    this.order = order;
  }

  /**
   * The rows in order, or null if it is another query. Afterwards the table's columns are those of
   * the row that is handed out, and the ordering expression has been computed.
   */
  static @Nullable Operator compile(
      CompileState state,
      BoundCore core,
      List<OrderTerm> orderBy,
      Limit.@Nullable Count limit,
      JoinPlan plan) {
    DistanceOrder order = limit == null ? null : DistanceOrder.of(core, orderBy);
    return order == null || limit == null
        ? null
        : new NearestCompiler(state, order).operator(limit, plan);
  }

  private Operator operator(Limit.Count limit, JoinPlan plan) {
    ExpressionCompiler expressions = state.expressions();
    TableSource table = order.table();
    Evaluator query = expressions.compile(order.query());
    Map<BoundExpr, Evaluator> computed = expressions.computed();
    computed.put(order.query(), query);
    expressions.setComputed(computed);
    int line = state.explain().lines().size();
    Operator rows = new JoinCompiler(state).compile(plan);
    state.explain().append(line, " (EXACT VECTOR TOP-K " + name(order.function().metric()) + ")");
    SourceRow found = state.row(table);
    if (found == null) {
      throw new IllegalStateException("a table without row");
    }
    NearestRows.Input input =
        new NearestRows.Input(
            rows,
            found.column(order.column(), state.newRegister()),
            found.column(Source.ROWID, state.newRegister()),
            expressions.compile(order.call()));
    TableCursor cursor = new PathCompiler(state).cursor(table, null);
    state.setRow(table, cursor);
    int register = state.newRegister();
    NearestRows.Output output =
        new NearestRows.Output(cursor, expressions.compile(order.call()), register);
    computed.put(order.call(), new Stored(register));
    List<BoundExpr> conditions = plan.levels().get(0).conditions();
    return new NearestRows(
        order, input, output, query, limit, isDirect(plan), conditions.isEmpty());
  }

  /** Whether all rows of the table are wanted, but for those without a vector. */
  private boolean isDirect(JoinPlan plan) {
    JoinPlan.Level level = plan.levels().get(0);
    return level.path() instanceof AccessPath.TableScan
        && plan.constants().isEmpty()
        && level.joinConditions().isEmpty()
        && level.conditions().stream().allMatch(order::isNotNull)
        && order.table().table().rootPage() > 1;
  }

  private static String name(DistanceMetric metric) {
    return metric == DistanceMetric.COSINE ? "cos" : metric.name().toLowerCase(Locale.ROOT);
  }
}
