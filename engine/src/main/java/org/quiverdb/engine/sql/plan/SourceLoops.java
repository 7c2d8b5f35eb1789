package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.sql.bind.QuerySource;
import org.quiverdb.engine.sql.bind.Source;

/**
 * The ways to loop over a subquery or table-valued function: as it comes, or hashed by a column
 * that is compared.
 */
final class SourceLoops {
  private static final int SCAN_COST = 16;
  private static final int HASHED_ROWS = 43;
  private static final int HASH_SAVING = -25;

  private final Source source;
  private final int position;
  private final long required;
  private final boolean leftJoin;
  private final Terms terms;

  /**
   * @param leftJoin whether rows of NULLs may stand in for the source: then only its own ON may
   *     choose its rows, because other conditions must also be put to those rows
   */
  SourceLoops(Source source, int position, long required, boolean leftJoin, Terms terms) {
    this.source = source;
    this.position = position;
    this.required = required;
    this.leftJoin = leftJoin;
    this.terms = terms;
  }

  List<Loop> find() {
    List<Loop> loops = new ArrayList<>();
    int rows = IndexStatistics.TABLE_ROWS;
    loops.add(
        new Loop(
            position,
            required,
            new AccessPath.SourceScan(),
            0,
            rows + SCAN_COST,
            rows,
            false,
            List.of()));
    if (source instanceof QuerySource q && !q.query().isCorrelated()) {
      hashed(loops);
    }
    return loops;
  }

  private void hashed(List<Loop> loops) {
    int seek = LogEstimate.seek(IndexStatistics.TABLE_ROWS);
    for (Term term : terms.all()) {
      if (term.outerJoinOf != (leftJoin ? position : -1)) {
        continue;
      }
      for (Constraint c : term.constraints) {
        boolean equal = c.kind() == Constraint.Kind.EQUAL || c.kind() == Constraint.Kind.IS;
        if (c.source() == position && equal && c.needs() != 0) {
          loops.add(
              new Loop(
                  position,
                  required | c.needs(),
                  new AccessPath.AutomaticIndex(List.of(c)),
                  seek + IndexStatistics.TABLE_ROWS + HASH_SAVING,
                  LogEstimate.add(seek, HASHED_ROWS),
                  HASHED_ROWS,
                  false,
                  List.of(term)));
        }
      }
    }
  }
}
