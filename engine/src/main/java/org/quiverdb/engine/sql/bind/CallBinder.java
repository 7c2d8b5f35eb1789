package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;

/** Binds function calls; an aggregate is handed to the query that its columns belong to. */
final class CallBinder {
  private final ExpressionBinder binder;

  CallBinder(ExpressionBinder binder) {
    this.binder = binder;
  }

  BoundExpr bind(Expr.FunctionCall e, Scope scope) {
    if (e.over() != null) {
      throw SqlException.error("not yet supported: window functions", e.start());
    }
    String name = e.name().text();
    FunctionShape function = find(name, e.arguments().size(), e.start());
    if (function.aggregate()) {
      return aggregate(e, function, scope);
    }
    if (e.filter() != null) {
      throw SqlException.error(
          "FILTER may not be used with non-aggregate " + name + "()", e.start());
    }
    if (!e.orderBy().isEmpty()) {
      throw SqlException.error(
          "ORDER BY may not be used with non-aggregate " + name + "()", e.start());
    }
    return call(function, binder.bindAll(e.arguments(), scope));
  }

  /** A call that an operator stands for. */
  BoundExpr bindNamed(String name, List<Expr> arguments, int offset, Scope scope) {
    FunctionShape function = find(name, arguments.size(), offset);
    return call(function, binder.bindAll(arguments, scope));
  }

  BoundExpr bindLike(Expr.Like e, Scope scope) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(e.pattern());
    arguments.add(e.operand());
    if (e.escape() != null) {
      arguments.add(e.escape());
    }
    String name = e.kind().name().toLowerCase(Locale.ROOT);
    return ExpressionBinder.negate(e.negated(), bindNamed(name, arguments, e.start(), scope));
  }

  private FunctionShape find(String name, int argumentCount, int offset) {
    FunctionShape function = binder.context.function(name, argumentCount);
    if (function != null) {
      return function;
    }
    if (binder.context.functionExists(name)) {
      throw SqlException.error("wrong number of arguments to function " + name + "()", offset);
    }
    throw SqlException.error("no such function: " + name, offset);
  }

  private static BoundExpr call(FunctionShape function, List<BoundExpr> arguments) {
    return new BoundExpr.Call(function, arguments, argumentCollation(arguments));
  }

  private static Collation argumentCollation(List<BoundExpr> arguments) {
    for (BoundExpr argument : arguments) {
      Collation collation = Typing.collation(argument);
      if (collation != null) {
        return collation;
      }
    }
    return Collation.BINARY;
  }

  private BoundExpr aggregate(Expr.FunctionCall e, FunctionShape function, Scope scope) {
    if (e.distinct() && e.arguments().size() != 1) {
      throw SqlException.error("DISTINCT aggregates must have exactly one argument", e.start());
    }
    Clause outside = scope.clause;
    scope.clause = Clause.AGGREGATE;
    List<BoundExpr> arguments;
    @Nullable BoundExpr filter;
    List<OrderTerm> orderBy;
    try {
      arguments = binder.bindAll(e.arguments(), scope);
      filter = e.filter() == null ? null : binder.bind(e.filter(), scope);
      orderBy = order(e.orderBy(), scope);
    } finally {
      scope.clause = outside;
    }
    Scope home = home(arguments, scope);
    if (!home.clause.aggregates) {
      // SQLite finds the one while it resolves names, the other while it generates code.
      String misuse = home == scope ? "misuse of aggregate function " : "misuse of aggregate: ";
      throw SqlException.error(misuse + e.name().text() + "()", e.start());
    }
    AggregateCall call =
        new AggregateCall(
            function, arguments, e.distinct(), filter, orderBy, argumentCollation(arguments));
    return new BoundExpr.AggregateValue(home.unify(call));
  }

  private List<OrderTerm> order(List<OrderingTerm> terms, Scope scope) {
    List<OrderTerm> result = new ArrayList<>();
    for (OrderingTerm term : terms) {
      BoundExpr expr = binder.bind(term.expr(), scope);
      result.add(Orders.term(term, expr, Typing.orderCollation(expr), -1));
    }
    return result;
  }

  /**
   * The innermost query that owns a column of the arguments; the current one if there are no
   * columns.
   */
  private static Scope home(List<BoundExpr> arguments, Scope scope) {
    boolean anyColumn = false;
    for (Scope candidate = scope; candidate != null; candidate = candidate.parent) {
      for (BoundExpr argument : arguments) {
        Scope here = candidate;
        if (Walk.any(argument, x -> x instanceof BoundExpr.Column c && here.owns(c.source()))) {
          return candidate;
        }
        anyColumn |= Walk.any(argument, BoundExpr.Column.class::isInstance);
      }
      if (!anyColumn) {
        return scope;
      }
    }
    return scope;
  }
}
