package org.quiverdb.engine.sql.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.BoundExpr;

/** One condition of WHERE or ON that the others are joined to by AND. Equal only to itself. */
public final class Term {
  final BoundExpr expr;

  /** Bit i: source i of the query is needed. */
  final long uses;

  /** The source whose LEFT JOIN has this in its ON, or -1 for a condition on whole rows. */
  final int outerJoinOf;

  /** What an access path can make of it. */
  final List<Constraint> constraints;

  /** For a term that only helps to find rows, the term that it was made from. */
  final @Nullable Term parent;

  Term(
      BoundExpr expr,
      long uses,
      int outerJoinOf,
      List<Constraint> constraints,
      @Nullable Term parent) {
    this.expr = expr;
    this.uses = uses;
    this.outerJoinOf = outerJoinOf;
    this.constraints = constraints;
    this.parent = parent;
  }

  public BoundExpr expr() {
    return expr;
  }

  /** Whether the term is not a condition of its own. */
  boolean isVirtual() {
    return parent != null;
  }

  /** The term of the query that is done when this one is. */
  Term root() {
    return parent == null ? this : parent.root();
  }
}
