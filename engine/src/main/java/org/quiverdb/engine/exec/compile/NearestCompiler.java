package org.quiverdb.engine.exec.compile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.MethodIndex;
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

/** Recognises {@code ORDER BY distance LIMIT k} over one table. */
final class NearestCompiler {
  private final CompileState state;
  private final DistanceOrder order;
  private final @Nullable BoundExpr where;

  private NearestCompiler(CompileState state, DistanceOrder order, @Nullable BoundExpr where) {
    this.state = state;
    this.order = order;
    this.where = where;
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
        : new NearestCompiler(state, order, core.where()).operator(limit, plan);
  }

  private Operator operator(Limit.Count limit, JoinPlan plan) {
    ExpressionCompiler expressions = state.expressions();
    TableSource table = order.table();
    Evaluator query = expressions.compile(order.query());
    Map<BoundExpr, Evaluator> computed = expressions.computed();
    computed.put(order.query(), query);
    expressions.setComputed(computed);
    int line = state.explain().lines().size();
    VectorPath path = VectorPath.choose(state, order, plan.levels().get(0));
    Operator rows = new JoinCompiler(state).compile(plan);
    path.explain(state.explain(), line);
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
    return new NearestRows(
        order,
        input,
        output,
        query,
        limit,
        isDirect(plan),
        keepsNulls(),
        byIndex(path, cursor, plan));
  }

  private NearestRows.@Nullable ByIndex byIndex(
      VectorPath path, TableCursor cursor, JoinPlan plan) {
    MethodIndex index = path.index();
    if (index == null) {
      return null;
    }
    // The lines of subqueries have been shown for the other way already.
    int lines = state.explain().lines().size();
    Evaluator condition = where == null ? null : state.expressions().compile(where);
    state.explain().cut(lines);
    return new NearestRows.ByIndex(
        index,
        cursor.column(order.column(), state.newRegister()),
        condition,
        path.forced(),
        !(plan.levels().get(0).path() instanceof AccessPath.TableScan));
  }

  /** Whether rows without a vector count. */
  private boolean keepsNulls() {
    return where == null || !hasNotNull(where);
  }

  private boolean hasNotNull(BoundExpr condition) {
    return condition instanceof BoundExpr.And and
        ? hasNotNull(and.left()) || hasNotNull(and.right())
        : order.isNotNull(condition);
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
}
