package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the expressions behind a subquery's columns in the place of those columns, everywhere in the
 * query around it.
 */
final class Substitution {
  private final Source replaced;
  private final List<BoundExpr> values;

  /**
   * @param values what stands for each column of {@code replaced}
   */
  Substitution(Source replaced, List<BoundExpr> values) {
    this.replaced = replaced;
    this.values = values;
  }

  BoundExpr expr(BoundExpr expr) {
    return Walk.replace(expr, this::change);
  }

  private BoundExpr change(BoundExpr part) {
    switch (part) {
      case BoundExpr.Column c -> {
        return c.source() != replaced
            ? c
            : c.index() < 0 ? new BoundExpr.NullConstant() : values.get(c.index());
      }
      case BoundExpr.AggregateValue a -> call(a.call());
      default -> Walk.queries(part).forEach(this::select);
    }
    return part;
  }

  @Nullable BoundExpr optional(@Nullable BoundExpr expr) {
    return expr == null ? null : expr(expr);
  }

  List<BoundExpr> all(List<BoundExpr> exprs) {
    List<BoundExpr> result = new ArrayList<>(exprs.size());
    for (BoundExpr expr : exprs) {
      result.add(expr(expr));
    }
    return result;
  }

  void call(AggregateCall call) {
    call.change(all(call.arguments()), optional(call.filter()), order(call.orderBy()));
  }

  List<OrderTerm> order(List<OrderTerm> terms) {
    List<OrderTerm> result = new ArrayList<>(terms.size());
    for (OrderTerm t : terms) {
      result.add(
          new OrderTerm(
              expr(t.expr()), t.descending(), t.nullsFirst(), t.collation(), t.resultColumn()));
    }
    return result;
  }

  /** Changes a query that refers to the replaced source from inside. */
  private void select(BoundSelect select) {
    if (!select.outerSources().remove(replaced)) {
      return;
    }
    for (BoundExpr value : values) {
      addSources(value, select);
    }
    List<BoundCore> cores = new ArrayList<>();
    for (BoundCore core : select.cores()) {
      cores.add(core(core));
    }
    select.change(cores, order(select.orderBy()));
  }

  private static void addSources(BoundExpr expr, BoundSelect select) {
    if (expr instanceof BoundExpr.Column c) {
      select.outerSources().add(c.source());
    }
    for (BoundSelect inner : Walk.queries(expr)) {
      select.outerSources().addAll(inner.outerSources());
    }
    for (BoundExpr child : Walk.children(expr)) {
      addSources(child, select);
    }
  }

  /** The same core with the columns replaced. */
  BoundCore core(BoundCore core) {
    List<JoinItem> from = new ArrayList<>();
    for (JoinItem item : core.from()) {
      if (item.source() instanceof QuerySource q) {
        select(q.query());
      }
      from.add(new JoinItem(item.source(), item.kind(), all(item.on()), item.using()));
    }
    core.aggregates().forEach(this::call);
    List<ResultColumn> columns = new ArrayList<>();
    for (ResultColumn c : core.columns()) {
      columns.add(
          new ResultColumn(
              c.name(), c.inputName(), c.alias(), expr(c.expr()), c.declaredType(), c.origin()));
    }
    List<List<BoundExpr>> rows = null;
    if (core.rows() != null) {
      rows = new ArrayList<>();
      for (List<BoundExpr> row : core.rows()) {
        rows.add(all(row));
      }
    }
    return new BoundCore(
        from,
        optional(core.where()),
        all(core.groupBy()),
        optional(core.having()),
        core.aggregates(),
        core.aggregated(),
        core.distinct(),
        columns,
        rows);
  }
}
