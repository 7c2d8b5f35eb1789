package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/**
 * Merges simple subqueries and views of FROM into the query around them, so that their tables take
 * part in the join and their columns are read directly. Source: "The SQLite Query Optimizer
 * Overview", section 12 (subquery flattening).
 */
public final class Flattener {
  private Flattener() {}

  /** Changes a query, and all queries inside of it, in place. */
  public static void flatten(BoundSelect select) {
    List<BoundCore> cores = new ArrayList<>();
    List<OrderTerm> orderBy = select.orderBy();
    for (BoundCore core : select.cores()) {
      Merged merged = new Merged(core, select.isCompound() ? List.of() : orderBy);
      merged.flatten();
      cores.add(merged.core);
      if (!select.isCompound()) {
        orderBy = merged.orderBy;
      }
    }
    select.change(cores, orderBy);
    insideExpressions(select);
  }

  private static void insideExpressions(BoundSelect select) {
    for (BoundCore core : select.cores()) {
      for (JoinItem item : core.from()) {
        item.on().forEach(Flattener::inside);
      }
      core.columns().forEach(c -> inside(c.expr()));
      inside(core.where());
      inside(core.having());
      core.groupBy().forEach(Flattener::inside);
      for (AggregateCall call : core.aggregates()) {
        call.arguments().forEach(Flattener::inside);
        inside(call.filter());
      }
      if (core.rows() != null) {
        core.rows().forEach(row -> row.forEach(Flattener::inside));
      }
    }
    select.orderBy().forEach(t -> inside(t.expr()));
    inside(select.limit());
    inside(select.offset());
  }

  /** Flattens the queries inside of an expression. */
  public static void inside(@Nullable BoundExpr expr) {
    if (expr == null) {
      return;
    }
    Walk.queries(expr).forEach(Flattener::flatten);
    Walk.children(expr).forEach(Flattener::inside);
  }

  /** A core on its way: its subqueries go one after the other. */
  private static final class Merged {
    private BoundCore core;
    private List<OrderTerm> orderBy;

    Merged(BoundCore core, List<OrderTerm> orderBy) {
      this.core = core;
      this.orderBy = orderBy;
    }

    void flatten() {
      for (JoinItem item : core.from()) {
        if (item.source() instanceof QuerySource q) {
          Flattener.flatten(q.query());
        }
      }
      int i = 0;
      while (i < core.from().size()) {
        if (core.from().get(i).source() instanceof QuerySource q && mergeable(i, q)) {
          int added = q.query().cores().get(0).from().size();
          merge(i, q);
          i += added;
        } else {
          i++;
        }
      }
    }

    private boolean mergeable(int position, QuerySource source) {
      BoundSelect query = source.query();
      BoundCore inner = query.cores().get(0);
      if (source.materialize()
          || query.isCompound()
          || query.limit() != null
          || inner.aggregated()
          || inner.distinct()
          || inner.rows() != null
          || inner.from().isEmpty()) {
        return false;
      }
      boolean join = core.from().size() > 1;
      if (!query.orderBy().isEmpty()) {
        boolean dropped = join || !orderBy.isEmpty();
        if (!dropped && (core.aggregated() || core.distinct())) {
          return false;
        }
      }
      if (core.from().get(position).kind() != JoinKind.LEFT) {
        return position == 0 || noOuterJoin(inner);
      }
      return inner.from().size() == 1
          && !core.aggregated()
          && !core.distinct()
          && inner.columns().stream().allMatch(c -> c.expr() instanceof BoundExpr.Column);
    }

    private static boolean noOuterJoin(BoundCore inner) {
      return inner.from().stream().noneMatch(item -> item.kind() == JoinKind.LEFT);
    }

    private void merge(int position, QuerySource source) {
      BoundSelect query = source.query();
      BoundCore inner = query.cores().get(0);
      List<BoundExpr> values = new ArrayList<>();
      for (ResultColumn column : inner.columns()) {
        values.add(column.expr());
      }
      Substitution substitution = new Substitution(source, values);
      if (orderBy.isEmpty() && core.from().size() == 1 && !query.orderBy().isEmpty()) {
        orderBy = lifted(query.orderBy());
      } else {
        orderBy = substitution.order(orderBy);
      }
      JoinItem item = core.from().get(position);
      BoundCore changed = substitution.core(core);
      List<JoinItem> from = new ArrayList<>(changed.from());
      List<BoundExpr> on = from.remove(position).on();
      BoundExpr where = changed.where();
      List<JoinItem> moved = new ArrayList<>(inner.from());
      JoinItem head = moved.get(0);
      List<BoundExpr> headOn = new ArrayList<>(head.on());
      headOn.addAll(on);
      if (item.kind() == JoinKind.LEFT) {
        if (inner.where() != null) {
          headOn.add(inner.where());
        }
      } else {
        where = and(inner.where(), where);
      }
      if (item.kind() == JoinKind.LEFT || moved.size() == 1) {
        moved.set(0, new JoinItem(head.source(), item.kind(), headOn, List.of()));
      } else {
        moved.set(0, new JoinItem(head.source(), item.kind(), head.on(), List.of()));
        for (BoundExpr condition : on) {
          where = and(where, condition);
        }
      }
      from.addAll(position, moved);
      core =
          new BoundCore(
              from,
              where,
              changed.groupBy(),
              changed.having(),
              changed.aggregates(),
              changed.aggregated(),
              changed.distinct(),
              changed.columns(),
              null);
    }

    /** Terms of the subquery's order, which say nothing about result columns out here. */
    private static List<OrderTerm> lifted(List<OrderTerm> terms) {
      List<OrderTerm> result = new ArrayList<>();
      for (OrderTerm t : terms) {
        result.add(new OrderTerm(t.expr(), t.descending(), t.nullsFirst(), t.collation(), -1));
      }
      return result;
    }

    private static @Nullable BoundExpr and(@Nullable BoundExpr a, @Nullable BoundExpr b) {
      if (a == null) {
        return b;
      }
      return b == null ? a : new BoundExpr.And(a, b);
    }
  }
}
