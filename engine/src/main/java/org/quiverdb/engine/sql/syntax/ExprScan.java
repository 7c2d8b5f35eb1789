package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/** What an expression contains, asked of its tree. Queries inside of it are not looked into. */
public final class ExprScan {
  private ExprScan() {}

  /**
   * Whether an expression has no columns, parameters or queries. Names in double quotes are
   * strings.
   */
  public static boolean isConstant(Expr expr) {
    return !any(
        expr,
        e ->
            e instanceof Expr.ColumnRef ref && !isWord(ref)
                || e instanceof Expr.Parameter
                || isQuery(e));
  }

  private static boolean isWord(Expr.ColumnRef ref) {
    return ref.table() == null
        && (ref.column().quotedWithDouble() || ref.column().is("true") || ref.column().is("false"));
  }

  public static boolean hasQuery(Expr expr) {
    return any(expr, ExprScan::isQuery);
  }

  public static boolean hasParameter(Expr expr) {
    return any(expr, e -> e instanceof Expr.Parameter);
  }

  private static boolean isQuery(Expr e) {
    return e instanceof Expr.Subquery
        || e instanceof Expr.Exists
        || e instanceof Expr.InSelect
        || e instanceof Expr.InTable;
  }

  /** The columns of an expression from left to right. */
  public static List<Expr.ColumnRef> columns(Expr expr) {
    List<Expr.ColumnRef> found = new ArrayList<>();
    any(
        expr,
        e -> {
          if (e instanceof Expr.ColumnRef ref) {
            found.add(ref);
          }
          return false;
        });
    return found;
  }

  /** The queries of an expression, as operators: IN with a query or table, EXISTS, subqueries. */
  public static List<Expr> queries(Expr expr) {
    List<Expr> found = new ArrayList<>();
    any(expr, e -> isQuery(e) && !found.add(e));
    return found;
  }

  /** The calls of an expression. */
  public static List<Expr.FunctionCall> calls(Expr expr) {
    List<Expr.FunctionCall> found = new ArrayList<>();
    any(
        expr,
        e -> {
          if (e instanceof Expr.FunctionCall call) {
            found.add(call);
          }
          return false;
        });
    return found;
  }

  private static boolean any(Expr expr, Predicate<Expr> test) {
    if (test.test(expr)) {
      return true;
    }
    return switch (expr) {
      case Expr.Unary e -> any(e.operand(), test);
      case Expr.Binary e -> any(e.left(), test) || any(e.right(), test);
      case Expr.Collate e -> any(e.operand(), test);
      case Expr.Cast e -> any(e.operand(), test);
      case Expr.FunctionCall e -> e.arguments().stream().anyMatch(a -> any(a, test));
      case Expr.Like e -> any(e.operand(), test) || any(e.pattern(), test);
      case Expr.IsNull e -> any(e.operand(), test);
      case Expr.Between e -> any(e.operand(), test) || any(e.low(), test) || any(e.high(), test);
      case Expr.InList e ->
          any(e.operand(), test) || e.items().stream().anyMatch(i -> any(i, test));
      case Expr.InSelect e -> any(e.operand(), test);
      case Expr.InTable e -> any(e.operand(), test);
      case Expr.Case e -> anyOfCase(e, test);
      case Expr.RowValue e -> e.values().stream().anyMatch(v -> any(v, test));
      default -> false;
    };
  }

  private static boolean anyOfCase(Expr.Case e, Predicate<Expr> test) {
    return e.base() != null && any(e.base(), test)
        || e.whens().stream().anyMatch(w -> any(w.when(), test) || any(w.then(), test))
        || e.otherwise() != null && any(e.otherwise(), test);
  }
}
