package org.quiverdb.engine.sql.plan;

import java.util.List;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.Source;

/**
 * The nested loops of a query, outermost first.
 *
 * @param constants conditions that need no source; if one is not true there are no rows
 * @param orderedTerms how many leading terms of the wanted order the rows come in
 */
public record JoinPlan(List<Level> levels, List<BoundExpr> constants, int orderedTerms) {
  /**
   * One loop.
   *
   * @param leftJoin whether a row of NULLs stands in when no row satisfies the join
   * @param joinConditions conditions of the join itself, tested per row that the path finds
   * @param conditions conditions on rows so far; for a LEFT JOIN tested after NULLs have been
   * filled in
   * @param oneRow whether the path finds at most one row
   */
  public record Level(
      Source source,
      AccessPath path,
      boolean leftJoin,
      List<BoundExpr> joinConditions,
      List<BoundExpr> conditions,
      boolean oneRow) {}
}
