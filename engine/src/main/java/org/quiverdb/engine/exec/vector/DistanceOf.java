package org.quiverdb.engine.exec.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.vector.DistanceFunction;
import org.quiverdb.engine.exec.function.vector.VectorFunctions;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.bind.Walk;

/**
 * A call of a distance function on a column of one table of a query, and on a vector that is the
 * same for all rows.
 *
 * @param call the whole expression
 * @param column position of the column in the table
 * @param query the vector to measure from
 */
record DistanceOf(
    BoundExpr.Call call,
    DistanceFunction function,
    TableSource table,
    int column,
    BoundExpr query) {

  /** Recognises the call; null for any other expression. */
  static @Nullable DistanceOf find(BoundExpr expr, List<JoinItem> from) {
    if (!(expr instanceof BoundExpr.Call call)) {
      return null;
    }
    DistanceFunction function = VectorFunctions.distance(call.function().definition());
    if (function == null) {
      return null;
    }
    BoundExpr left = call.arguments().get(0);
    BoundExpr right = call.arguments().get(1);
    DistanceOf found = find(call, function, left, right, from);
    return found == null ? find(call, function, right, left, from) : found;
  }

  private static @Nullable DistanceOf find(
      BoundExpr.Call call,
      DistanceFunction function,
      BoundExpr vector,
      BoundExpr query,
      List<JoinItem> from) {
    return vector instanceof BoundExpr.Column c
            && c.source() instanceof TableSource table
            && isOneOf(table, from)
            && isStored(c, table)
            && isSameForAllRows(query, from)
        ? new DistanceOf(call, function, table, c.index(), query)
        : null;
  }

  private static boolean isStored(BoundExpr.Column column, TableSource table) {
    return !table.table().withoutRowid()
        && column.index() >= 0
        && column.index() != table.table().rowidAlias()
        && table.table().columns().get(column.index()).generated() == null;
  }

  /** Whether an expression has one value in each run of a query. */
  static boolean isSameForAllRows(BoundExpr expr, List<JoinItem> from) {
    return !Walk.any(
        expr,
        part ->
            switch (part) {
              case BoundExpr.Column c -> isOneOf(c.source(), from);
              case BoundExpr.Call c -> !c.function().deterministic();
              case BoundExpr.AggregateValue a -> true;
              case BoundExpr.Raise r -> true;
              default ->
                  Walk.queries(part).stream()
                      .anyMatch(q -> q.outerSources().stream().anyMatch(s -> isOneOf(s, from)));
            });
  }

  private static boolean isOneOf(Source source, List<JoinItem> from) {
    return from.stream().anyMatch(item -> item.source() == source);
  }
}
