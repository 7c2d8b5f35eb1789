package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/** Makes a LEFT JOIN an inner one where WHERE refuses the rows of NULLs that it would add. */
final class LeftJoins {
  private LeftJoins() {}

  static List<JoinItem> reduce(List<JoinItem> from, @Nullable BoundExpr where) {
    List<JoinItem> result = new ArrayList<>();
    for (JoinItem item : from) {
      boolean plain =
          item.kind() == JoinKind.LEFT && where != null && refusesNulls(where, item.source());
      result.add(
          plain ? new JoinItem(item.source(), JoinKind.INNER, item.on(), item.using()) : item);
    }
    return result;
  }

  /** Whether a condition cannot be true when all columns of a source are NULL. */
  private static boolean refusesNulls(BoundExpr condition, Source source) {
    return switch (condition) {
      case BoundExpr.And and ->
          refusesNulls(and.left(), source) || refusesNulls(and.right(), source);
      case BoundExpr.Or or -> refusesNulls(or.left(), source) && refusesNulls(or.right(), source);
      case BoundExpr.Compare c ->
          c.operator() != BinaryOperator.IS
              && c.operator() != BinaryOperator.IS_NOT
              && (isNull(c.left(), source) || isNull(c.right(), source));
      case BoundExpr.IsNull n -> n.negated() && isNull(n.operand(), source);
      case BoundExpr.Between b -> isNull(b.operand(), source);
      case BoundExpr.InList in -> isNull(in.operand(), source);
      case BoundExpr.Not not -> isNull(not.operand(), source);
      default -> isNull(condition, source);
    };
  }

  /** Whether an expression is NULL when all columns of a source are. */
  private static boolean isNull(BoundExpr expr, Source source) {
    return switch (expr) {
      case BoundExpr.Column c -> c.source() == source;
      case BoundExpr.Arithmetic a -> isNull(a.left(), source) || isNull(a.right(), source);
      case BoundExpr.Unary u -> isNull(u.operand(), source);
      case BoundExpr.Collate c -> isNull(c.operand(), source);
      case BoundExpr.Cast c -> isNull(c.operand(), source);
      case BoundExpr.Not n -> isNull(n.operand(), source);
      case BoundExpr.Compare c ->
          c.operator() != BinaryOperator.IS
              && c.operator() != BinaryOperator.IS_NOT
              && (isNull(c.left(), source) || isNull(c.right(), source));
      default -> false;
    };
  }
}
