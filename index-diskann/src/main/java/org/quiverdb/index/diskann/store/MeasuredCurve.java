package org.quiverdb.index.diskann.store;

/**
 * The recall curve of an index, and the one that is to follow it. A build measures a curve at once;
 * when the graph has grown much since, drains measure another one, a few queries each. Immutable.
 *
 * @param curve as it was measured
 * @param rows that the graph had then; 0 for a curve that is a guess
 * @param next what has been measured of the one that follows
 */
record MeasuredCurve(RecallCurve curve, long rows, RecallTally next) {
  /** How many queries make a curve: see {@link RecallMeasure}. */
  static final int QUERIES = 1024;

  /** Of a graph that is empty yet. */
  static final MeasuredCurve GUESSED = new MeasuredCurve(RecallCurve.GUESS, 0, RecallTally.NONE);

  /** So many times as many rows are worth another curve. */
  private static final int GROWN = 4;

  /** The guess is good enough for fewer rows. */
  private static final int LEAST_ROWS = 256;

  /** The curve of the graph when it has so many rows. */
  RecallCurve at(long rowsNow) {
    double before = rows == 0 ? RecallCurve.GUESSED_ROWS : rows;
    return curve.grown(Math.max(1, rowsNow / before));
  }

  /** Whether queries are to be measured for the next curve. */
  boolean isDue(long rowsNow) {
    return rowsNow >= LEAST_ROWS && (next.queries() > 0 || rowsNow >= GROWN * rows);
  }

  /** With more queries towards the next curve, which takes over when it has enough. */
  MeasuredCurve plus(RecallTally more) {
    RecallTally tally = next.plus(more);
    return tally.queries() < QUERIES
        ? new MeasuredCurve(curve, rows, tally)
        : new MeasuredCurve(tally.curve(), tally.meanRows(), RecallTally.NONE);
  }
}
