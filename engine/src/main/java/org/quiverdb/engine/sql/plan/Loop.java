package org.quiverdb.engine.sql.plan;

import java.util.List;

/**
 * A way to loop over one source, with its cost as {@link LogEstimate}s.
 *
 * @param source position of the source in FROM
 * @param needs sources that must be in outer loops
 * @param setup cost once per query
 * @param run cost once per row of the outer loops
 * @param rows rows per row of the outer loops
 * @param oneRow whether there is at most one such row
 * @param done terms that every row found satisfies
 */
record Loop(
    int source,
    long needs,
    AccessPath path,
    int setup,
    int run,
    int rows,
    boolean oneRow,
    List<Term> done) {
  /** The same loop, which must stand inside of that of another source. */
  Loop inside(int outer) {
    return new Loop(source, needs | 1L << outer, path, setup, run, rows, oneRow, done);
  }
}
