package org.quiverdb.engine.exec.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.vector.DistanceFunction;
import org.quiverdb.engine.exec.function.vector.VectorFunctions;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.bind.Walk;

/**
 * The order of a query that wants its rows by their distance from one vector, nearest first:
 *
 * <pre>
 *   SELECT ... FROM t [WHERE ...] ORDER BY distance(t.e, q) [NULLS FIRST|LAST] [, rowid]
 * </pre>
 *
 * where {@code distance} is any of the distance functions, its arguments may be swapped, {@code q}
 * does not depend on {@code t}, and {@code t} is a table with rowids. Of a similarity (inner
 * product) it is the descending order.
 *
 * @param call the whole ordering expression
 * @param column position of the vector column in the table
 * @param query the vector to measure from
 * @param nullsFirst whether rows without a distance come before the others
 */
public record DistanceOrder(
    BoundExpr.Call call,
    DistanceFunction function,
    TableSource table,
    int column,
    BoundExpr query,
    boolean nullsFirst) {

  /** Recognises the shape; null for any other query. */
  public static @Nullable DistanceOrder of(BoundCore core, List<OrderTerm> orderBy) {
    boolean plain = !core.aggregated() && !core.distinct() && core.from().size() == 1;
    if (!plain
        || !(core.from().get(0).source() instanceof TableSource table)
        || table.table().withoutRowid()
        || !endsWithRowid(orderBy, table)) {
      return null;
    }
    OrderTerm term = orderBy.get(0);
    BoundExpr expr =
        term.resultColumn() < 0 ? term.expr() : core.columns().get(term.resultColumn()).expr();
    if (!(expr instanceof BoundExpr.Call call)) {
      return null;
    }
    DistanceFunction function = VectorFunctions.distance(call.function().definition());
    if (function == null || function.isSimilarity() != term.descending()) {
      return null;
    }
    BoundExpr left = call.arguments().get(0);
    BoundExpr right = call.arguments().get(1);
    boolean swapped = !isColumn(left, table);
    BoundExpr query = swapped ? left : right;
    return isColumn(swapped ? right : left, table) && !dependsOn(query, table)
        ? new DistanceOrder(
            call,
            function,
            table,
            ((BoundExpr.Column) (swapped ? right : left)).index(),
            query,
            term.nullsFirst())
        : null;
  }

  /** Ties go to the smaller rowid anyway, so that may be said too. */
  private static boolean endsWithRowid(List<OrderTerm> orderBy, TableSource table) {
    if (orderBy.size() == 2) {
      OrderTerm last = orderBy.get(1);
      return !last.descending()
          && last.expr() instanceof BoundExpr.Column c
          && c.source() == table
          && (c.index() == Source.ROWID || c.index() == table.table().rowidAlias());
    }
    return orderBy.size() == 1;
  }

  private static boolean isColumn(BoundExpr expr, TableSource table) {
    return expr instanceof BoundExpr.Column c
        && c.source() == table
        && c.index() >= 0
        && c.index() != table.table().rowidAlias()
        && table.table().columns().get(c.index()).generated() == null;
  }

  private static boolean dependsOn(BoundExpr query, TableSource table) {
    return Walk.any(
        query,
        part ->
            switch (part) {
              case BoundExpr.Column c -> c.source() == table;
              case BoundExpr.Call c -> !c.function().deterministic();
              case BoundExpr.AggregateValue a -> true;
              case BoundExpr.Raise r -> true;
              default ->
                  Walk.queries(part).stream().anyMatch(q -> q.outerSources().contains(table));
            });
  }

  /** Whether a condition is {@code e IS NOT NULL} of the vector column. */
  public boolean isNotNull(BoundExpr condition) {
    return condition instanceof BoundExpr.IsNull test
        && test.negated()
        && test.operand() instanceof BoundExpr.Column c
        && c.source() == table
        && c.index() == column;
  }
}
