package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/**
 * Binds expressions; each family of operators that needs more than a few lines has a class of its
 * own.
 */
final class ExpressionBinder {
  final BindContext context;

  /** Views being bound, to notice one that needs itself. */
  final Set<View> openViews = new HashSet<>();

  boolean inSchema;

  /** Is told what names mean, or null. */
  @Nullable NameUse uses;

  /** Gives queries their numbers. */
  final QueryNumbers numbers = new QueryNumbers();

  private final Comparisons comparisons = new Comparisons(this);
  private final CallBinder calls = new CallBinder(this);

  ExpressionBinder(BindContext context) {
    this.context = context;
  }

  /** Binds an expression that must be one value and not a row. */
  BoundExpr bind(Expr expr, Scope scope) {
    BoundExpr bound = bindAny(expr, scope);
    if (bound instanceof BoundExpr.Row row) {
      throw SqlException.error(
          expr instanceof Expr.Subquery
              ? "sub-select returns " + row.values().size() + " columns - expected 1"
              : "row value misused",
          expr.start());
    }
    return bound;
  }

  List<BoundExpr> bindAll(List<Expr> exprs, Scope scope) {
    List<BoundExpr> result = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) {
      result.add(bind(expr, scope));
    }
    return result;
  }

  /** Binds an expression that may be a row value. */
  BoundExpr bindAny(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.IntegerLiteral e -> new BoundExpr.IntegerConstant(e.value());
      case Expr.RealLiteral e -> new BoundExpr.RealConstant(e.value());
      case Expr.StringLiteral e -> new BoundExpr.TextConstant(e.value());
      case Expr.BlobLiteral e -> new BoundExpr.BlobConstant(e.value());
      case Expr.NullLiteral e -> new BoundExpr.NullConstant();
      case Expr.CurrentTime e -> new BoundExpr.CurrentTime(e.kind());
      case Expr.Parameter e -> new BoundExpr.Parameter(e.number());
      case Expr.ColumnRef e -> NameResolver.resolve(e, scope, uses);
      case Expr.Unary e -> unary(e, scope);
      case Expr.Binary e -> binary(e, scope);
      case Expr.Collate e -> collate(e, scope);
      case Expr.Cast e -> new BoundExpr.Cast(bind(e.operand(), scope), castAffinity(e.typeName()));
      case Expr.FunctionCall e -> calls.bind(e, scope);
      case Expr.Like e -> calls.bindLike(e, scope);
      case Expr.IsNull e -> new BoundExpr.IsNull(bind(e.operand(), scope), e.negated());
      case Expr.Between e -> negate(e.negated(), comparisons.between(e, scope));
      case Expr.InList e -> negate(e.negated(), comparisons.inList(e, scope));
      case Expr.InSelect e -> negate(e.negated(), comparisons.inSelect(e, scope));
      case Expr.InTable e -> negate(e.negated(), comparisons.inTable(e, scope));
      case Expr.Case e -> comparisons.caseOf(e, scope);
      case Expr.Exists e -> new BoundExpr.Exists(query(e.select(), scope));
      case Expr.Subquery e -> subquery(e, scope);
      case Expr.RowValue e -> new BoundExpr.Row(bindAll(e.values(), scope));
      case Expr.Raise e ->
          new BoundExpr.Raise(e.action(), e.message() == null ? null : bind(e.message(), scope));
    };
  }

  BoundSelect query(org.quiverdb.engine.sql.syntax.tree.Select select, Scope scope) {
    return new SelectBinder(this).bind(select, scope, scope.with, scope.sql);
  }

  private BoundExpr subquery(Expr.Subquery e, Scope scope) {
    BoundSelect query = query(e.select(), scope);
    int columns = query.columns().size();
    if (columns == 1) {
      return new BoundExpr.QueryValue(query, 0);
    }
    List<BoundExpr> values = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(new BoundExpr.QueryValue(query, i));
    }
    return new BoundExpr.Row(values);
  }

  private BoundExpr unary(Expr.Unary e, Scope scope) {
    BoundExpr operand = bind(e.operand(), scope);
    if (e.operator() == UnaryOperator.NOT) {
      return new BoundExpr.Not(operand);
    }
    if (e.operator() == UnaryOperator.NEGATE) {
      if (operand instanceof BoundExpr.IntegerConstant i && i.value() != Long.MIN_VALUE) {
        return new BoundExpr.IntegerConstant(-i.value());
      }
      if (operand instanceof BoundExpr.RealConstant r) {
        return new BoundExpr.RealConstant(-r.value());
      }
    }
    return new BoundExpr.Unary(e.operator(), operand);
  }

  private BoundExpr binary(Expr.Binary e, Scope scope) {
    BinaryOperator operator = e.operator();
    if (operator.isComparison()) {
      return comparisons.compare(e, scope);
    }
    return switch (operator) {
      case AND, OR -> logical(e, scope);
      case ARROW -> calls.bindNamed("->", List.of(e.left(), e.right()), e.start(), scope);
      case DOUBLE_ARROW -> calls.bindNamed("->>", List.of(e.left(), e.right()), e.start(), scope);
      default -> new BoundExpr.Arithmetic(operator, bind(e.left(), scope), bind(e.right(), scope));
    };
  }

  private BoundExpr logical(Expr.Binary e, Scope scope) {
    BoundExpr left = bind(e.left(), scope);
    BoundExpr right = bind(e.right(), scope);
    return e.operator() == BinaryOperator.AND
        ? new BoundExpr.And(left, right)
        : new BoundExpr.Or(left, right);
  }

  private BoundExpr collate(Expr.Collate e, Scope scope) {
    BoundExpr operand = bindAny(e.operand(), scope);
    Collation collation = context.requireCollation(e.collation().text());
    return operand instanceof BoundExpr.Row ? operand : new BoundExpr.Collate(operand, collation);
  }

  static BoundExpr negate(boolean negated, BoundExpr expr) {
    return negated ? new BoundExpr.Not(expr) : expr;
  }

  /** CAST to a type without a name is to NUMERIC's rules as {@link Affinity#of} has them. */
  private static Affinity castAffinity(String typeName) {
    return Affinity.of(typeName);
  }
}
