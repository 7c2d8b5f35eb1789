package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.Typing;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/** Finds what a term says about columns, in the forms that an access path can use. */
final class ConstraintFinder {
  private final Terms terms;
  private final List<Constraint> found = new ArrayList<>();

  ConstraintFinder(Terms terms) {
    this.terms = terms;
  }

  List<Constraint> find(BoundExpr expr) {
    switch (expr) {
      case BoundExpr.Compare c -> compare(c);
      case BoundExpr.IsNull n when !n.negated() ->
          add(n.operand(), Constraint.Kind.IS_NULL, null, 0, null, Collation.BINARY);
      case BoundExpr.IsNull n ->
          add(n.operand(), Constraint.Kind.NOT_NULL, null, 0, null, Collation.BINARY);
      case BoundExpr.InList in ->
          in(in.operand(), in, needs(in.items()), in.affinity(), in.collation());
      case BoundExpr.InQuery in when in.operands().size() == 1 ->
          in(
              in.operands().get(0),
              in,
              terms.uses(new BoundExpr.Exists(in.query())),
              in.affinities().get(0),
              in.collations().get(0));
      default -> {}
    }
    return List.copyOf(found);
  }

  private long needs(List<BoundExpr> items) {
    long needs = 0;
    for (BoundExpr item : items) {
      needs |= terms.uses(item);
    }
    return needs;
  }

  private void in(
      BoundExpr operand,
      BoundExpr in,
      long needs,
      @Nullable Affinity affinity,
      Collation collation) {
    add(operand, Constraint.Kind.IN, in, needs, affinity, collation);
  }

  private void compare(BoundExpr.Compare c) {
    Constraint.Kind kind = kind(c.operator());
    if (kind == null) {
      return;
    }
    add(c.left(), kind, c.right(), terms.uses(c.right()), c.affinity(), c.collation());
    add(c.right(), mirror(kind), c.left(), terms.uses(c.left()), c.affinity(), c.collation());
  }

  static Constraint.@Nullable Kind kind(BinaryOperator operator) {
    return switch (operator) {
      case EQ -> Constraint.Kind.EQUAL;
      case IS -> Constraint.Kind.IS;
      case LT -> Constraint.Kind.LESS;
      case LE -> Constraint.Kind.LESS_OR_EQUAL;
      case GT -> Constraint.Kind.GREATER;
      case GE -> Constraint.Kind.GREATER_OR_EQUAL;
      default -> null;
    };
  }

  private static Constraint.Kind mirror(Constraint.Kind kind) {
    return switch (kind) {
      case GREATER -> Constraint.Kind.LESS;
      case GREATER_OR_EQUAL -> Constraint.Kind.LESS_OR_EQUAL;
      case LESS -> Constraint.Kind.GREATER;
      case LESS_OR_EQUAL -> Constraint.Kind.GREATER_OR_EQUAL;
      default -> kind;
    };
  }

  private void add(
      BoundExpr side,
      Constraint.Kind kind,
      @Nullable BoundExpr value,
      long needs,
      @Nullable Affinity affinity,
      Collation collation) {
    BoundExpr bare = side;
    while (bare instanceof BoundExpr.Collate c) {
      bare = c.operand();
    }
    if (!(bare instanceof BoundExpr.Column column)) {
      return;
    }
    int source = terms.position(column.source());
    if (source < 0
        || (kind == Constraint.Kind.NOT_NULL && column.index() < 0)
        || (needs & 1L << source) != 0
        || !fits(Typing.affinity(column), affinity)) {
      return;
    }
    found.add(
        new Constraint(
            source, column.index(), column, kind, value, needs, affinity, collation, true));
  }

  /**
   * Whether stored values of a column are ordered as the comparison with this affinity orders them.
   */
  private static boolean fits(@Nullable Affinity column, @Nullable Affinity comparison) {
    if (comparison == null || comparison == Affinity.BLOB) {
      return true;
    }
    if (comparison == Affinity.TEXT) {
      return column == Affinity.TEXT;
    }
    return column != null && Typing.isNumeric(column);
  }
}
