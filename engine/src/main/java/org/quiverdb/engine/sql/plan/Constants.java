package org.quiverdb.engine.sql.plan;

import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.Walk;

/** Tells expressions apart whose value cannot change while a statement runs. */
public final class Constants {
  private Constants() {}

  /** Whether the value is the same on every row: no column, no aggregate, no changing function. */
  public static boolean isConstant(BoundExpr expr) {
    return !Walk.any(expr, Constants::varies);
  }

  private static boolean varies(BoundExpr part) {
    return switch (part) {
      case BoundExpr.Column c -> true;
      case BoundExpr.AggregateValue a -> true;
      case BoundExpr.Raise r -> true;
      case BoundExpr.Call c -> !c.function().deterministic();
      default -> Walk.queries(part).stream().anyMatch(BoundSelect::isCorrelated);
    };
  }

  /** Whether a query stands somewhere in the expression. */
  public static boolean hasQuery(BoundExpr expr) {
    return Walk.any(expr, part -> !Walk.queries(part).isEmpty());
  }
}
