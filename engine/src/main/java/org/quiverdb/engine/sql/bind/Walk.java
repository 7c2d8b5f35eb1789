package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.quiverdb.engine.sql.bind.BoundExpr.Case.When;

/**
 * Looking at and replacing parts of bound expressions. Queries inside an expression are leaves;
 * what they refer to is not.
 */
public final class Walk {
  private Walk() {}

  /** The direct operands of an expression, from left to right. */
  public static List<BoundExpr> children(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.Unary e -> List.of(e.operand());
      case BoundExpr.Not e -> List.of(e.operand());
      case BoundExpr.And e -> List.of(e.left(), e.right());
      case BoundExpr.Or e -> List.of(e.left(), e.right());
      case BoundExpr.Arithmetic e -> List.of(e.left(), e.right());
      case BoundExpr.Compare e -> List.of(e.left(), e.right());
      case BoundExpr.IsNull e -> List.of(e.operand());
      case BoundExpr.TruthTest e -> List.of(e.operand());
      case BoundExpr.Between e -> List.of(e.operand(), e.low().right(), e.high().right());
      case BoundExpr.Case e -> children(e);
      case BoundExpr.Cast e -> List.of(e.operand());
      case BoundExpr.Collate e -> List.of(e.operand());
      case BoundExpr.Call e -> e.arguments();
      case BoundExpr.InList e -> {
        List<BoundExpr> all = new ArrayList<>(e.items().size() + 1);
        all.add(e.operand());
        all.addAll(e.items());
        yield all;
      }
      case BoundExpr.InQuery e -> e.operands();
      case BoundExpr.RowCompare e -> List.copyOf(e.pairs());
      case BoundExpr.Row e -> e.values();
      case BoundExpr.Raise e -> e.message() == null ? List.of() : List.of(e.message());
      case BoundExpr.NullConstant e -> List.of();
      case BoundExpr.IntegerConstant e -> List.of();
      case BoundExpr.RealConstant e -> List.of();
      case BoundExpr.TextConstant e -> List.of();
      case BoundExpr.BlobConstant e -> List.of();
      case BoundExpr.Parameter e -> List.of();
      case BoundExpr.Column e -> List.of();
      case BoundExpr.AggregateValue e -> List.of();
      case BoundExpr.Exists e -> List.of();
      case BoundExpr.QueryValue e -> List.of();
      case BoundExpr.CurrentTime e -> List.of();
    };
  }

  private static List<BoundExpr> children(BoundExpr.Case e) {
    List<BoundExpr> all = new ArrayList<>();
    if (e.base() != null) {
      all.add(e.base());
    }
    for (When arm : e.whens()) {
      boolean compares = e.base() != null && arm.when() instanceof BoundExpr.Compare;
      all.add(compares ? ((BoundExpr.Compare) arm.when()).right() : arm.when());
      all.add(arm.then());
    }
    if (e.otherwise() != null) {
      all.add(e.otherwise());
    }
    return all;
  }

  /** Whether the expression or a part of it satisfies a condition. */
  public static boolean any(BoundExpr expr, Predicate<BoundExpr> condition) {
    if (condition.test(expr)) {
      return true;
    }
    for (BoundExpr child : children(expr)) {
      if (any(child, condition)) {
        return true;
      }
    }
    return false;
  }

  /** The query inside an expression node, as a list of none or one. */
  public static List<BoundSelect> queries(BoundExpr expr) {
    return switch (expr) {
      case BoundExpr.Exists e -> List.of(e.query());
      case BoundExpr.QueryValue e -> List.of(e.query());
      case BoundExpr.InQuery e -> List.of(e.query());
      default -> List.of();
    };
  }

  /**
   * Replaces parts, from the top: where {@code change} gives another object than it got, that
   * stands for the whole part; otherwise the operands are looked at.
   */
  public static BoundExpr replace(BoundExpr expr, UnaryOperator<BoundExpr> change) {
    BoundExpr changed = change.apply(expr);
    return changed == expr ? Rebuild.withChildren(expr, child -> replace(child, change)) : changed;
  }
}
