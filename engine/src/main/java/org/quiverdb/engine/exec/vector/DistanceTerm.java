package org.quiverdb.engine.exec.vector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/**
 * A condition that no row satisfies whose distance is larger: {@code distance(t.e, q) < bound}, the
 * same turned around or with BETWEEN, and {@code >} for a similarity.
 *
 * @param query the vector that the condition measures from; whether it is the one of the ORDER BY
 *     only a run can tell when both are parameters
 * @param bound a value of the function
 * @param sign -1 when the distance is the function's value with the other sign
 */
public record DistanceTerm(BoundExpr query, BoundExpr bound, int sign) {

  /** The terms among conditions that measure the column and by the metric of an order. */
  public static List<DistanceTerm> find(
      DistanceOrder order, List<BoundExpr> conditions, List<JoinItem> from) {
    List<DistanceTerm> found = new ArrayList<>();
    for (BoundExpr condition : conditions) {
      DistanceTerm term =
          switch (condition) {
            case BoundExpr.Compare c -> find(order, c, from);
            case BoundExpr.Between b -> find(order, b, from);
            default -> null;
          };
      if (term != null) {
        found.add(term);
      }
    }
    return found;
  }

  private static @Nullable DistanceTerm find(
      DistanceOrder order, BoundExpr.Compare compare, List<JoinItem> from) {
    boolean less =
        compare.operator() == BinaryOperator.LT || compare.operator() == BinaryOperator.LE;
    boolean more =
        compare.operator() == BinaryOperator.GT || compare.operator() == BinaryOperator.GE;
    if (!less && !more) {
      return null;
    }
    DistanceTerm term = of(order, compare.left(), compare.right(), less, from);
    return term == null ? of(order, compare.right(), compare.left(), more, from) : term;
  }

  private static @Nullable DistanceTerm find(
      DistanceOrder order, BoundExpr.Between between, List<JoinItem> from) {
    DistanceTerm term = of(order, between.operand(), between.high().right(), true, from);
    return term == null ? of(order, between.operand(), between.low().right(), false, from) : term;
  }

  /**
   * @param less whether the value of the call must be below the bound
   */
  private static @Nullable DistanceTerm of(
      DistanceOrder order, BoundExpr call, BoundExpr bound, boolean less, List<JoinItem> from) {
    DistanceOf distance = DistanceOf.find(call, from);
    return distance != null
            && distance.table() == order.table()
            && distance.column() == order.column()
            && distance.function().metric() == order.function().metric()
            && distance.function().isSimilarity() != less
            && DistanceOf.isSameForAllRows(bound, from)
        ? new DistanceTerm(distance.query(), bound, distance.function().isSimilarity() ? -1 : 1)
        : null;
  }
}
