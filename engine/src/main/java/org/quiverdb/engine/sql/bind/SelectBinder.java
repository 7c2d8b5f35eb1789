package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;

/** Binds queries. */
final class SelectBinder {
  private final ExpressionBinder expressions;

  SelectBinder(ExpressionBinder expressions) {
    this.expressions = expressions;
  }

  /**
   * Binds a query.
   *
   * @param parent the scope around it, or null
   * @param with the common tables in sight
   * @param sql the text that the tree's offsets point into
   */
  BoundSelect bind(
      Select select, @Nullable Scope parent, @Nullable WithScope outerWith, String sql) {
    WithScope with =
        select.with() == null ? outerWith : new WithScope(outerWith, select.with(), sql);
    Scope limits = new Scope(parent, with, sql);
    BoundExpr limit = select.limit() == null ? null : limit(select.limit().limit(), limits);
    Expr offsetTree = select.limit() == null ? null : select.limit().offset();
    BoundExpr offset = offsetTree == null ? null : limit(offsetTree, limits);
    boolean compound = !select.rest().isEmpty();
    List<BoundCore> cores = new ArrayList<>();
    List<Select.CompoundOperator> operators = new ArrayList<>();
    Set<Source> outer = new LinkedHashSet<>(limits.outerSources);
    List<Scope> scopes = new ArrayList<>();
    List<OrderTerm> orderBy = new ArrayList<>();
    // The last core first: of several mistakes SQLite reports that one.
    for (int i = select.rest().size(); i >= 0; i--) {
      SelectCore tree = i == 0 ? select.first() : select.rest().get(i - 1).core();
      Scope scope = new Scope(parent, with, sql);
      cores.addFirst(core(tree, scope, compound ? List.of() : select.orderBy(), orderBy));
      scopes.addFirst(scope);
      outer.addAll(scope.outerSources);
    }
    for (int i = 0; i < select.rest().size(); i++) {
      Select.Term term = select.rest().get(i);
      operators.add(term.operator());
      checkCounts(cores.get(0), cores.get(i + 1), term);
    }
    if (compound) {
      orderBy = new CompoundOrder(expressions).bind(select.orderBy(), cores, scopes);
    }
    BoundSelect bound = new BoundSelect(cores, operators, orderBy, limit, offset, outer);
    for (int i = 0; i < select.rest().size(); i++) {
      SelectCore before = i == 0 ? select.first() : select.rest().get(i - 1).core();
      expressions.numbers.add(sql, before.end(), null);
    }
    expressions.numbers.add(sql, select.end(), bound);
    return bound;
  }

  private BoundExpr limit(Expr expr, Scope scope) {
    // SQLite looks up names of a LIMIT nowhere, not even in the query around it.
    return expressions.bind(expr, new Scope(null, scope.with, scope.sql));
  }

  private static void checkCounts(BoundCore first, BoundCore other, Select.Term term) {
    if (first.columns().size() == other.columns().size()) {
      return;
    }
    if (term.core() instanceof SelectCore.Values && first.rows() != null) {
      throw SqlException.error("all VALUES must have the same number of terms");
    }
    throw SqlException.error(
        "SELECTs to the left and right of "
            + term.operator().text()
            + " do not have the same number of result columns");
  }

  private BoundCore core(
      SelectCore core, Scope scope, List<OrderingTerm> orderTrees, List<OrderTerm> orderBy) {
    return switch (core) {
      case SelectCore.Values v -> values(v, scope, orderTrees, orderBy);
      case SelectCore.Query q -> query(q, scope, orderTrees, orderBy);
    };
  }

