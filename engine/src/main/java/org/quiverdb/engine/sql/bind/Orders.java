package org.quiverdb.engine.sql.bind;

import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.NullsOrder;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;

/** Makes order terms. */
final class Orders {
  private Orders() {}

  static OrderTerm term(
      OrderingTerm written, BoundExpr expr, Collation collation, int resultColumn) {
    boolean descending = written.order().descending();
    boolean nullsFirst =
        written.nulls() == NullsOrder.UNSPECIFIED
            ? !descending
            : written.nulls() == NullsOrder.FIRST;
    return new OrderTerm(expr, descending, nullsFirst, collation, resultColumn);
  }

  /** {@code 1st}, {@code 2nd}, ... as messages number their terms. */
  static String ordinal(int number) {
    int tens = number % 100;
    String suffix =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + suffix;
  }
}
