package org.quiverdb.engine.sql.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/** Writes expressions with every operator in parentheses, to show how they were grouped. */
final class Sexp {
  private Sexp() {}

  static String of(Expr expr) {
    return switch (expr) {
      case null -> "-";
      case Expr.IntegerLiteral i -> Long.toString(i.value());
      case Expr.RealLiteral r -> Double.toString(r.value());
      case Expr.StringLiteral s -> "'" + s.value() + "'";
      case Expr.BlobLiteral b -> "blob" + b.value().length;
      case Expr.NullLiteral _ -> "NULL";
      case Expr.CurrentTime c -> c.kind().toString();
      case Expr.Parameter p -> "?" + p.number();
      case Expr.ColumnRef c ->
          (c.schema() == null ? "" : c.schema() + ".")
              + (c.table() == null ? "" : c.table() + ".")
              + c.column();
      case Expr.Unary u -> "(" + u.operator().symbol() + " " + of(u.operand()) + ")";
      case Expr.Binary b ->
          "(" + of(b.left()) + " " + b.operator().symbol() + " " + of(b.right()) + ")";
      case Expr.Collate c -> "(" + of(c.operand()) + " COLLATE " + c.collation() + ")";
      case Expr.Cast c -> "(" + of(c.operand()) + " AS " + c.typeName() + ")";
      case Expr.FunctionCall f -> f.name() + "(" + arguments(f) + ")";
      case Expr.Like l ->
          "("
              + not(l.negated())
              + l.kind()
              + " "
              + of(l.operand())
              + " "
              + of(l.pattern())
              + (l.escape() == null ? "" : " " + of(l.escape()))
              + ")";
      case Expr.IsNull n -> "(" + of(n.operand()) + (n.negated() ? " NOTNULL)" : " ISNULL)");
      case Expr.Between b ->
          "("
              + not(b.negated())
              + "BETWEEN "
              + of(b.operand())
              + " "
              + of(b.low())
              + " "
              + of(b.high())
              + ")";
      case Expr.InList i -> in(i.negated(), i.operand(), "[" + list(i.items()) + "]");
      case Expr.InSelect i -> in(i.negated(), i.operand(), "select");
      case Expr.InTable i -> in(i.negated(), i.operand(), i.table().name().text());
      case Expr.Case c -> "(CASE " + of(c.base()) + " " + whens(c) + " " + of(c.otherwise()) + ")";
      case Expr.Exists _ -> "(EXISTS)";
      case Expr.Subquery _ -> "(select)";
      case Expr.RowValue r -> "<" + list(r.values()) + ">";
      case Expr.Raise r -> "(RAISE " + r.action() + " " + of(r.message()) + ")";
    };
  }

  private static String arguments(Expr.FunctionCall call) {
    return call.star() ? "*" : (call.distinct() ? "DISTINCT " : "") + list(call.arguments());
  }

  private static String in(boolean negated, Expr operand, String set) {
    return "(" + not(negated) + "IN " + of(operand) + " " + set + ")";
  }

  private static String whens(Expr.Case c) {
    return c.whens().stream()
        .map(w -> of(w.when()) + ":" + of(w.then()))
        .collect(Collectors.joining(" "));
  }

  private static String not(boolean negated) {
    return negated ? "NOT " : "";
  }

  private static String list(List<Expr> exprs) {
    return exprs.stream().map(Sexp::of).collect(Collectors.joining(", "));
  }
}
