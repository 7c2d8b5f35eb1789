package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/**
 * Affinity and collation of expressions. Source: "Datatypes In SQLite", sections 3.2 (affinity of
 * expressions), 4.2 (conversions before comparison) and 7.1 (collating sequences).
 */
public final class Typing {
  private Typing() {}

  /** The affinity of an expression; null for none, which is not the same as BLOB. */
  public static @Nullable Affinity affinity(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.Column c ->
          c.index() == Source.ROWID
              ? Affinity.INTEGER
              : c.source().columns().get(c.index()).affinity();
      case BoundExpr.Cast c -> c.affinity();
      case BoundExpr.Collate c -> affinity(c.operand());
      case BoundExpr.QueryValue q -> affinity(q.query().columns().get(q.index()).expr());
      default -> null;
    };
  }

  /** The affinity applied to both sides of a comparison, or null. */
  public static @Nullable Affinity comparison(@Nullable Affinity a, @Nullable Affinity b) {
    if (a != null && b != null) {
      return isNumeric(a) || isNumeric(b) ? Affinity.NUMERIC : null;
    }
    Affinity one = a != null ? a : b;
    return one == Affinity.BLOB ? null : one;
  }

  /** Whether values of this affinity are numbers where they can be. */
  public static boolean isNumeric(Affinity affinity) {
    return affinity != Affinity.TEXT && affinity != Affinity.BLOB;
  }

  /** The collation of an expression, explicit or of a column; null when it has none. */
  public static @Nullable Collation collation(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.Column c ->
          c.index() == Source.ROWID ? null : c.source().columns().get(c.index()).collation();
      case BoundExpr.Collate c -> c.collation();
      case BoundExpr.Cast c -> collation(c.operand());
      case BoundExpr.Unary u when u.operator() == UnaryOperator.PLUS -> collation(u.operand());
      default -> explicit(expr);
    };
  }

  /** The collation for an order or a group by this expression. */
  public static Collation orderCollation(BoundExpr expr) {
    Collation collation = collation(expr);
    return collation == null ? Collation.BINARY : collation;
  }

  /** The collation of a comparison: explicit on the left, explicit on the right, then columns. */
  public static Collation comparison(BoundExpr left, BoundExpr right) {
    if (explicit(left) != null) {
      return orderCollation(left);
    }
    if (explicit(right) != null) {
      return orderCollation(right);
    }
    Collation collation = collation(left);
    if (collation == null) {
      collation = collation(right);
    }
    return collation == null ? Collation.BINARY : collation;
  }

  /** The collation of a COLLATE operator in the expression, the leftmost; null if there is none. */
  static @Nullable Collation explicit(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.Collate c -> c.collation();
      case BoundExpr.InQuery q -> firstExplicit(q.operands());
      case BoundExpr.AggregateValue a -> firstExplicit(a.call().arguments());
      default -> firstExplicit(Walk.children(expr));
    };
  }

  private static @Nullable Collation firstExplicit(List<BoundExpr> exprs) {
    for (BoundExpr expr : exprs) {
      Collation collation = explicit(expr);
      if (collation != null) {
        return collation;
      }
    }
    return null;
  }
}
