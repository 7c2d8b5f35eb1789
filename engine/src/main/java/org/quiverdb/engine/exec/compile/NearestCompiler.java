package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
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
import org.quiverdb.engine.exec.vector.DistanceBound;
import org.quiverdb.engine.exec.vector.DistanceOrder;
import org.quiverdb.engine.exec.vector.DistanceTerm;
import org.quiverdb.engine.exec.vector.NearestRows;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.JoinPlan;
import org.quiverdb.engine.sql.plan.JoinPlanner;
import org.quiverdb.engine.sql.plan.OrderWish;

/**
 * Recognises {@code ORDER BY distance LIMIT k} over one table, and over a join when a vector index
 * finds the nearest rows of one of its tables.
 */
final class NearestCompiler {
  private final CompileState state;
  private final DistanceOrder order;
  private final BoundCore core;

  /** The loops of the exact way. */
  private final JoinPlan plan;

  private final VectorPath path;

  /** The loops with the table outermost, which an index stands in for; or null. */
  private final @Nullable JoinPlan driven;

  private NearestCompiler(
      CompileState state,
      DistanceOrder order,
      BoundCore core,
      JoinPlan plan,
      VectorPath path,
      @Nullable JoinPlan driven) {
    this.state = state;
    this.order = order;
    this.core = core;
    this.plan = plan;
    this.path = path;
    this.driven = driven;
  }

  /**
   * The rows in order, or null if it is another query. Afterwards the columns of the sources are
   * those of the row that is handed out, and the ordering expression has been computed.
   */
  static @Nullable NearestRows compile(
      CompileState state,
      BoundCore core,
      List<OrderTerm> orderBy,
      Limit.@Nullable Count limit,
      JoinPlan plan) {
    DistanceOrder order = limit == null ? null : DistanceOrder.of(core, orderBy);
    if (order == null || limit == null) {
      return null;
    }
    boolean join = core.from().size() > 1;
    VectorPath path = VectorPath.choose(state, order, core, plan);
    JoinPlan driven =
        path.index() == null
            ? null
            : new JoinPlanner(core.from(), core.where(), state.use(), OrderWish.NONE)
                .planFrom(order.table());
    return join && driven == null
        ? null
        : new NearestCompiler(state, order, core, plan, path, driven).operator(limit);
  }

  private NearestRows operator(Limit.Count limit) {
    ExpressionCompiler expressions = state.expressions();
    Evaluator query = expressions.compile(order.query());
    Map<BoundExpr, Evaluator> computed = expressions.computed();
    computed.put(order.query(), query);
    expressions.setComputed(computed);
    int line = state.explain().lines().size();
    NearestRows.Input input = input();
    JoinCompiler joins = new JoinCompiler(state);
    if (driven == null) {
      path.explain(state.explain(), line);
    } else {
      // The loops of the index are shown, not those of the other way.
      state.explain().cut(line);
      joins.prepare(driven);
      path.explain(state.explain());
    }
    TableCursor cursor = new PathCompiler(state).cursor(order.table(), null);
    state.setRow(order.table(), cursor);
    NearestRows.ByIndex byIndex = driven == null ? null : byIndex(cursor, driven);
    Operator joined = driven == null ? null : joins.compileInside(driven);
    int register = state.newRegister();
    NearestRows.Output output =
        new NearestRows.Output(cursor, expressions.compile(order.call()), register, joined);
    computed.put(order.call(), new Stored(register));
    return new NearestRows(
        order, input, output, query, limit, isDirect(), keepsNulls(core.where()), byIndex);
  }

  private NearestRows.Input input() {
    Operator rows = new JoinCompiler(state).compile(plan);
    SourceRow found = state.row(order.table());
    if (found == null) {
      throw new IllegalStateException("a table without row");
    }
    return new NearestRows.Input(
        rows,
        found.column(order.column(), state.newRegister()),
        found.column(Source.ROWID, state.newRegister()),
        state.expressions().compile(order.call()));
  }

  private NearestRows.@Nullable ByIndex byIndex(TableCursor cursor, JoinPlan loops) {
    MethodIndex index = path.index();
    if (index == null) {
      return null;
    }
    List<BoundExpr> conditions = new ArrayList<>(loops.constants());
    conditions.addAll(loops.levels().get(0).conditions());
    List<DistanceBound> bounds = new ArrayList<>();
    ExpressionCompiler expressions = state.expressions();
    Map<BoundExpr, Evaluator> computed = expressions.computed();
    for (DistanceTerm term : DistanceTerm.find(order, conditions, core.from())) {
      Evaluator bound = expressions.compile(term.bound());
      // The condition is compiled too, and a subquery needs to run once only.
      computed.put(term.bound(), bound);
      bounds.add(new DistanceBound(expressions.compile(term.query()), bound, term.sign()));
    }
    Map<BoundExpr, Evaluator> before = expressions.setComputed(computed);
    List<Evaluator> where = List.of(expressions.compileAll(conditions));
    expressions.setComputed(before);
    return new NearestRows.ByIndex(
        index,
        cursor.column(order.column(), state.newRegister()),
        where,
        bounds,
        path.forced(),
        few());
  }

  /** What is known of the rows of the exact way. */
  private NearestRows.Few few() {
    JoinPlan.Level first = plan.levels().get(0);
    boolean byEntries =
        plan.levels().size() == 1
            && first.conditions().isEmpty()
            && !(first.path() instanceof AccessPath.OrUnion);
    if (!isSelective(first.path())) {
      return NearestRows.Few.NEVER;
    }
    return first.source() != order.table()
        ? NearestRows.Few.UNKNOWN
        : byEntries ? NearestRows.Few.ENTRIES : NearestRows.Few.ROWS;
  }

  /** Whether the exact way begins with few rows, so that it is worth a try. */
  private static boolean isSelective(AccessPath first) {
    return switch (first) {
      case AccessPath.TableScan s -> false;
      case AccessPath.SourceScan s -> false;
      case AccessPath.IndexSearch s ->
          !s.equal().isEmpty() || s.lower() != null || s.upper() != null;
      default -> true;
    };
  }

  /** Whether rows without a vector count. */
  private boolean keepsNulls(@Nullable BoundExpr where) {
    return where == null || !hasNotNull(where);
  }

  private boolean hasNotNull(BoundExpr condition) {
    return condition instanceof BoundExpr.And and
        ? hasNotNull(and.left()) || hasNotNull(and.right())
        : order.isNotNull(condition);
  }

  /** Whether all rows of the table are wanted, but for those without a vector. */
  private boolean isDirect() {
    JoinPlan.Level level = plan.levels().get(0);
    return plan.levels().size() == 1
        && level.path() instanceof AccessPath.TableScan
        && plan.constants().isEmpty()
        && level.joinConditions().isEmpty()
        && level.conditions().stream().allMatch(order::isNotNull)
        && order.table().table().rootPage() > 1;
  }
}
