package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;
import org.quiverdb.engine.sql.syntax.tree.TableRef;

/** Binds everything that compares: operators, BETWEEN, IN, CASE, with row values taken apart. */
final class Comparisons {
  private final ExpressionBinder binder;

  Comparisons(ExpressionBinder binder) {
    this.binder = binder;
  }

  BoundExpr compare(Expr.Binary e, Scope scope) {
    BoundExpr left = binder.bindAny(e.left(), scope);
    BinaryOperator operator = e.operator();
    boolean is = operator == BinaryOperator.IS || operator == BinaryOperator.IS_NOT;
    Boolean truth = is ? truthWord(e.right(), scope) : null;
    if (truth != null) {
      return new BoundExpr.TruthTest(left, truth, operator == BinaryOperator.IS_NOT);
    }
    BoundExpr right = binder.bindAny(e.right(), scope);
    if (left instanceof BoundExpr.Row || right instanceof BoundExpr.Row) {
      return rows(operator, left, right, e.start());
    }
    if (is && right instanceof BoundExpr.NullConstant) {
      return new BoundExpr.IsNull(left, operator == BinaryOperator.IS_NOT);
    }
    if (is && left instanceof BoundExpr.NullConstant) {
      return new BoundExpr.IsNull(right, operator == BinaryOperator.IS_NOT);
    }
    return pair(operator, left, right);
  }

  /** One comparison of two plain values. */
  static BoundExpr.Compare pair(BinaryOperator operator, BoundExpr left, BoundExpr right) {
    return new BoundExpr.Compare(
        operator,
        left,
        right,
        Typing.comparison(Typing.affinity(left), Typing.affinity(right)),
        Typing.comparison(left, right));
  }

  private static @Nullable Boolean truthWord(Expr expr, Scope scope) {
    if (expr instanceof Expr.ColumnRef ref
        && ref.table() == null
        && ref.column().quoting() == Name.Quoting.NONE
        && (ref.column().is("true") || ref.column().is("false"))
        && NameResolver.resolve(ref, scope, null) instanceof BoundExpr.IntegerConstant) {
      return ref.column().is("true");
    }
    return null;
  }

  private static BoundExpr rows(
      BinaryOperator operator, BoundExpr left, BoundExpr right, int offset) {
    if (!(left instanceof BoundExpr.Row a)
        || !(right instanceof BoundExpr.Row b)
        || a.values().size() != b.values().size()) {
      throw SqlException.error("row value misused", offset);
    }
    List<BoundExpr.Compare> pairs = new ArrayList<>();
    for (int i = 0; i < a.values().size(); i++) {
      pairs.add(pair(operator, a.values().get(i), b.values().get(i)));
    }
    return new BoundExpr.RowCompare(operator, pairs);
  }

  BoundExpr between(Expr.Between e, Scope scope) {
    BoundExpr operand = binder.bindAny(e.operand(), scope);
    BoundExpr low = binder.bindAny(e.low(), scope);
    BoundExpr high = binder.bindAny(e.high(), scope);
    if (operand instanceof BoundExpr.Row
        || low instanceof BoundExpr.Row
        || high instanceof BoundExpr.Row) {
      return new BoundExpr.And(
          rows(BinaryOperator.GE, operand, low, e.start()),
          rows(BinaryOperator.LE, operand, high, e.start()));
    }
    return new BoundExpr.Between(
        operand, pair(BinaryOperator.GE, operand, low), pair(BinaryOperator.LE, operand, high));
  }

  BoundExpr caseOf(Expr.Case e, Scope scope) {
    BoundExpr base = e.base() == null ? null : binder.bind(e.base(), scope);
    List<BoundExpr.Case.When> arms = new ArrayList<>();
    for (Expr.Case.When arm : e.whens()) {
      BoundExpr when = binder.bind(arm.when(), scope);
      if (base != null) {
        when = pair(BinaryOperator.EQ, base, when);
      }
      arms.add(new BoundExpr.Case.When(when, binder.bind(arm.then(), scope)));
    }
    return new BoundExpr.Case(
        base, arms, e.otherwise() == null ? null : binder.bind(e.otherwise(), scope));
  }

