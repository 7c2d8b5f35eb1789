package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;

/** Binds the ORDER BY of a compound query: every term must be a column of one of its cores. */
public final class CompoundOrder {
  private final ExpressionBinder expressions;

  CompoundOrder(ExpressionBinder expressions) {
    this.expressions = expressions;
  }

  List<OrderTerm> bind(List<OrderingTerm> terms, List<BoundCore> cores, List<Scope> scopes) {
    List<OrderTerm> result = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      OrderingTerm term = terms.get(i);
      int column = find(term.expr(), cores, scopes, i + 1);
      if (column < 0) {
        throw SqlException.error(
            Orders.ordinal(i + 1) + " ORDER BY term does not match any column in the result set");
      }
      Collation collation =
          term.expr() instanceof Expr.Collate c
              ? expressions.context.requireCollation(c.collation().text())
              : collation(cores, column);
      BoundExpr expr = cores.get(0).columns().get(column).expr();
      result.add(Orders.term(term, expr, collation, column));
    }
    return result;
  }

  private int find(Expr tree, List<BoundCore> cores, List<Scope> scopes, int number) {
    int column = SelectBinder.position(tree, cores.get(0).columns(), "ORDER", number);
    for (int c = 1; column < 0 && c < cores.size(); c++) {
      column = SelectBinder.position(tree, cores.get(c).columns(), "ORDER", number);
    }
    for (int c = 0; column < 0 && c < cores.size(); c++) {
      column = match(tree, cores.get(c), scopes.get(c));
    }
    return column;
  }

  private int match(Expr tree, BoundCore core, Scope scope) {
    try {
      scope.clause = Clause.ORDER_BY;
      return SelectBinder.indexOf(expressions.bind(tree, scope), core.columns());
    } catch (SqlException unknownHere) {
      return -1;
    }
  }

  /** The collation of a column of a compound: that of the first core which has one. */
  public static Collation collation(List<BoundCore> cores, int column) {
    for (BoundCore core : cores) {
      Collation collation = Typing.collation(core.columns().get(column).expr());
      if (collation != null) {
        return collation;
      }
    }
    return Collation.BINARY;
  }
}
