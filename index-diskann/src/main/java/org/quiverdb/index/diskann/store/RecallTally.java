package org.quiverdb.index.diskann.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What queries have found so far at each effort of {@link #EFFORTS}. Immutable.
 *
 * @param queries how many there were
 * @param rows the sum, over the queries, of the rows that the graph had then
 * @param found the sum, over the queries, of the shares that they found, at each effort
 */
record RecallTally(int queries, long rows, double[] found) {
  static final RecallTally NONE = new RecallTally(0, 0, new double[0]);

  private static final int[] EFFORTS = {
    10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 450, 640, 900, 1280
  };

  /** Beyond that recall nothing more is of interest. */
  static final double ENOUGH = 0.999;

  /** Measured recalls are those of a sample; so much is taken off for it. */
  private static final double CAUTION = 0.001;

  static int efforts() {
    return EFFORTS.length;
  }

  static int effort(int i) {
    return EFFORTS[i];
  }

  RecallTally plus(RecallTally more) {
    double[] sums = Arrays.copyOf(found, EFFORTS.length);
    for (int e = 0; e < more.found.length; e++) {
      sums[e] += more.found[e];
    }
    return new RecallTally(queries + more.queries, rows + more.rows, sums);
  }

  /** The same, where only a share of what was looked for was worth finding. */
  RecallTally times(double share) {
    double[] shares = found.clone();
    for (int e = 0; e < shares.length; e++) {
      shares[e] *= share;
    }
    return new RecallTally(queries, rows, shares);
  }

  /** How many rows the graph had, on average. */
  long meanRows() {
    return rows / Math.max(1, queries);
  }

  /** The curve, of at least one query. */
  RecallCurve curve() {
    float[] efforts = new float[EFFORTS.length];
    float[] recalls = new float[EFFORTS.length];
    int count = 0;
    double recall = 0;
    while (count < EFFORTS.length && recall < ENOUGH) {
      recall = Math.max(recall, found[count] / queries);
      efforts[count] = EFFORTS[count];
      recalls[count++] = (float) Math.max(0, recall - CAUTION);
    }
    return new RecallCurve(Arrays.copyOf(efforts, count), Arrays.copyOf(recalls, count));
  }

  static RecallTally of(ByteBuffer bytes) {
    int queries = bytes.getInt();
    long rows = bytes.getLong();
    double[] found = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(found);
    return new RecallTally(queries, rows, found);
  }

  /** Of {@link #of}: int32 queries, int64 rows, float64 for each effort. */
  byte[] bytes() {
    ByteBuffer bytes =
        Metadata.little(Integer.BYTES + Long.BYTES + Double.BYTES * found.length)
            .putInt(queries)
            .putLong(rows);
    bytes.asDoubleBuffer().put(found);
    return bytes.array();
  }
}