  BoundExpr inList(Expr.InList e, Scope scope) {
    BoundExpr operand = binder.bindAny(e.operand(), scope);
    if (operand instanceof BoundExpr.Row row) {
      return rowInList(e, row, scope);
    }
    List<BoundExpr> items = new ArrayList<>();
    for (Expr item : e.items()) {
      BoundExpr bound = binder.bindAny(item, scope);
      if (bound instanceof BoundExpr.Row row) {
        throw columnCount(e.items().size() == 1, row.values().size(), 1, item.start());
      }
      items.add(bound);
    }
    if (items.size() == 1 && !isQuery(e.items().get(0))) {
      return single(operand, items.get(0));
    }
    return new BoundExpr.InList(
        operand, items, listAffinity(operand), Typing.orderCollation(operand));
  }

  /** {@code x IN (y)} is {@code x = +y}: only x gives an affinity and a collation. */
  private static BoundExpr single(BoundExpr operand, BoundExpr item) {
    return new BoundExpr.Compare(
        BinaryOperator.EQ,
        operand,
        item,
        listAffinity(operand),
        Typing.explicit(operand) == null && Typing.collation(operand) == null
            ? Typing.orderCollation(item)
            : Typing.orderCollation(operand));
  }

  private static boolean isQuery(Expr expr) {
    return expr instanceof Expr.Subquery;
  }

  private static @Nullable Affinity listAffinity(BoundExpr operand) {
    Affinity affinity = Typing.affinity(operand);
    return affinity == Affinity.BLOB ? null : affinity;
  }

  private static SqlException columnCount(boolean query, int found, int expected, int offset) {
    return query
        ? SqlException.error(
            "sub-select returns " + found + " columns - expected " + expected, offset)
        : SqlException.error("row value misused", offset);
  }

  private BoundExpr rowInList(Expr.InList e, BoundExpr.Row row, Scope scope) {
    BoundExpr result = null;
    for (Expr item : e.items()) {
      BoundExpr bound = binder.bindAny(item, scope);
      BoundExpr one = rows(BinaryOperator.EQ, row, bound, e.start());
      result = result == null ? one : new BoundExpr.Or(result, one);
    }
    return result == null ? new BoundExpr.IntegerConstant(0) : result;
  }

  BoundExpr inSelect(Expr.InSelect e, Scope scope) {
    BoundExpr operand = binder.bindAny(e.operand(), scope);
    return inQuery(operand, binder.query(e.select(), scope), e.start());
  }

  BoundExpr inTable(Expr.InTable e, Scope scope) {
    TableRef table =
        e.arguments() == null
            ? new TableRef.Named(e.table(), null, null, e.start(), e.end())
            : new TableRef.Function(e.table(), e.arguments(), null, e.start(), e.end());
    SelectCore core =
        new SelectCore.Query(
            SelectCore.Duplicates.UNSPECIFIED,
            List.of(new org.quiverdb.engine.sql.syntax.tree.ResultColumn.Star(e.start(), e.end())),
            new FromClause(
                List.of(new FromClause.Item(table, JoinKind.INNER, false, null, List.of()))),
            null,
            List.of(),
            null,
            List.of(),
            e.start(),
            e.end());
    Select select = new Select(null, core, List.of(), List.of(), null, e.start(), e.end());
    BoundExpr operand = binder.bindAny(e.operand(), scope);
    return inQuery(operand, binder.query(select, scope), e.start());
  }

  private static BoundExpr inQuery(BoundExpr operand, BoundSelect query, int offset) {
    List<BoundExpr> operands =
        operand instanceof BoundExpr.Row row ? row.values() : List.of(operand);
    int found = query.columns().size();
    if (found != operands.size()) {
      throw columnCount(true, found, operands.size(), offset);
    }
    List<@Nullable Affinity> affinities = new ArrayList<>();
    List<Collation> collations = new ArrayList<>();
    for (int i = 0; i < found; i++) {
      BoundExpr column = query.columns().get(i).expr();
      affinities.add(Typing.comparison(Typing.affinity(operands.get(i)), Typing.affinity(column)));
      collations.add(Typing.comparison(operands.get(i), column));
    }
    return new BoundExpr.InQuery(operands, query, affinities, collations);
  }
}