  private BoundCore values(
      SelectCore.Values core, Scope scope, List<OrderingTerm> orderTrees, List<OrderTerm> orderBy) {
    List<List<BoundExpr>> rows = new ArrayList<>();
    for (List<Expr> row : core.rows()) {
      if (row.size() != core.rows().get(0).size()) {
        throw SqlException.error("all VALUES must have the same number of terms");
      }
      rows.add(expressions.bindAll(row, scope));
    }
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      String name = "column" + (i + 1);
      columns.add(new ResultColumn(name, name, null, rows.get(0).get(i), null, null));
    }
    scope.results = columns;
    orderBy.addAll(order(orderTrees, scope));
    return new BoundCore(List.of(), null, List.of(), null, List.of(), false, false, columns, rows);
  }

  private BoundCore query(
      SelectCore.Query core, Scope scope, List<OrderingTerm> orderTrees, List<OrderTerm> orderBy) {
    if (!core.windows().isEmpty()) {
      throw SqlException.error("not yet supported: window functions");
    }
    FromBinder from = new FromBinder(expressions, scope);
    from.bind(core.from());
    scope.clause = Clause.RESULT;
    List<ResultColumn> results = new ResultBinder(expressions).bind(core.columns(), scope);
    scope.results = results;
    boolean aggregated = !core.groupBy().isEmpty() || !scope.aggregates.isEmpty();
    BoundExpr having = null;
    if (core.having() != null) {
      if (!aggregated) {
        throw SqlException.error("HAVING clause on a non-aggregate query");
      }
      having = in(Clause.HAVING, core.having(), scope);
    }
    BoundExpr where = core.where() == null ? null : in(Clause.WHERE, core.where(), scope);
    List<JoinItem> items = from.withConditions();
    scope.clause = Clause.ORDER_BY;
    orderBy.addAll(order(orderTrees, scope));
    List<BoundExpr> groupBy = groupBy(core.groupBy(), scope);
    aggregated |= !scope.aggregates.isEmpty();
    return new BoundCore(
        items,
        where,
        groupBy,
        having,
        List.copyOf(scope.aggregates),
        aggregated,
        core.duplicates() == SelectCore.Duplicates.DISTINCT,
        results,
        null);
  }

  private BoundExpr in(Clause clause, Expr expr, Scope scope) {
    scope.clause = clause;
    return expressions.bind(expr, scope);
  }

  /** The terms of ORDER BY of a single core: a position, an alias, or an expression. */
  private List<OrderTerm> order(List<OrderingTerm> terms, Scope scope) {
    List<OrderTerm> result = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      OrderingTerm term = terms.get(i);
      int position = position(term.expr(), scope.results, "ORDER", i + 1);
      BoundExpr expr;
      if (position >= 0) {
        expr = underCollate(term.expr(), scope.results.get(position).expr());
      } else {
        expr = expressions.bind(term.expr(), scope);
        position = indexOf(expr, scope.results);
      }
      Collation collation = Typing.orderCollation(expr);
      result.add(Orders.term(term, expr, collation, position));
    }
    return result;
  }

  /** The result column with the same value, or -1. */
  static int indexOf(BoundExpr expr, List<ResultColumn> results) {
    BoundExpr bare = expr;
    while (bare instanceof BoundExpr.Collate c) {
      bare = c.operand();
    }
    for (int i = 0; i < results.size(); i++) {
      BoundExpr result = results.get(i).expr();
      if (result.equals(expr) || result.equals(bare)) {
        return i;
      }
    }
    return -1;
  }

  /** The result column that an integer or an alias names, or -1. */
  static int position(Expr tree, List<ResultColumn> results, String clause, int number) {
    Expr expr = tree;
    while (expr instanceof Expr.Collate c) {
      expr = c.operand();
    }
    if (expr instanceof Expr.ColumnRef ref && ref.table() == null && clause.equals("ORDER")) {
      for (int i = 0; i < results.size(); i++) {
        String alias = results.get(i).alias();
        if (alias != null && ref.column().is(alias)) {
          return i;
        }
      }
    }
    Long index = integer(expr);
    if (index == null) {
      return -1;
    }
    if (index < 1 || index > results.size()) {
      throw outOfRange(clause, number, results.size());
    }
    return (int) (index - 1);
  }

  static SqlException outOfRange(String clause, int number, int size) {
    return SqlException.error(
        Orders.ordinal(number)
            + " "
            + clause
            + " BY term out of range - should be between 1 and "
            + size);
  }

  static @Nullable Long integer(Expr expr) {
    if (expr instanceof Expr.IntegerLiteral i) {
      return i.value() == (int) i.value() ? (Long) i.value() : null;
    }
    if (expr instanceof Expr.Unary u && integer(u.operand()) instanceof Long value) {
      return switch (u.operator()) {
        case NEGATE -> -value;
        case PLUS -> value;
        default -> null;
      };
    }
    return null;
  }

  private BoundExpr underCollate(Expr tree, BoundExpr expr) {
    if (tree instanceof Expr.Collate c) {
      return new BoundExpr.Collate(
          underCollate(c.operand(), expr),
          expressions.context.requireCollation(c.collation().text()));
    }
    return expr;
  }

  private List<BoundExpr> groupBy(List<Expr> terms, Scope scope) {
    List<BoundExpr> result = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      int position = position(terms.get(i), scope.results, "GROUP", i + 1);
      scope.clause = Clause.HAVING;
      BoundExpr expr =
          position >= 0
              ? underCollate(terms.get(i), scope.results.get(position).expr())
              : expressions.bind(terms.get(i), scope);
      if (Walk.any(expr, BoundExpr.AggregateValue.class::isInstance)) {
        throw SqlException.error("aggregate functions are not allowed in the GROUP BY clause");
      }
      result.add(expr);
    }
    return result;
  }
}
