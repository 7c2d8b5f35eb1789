package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.Walk;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/** The terms of one query's WHERE and ON conditions. */
final class Terms {
  private final List<JoinItem> from;
  private final List<Term> all = new ArrayList<>();

  Terms(List<JoinItem> from, @Nullable BoundExpr where) {
    this.from = from;
    if (where != null) {
      addAll(where, -1);
    }
    for (int i = 0; i < from.size(); i++) {
      int join = from.get(i).kind() == JoinKind.LEFT ? i : -1;
      for (BoundExpr on : from.get(i).on()) {
        addAll(on, join);
      }
    }
  }

  List<JoinItem> from() {
    return from;
  }

  /** All terms, each followed by those made from it. */
  List<Term> all() {
    return all;
  }

  private void addAll(BoundExpr expr, int outerJoinOf) {
    if (expr instanceof BoundExpr.And and) {
      addAll(and.left(), outerJoinOf);
      addAll(and.right(), outerJoinOf);
      return;
    }
    Term term =
        new Term(expr, uses(expr), outerJoinOf, new ConstraintFinder(this).find(expr), null);
    all.add(term);
    for (BoundExpr derived : DerivedTerms.of(expr)) {
      List<Constraint> constraints = new ConstraintFinder(this).find(derived);
      if (!constraints.isEmpty()) {
        all.add(new Term(derived, uses(derived), outerJoinOf, constraints, term));
      }
    }
  }

  /** Position of a source in FROM, or -1 for one of an enclosing query. */
  int position(Source source) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).source() == source) {
        return i;
      }
    }
    return -1;
  }

  /** The sources of this query that an expression needs, as bits. */
  long uses(BoundExpr expr) {
    if (expr instanceof BoundExpr.Column c) {
      return bit(c.source());
    }
    long mask = 0;
    for (BoundSelect query : Walk.queries(expr)) {
      for (Source source : query.outerSources()) {
        mask |= bit(source);
      }
    }
    for (BoundExpr child : Walk.children(expr)) {
      mask |= uses(child);
    }
    return mask;
  }

  private long bit(Source source) {
    int position = position(source);
    return position < 0 ? 0 : 1L << position;
  }
}
