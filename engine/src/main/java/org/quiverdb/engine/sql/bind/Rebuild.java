package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.quiverdb.engine.sql.bind.BoundExpr.Case.When;

/** Makes a node again with changed operands. */
final class Rebuild {
  private Rebuild() {}

  static BoundExpr withChildren(BoundExpr expr, UnaryOperator<BoundExpr> f) {
    return switch (expr) {
      case BoundExpr.Unary e -> new BoundExpr.Unary(e.operator(), f.apply(e.operand()));
      case BoundExpr.Not e -> new BoundExpr.Not(f.apply(e.operand()));
      case BoundExpr.And e -> new BoundExpr.And(f.apply(e.left()), f.apply(e.right()));
      case BoundExpr.Or e -> new BoundExpr.Or(f.apply(e.left()), f.apply(e.right()));
      case BoundExpr.Arithmetic e ->
          new BoundExpr.Arithmetic(e.operator(), f.apply(e.left()), f.apply(e.right()));
      case BoundExpr.Compare e -> compare(e, f);
      case BoundExpr.IsNull e -> new BoundExpr.IsNull(f.apply(e.operand()), e.negated());
      case BoundExpr.TruthTest e ->
          new BoundExpr.TruthTest(f.apply(e.operand()), e.value(), e.negated());
      case BoundExpr.Between e -> between(e, f);
      case BoundExpr.Case e -> caseOf(e, f);
      case BoundExpr.Cast e -> new BoundExpr.Cast(f.apply(e.operand()), e.affinity());
      case BoundExpr.Collate e -> new BoundExpr.Collate(f.apply(e.operand()), e.collation());
      case BoundExpr.Call e ->
          new BoundExpr.Call(e.function(), all(e.arguments(), f), e.collation());
      case BoundExpr.InList e ->
          new BoundExpr.InList(
              f.apply(e.operand()), all(e.items(), f), e.affinity(), e.collation());
      case BoundExpr.InQuery e ->
          new BoundExpr.InQuery(all(e.operands(), f), e.query(), e.affinities(), e.collations());
      case BoundExpr.RowCompare e -> {
        List<BoundExpr.Compare> pairs = new ArrayList<>();
        for (BoundExpr.Compare pair : e.pairs()) {
          pairs.add(compare(pair, f));
        }
        yield new BoundExpr.RowCompare(e.operator(), pairs);
      }
      case BoundExpr.Row e -> new BoundExpr.Row(all(e.values(), f));
      default -> expr;
    };
  }

  private static BoundExpr.Compare compare(BoundExpr.Compare e, UnaryOperator<BoundExpr> f) {
    return new BoundExpr.Compare(
        e.operator(), f.apply(e.left()), f.apply(e.right()), e.affinity(), e.collation());
  }

  private static BoundExpr between(BoundExpr.Between e, UnaryOperator<BoundExpr> f) {
    BoundExpr operand = f.apply(e.operand());
    return new BoundExpr.Between(operand, onto(e.low(), operand, f), onto(e.high(), operand, f));
  }

  private static BoundExpr.Compare onto(
      BoundExpr.Compare e, BoundExpr left, UnaryOperator<BoundExpr> f) {
    return new BoundExpr.Compare(
        e.operator(), left, f.apply(e.right()), e.affinity(), e.collation());
  }

  private static BoundExpr caseOf(BoundExpr.Case e, UnaryOperator<BoundExpr> f) {
    BoundExpr base = e.base() == null ? null : f.apply(e.base());
    List<When> arms = new ArrayList<>();
    for (When arm : e.whens()) {
      BoundExpr when =
          base != null && arm.when() instanceof BoundExpr.Compare c
              ? onto(c, base, f)
              : f.apply(arm.when());
      arms.add(new When(when, f.apply(arm.then())));
    }
    return new BoundExpr.Case(base, arms, e.otherwise() == null ? null : f.apply(e.otherwise()));
  }

  private static List<BoundExpr> all(List<BoundExpr> exprs, UnaryOperator<BoundExpr> f) {
    List<BoundExpr> result = new ArrayList<>(exprs.size());
    for (BoundExpr expr : exprs) {
      result.add(f.apply(expr));
    }
    return result;
  }
}
