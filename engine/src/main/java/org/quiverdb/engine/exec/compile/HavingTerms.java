package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.Typing;
import org.quiverdb.engine.sql.bind.Walk;
import org.quiverdb.engine.sql.plan.Constants;

/**
 * Conditions of HAVING that look at nothing but GROUP BY terms are tested before rows are grouped.
 */
final class HavingTerms {
  private HavingTerms() {}

  static BoundCore moveToWhere(BoundCore core) {
    if (core.having() == null || core.groupBy().isEmpty()) {
      return core;
    }
    List<BoundExpr> terms = new ArrayList<>();
    split(core.having(), terms);
    BoundExpr where = core.where();
    BoundExpr having = null;
    for (BoundExpr term : terms) {
      if (isOfGroups(term, core.groupBy())) {
        where = and(where, term);
      } else {
        having = and(having, term);
      }
    }
    return new BoundCore(
        core.from(),
        where,
        core.groupBy(),
        having,
        core.aggregates(),
        core.aggregated(),
        core.distinct(),
        core.columns(),
        core.rows());
  }

  private static void split(BoundExpr expr, List<BoundExpr> terms) {
    if (expr instanceof BoundExpr.And and) {
      split(and.left(), terms);
      split(and.right(), terms);
    } else {
      terms.add(expr);
    }
  }

  private static BoundExpr and(@Nullable BoundExpr a, BoundExpr b) {
    return a == null ? b : new BoundExpr.And(a, b);
  }

  /** Whether every column stands in a term of GROUP BY whose groups differ byte by byte. */
  private static boolean isOfGroups(BoundExpr expr, List<BoundExpr> groups) {
    if (groups.contains(expr)) {
      return Typing.orderCollation(expr) == Collation.BINARY;
    }
    boolean leaf =
        expr instanceof BoundExpr.Column
            || expr instanceof BoundExpr.AggregateValue
            || !Walk.queries(expr).isEmpty()
            || (expr instanceof BoundExpr.Call && !Constants.isConstant(expr));
    if (leaf) {
      return false;
    }
    for (BoundExpr child : Walk.children(expr)) {
      if (!isOfGroups(child, groups)) {
        return false;
      }
    }
    return true;
  }
}
