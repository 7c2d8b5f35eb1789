package org.quiverdb.index.diskann.store;

import java.nio.ByteBuffer;

/**
 * Which share of the ten nearest rows a search finds at which effort, as measured. Immutable.
 *
 * @param efforts ascending, at least one
 * @param recalls of each effort, never falling
 */
record RecallCurve(float[] efforts, float[] recalls) {
  /** For how many nearest rows the curve is measured. */
  static final int NEAREST = 10;

  /** Of a graph that nothing is known of: more effort than any data has been seen to need. */
  static final RecallCurve GUESS =
      new RecallCurve(
          new float[] {20, 40, 80, 160, 320}, new float[] {0.8f, 0.9f, 0.97f, 0.99f, 0.999f});

  /** The rows of that graph. */
  static final long GUESSED_ROWS = 1000;

  /** Further wanted rows cost so much more effort each. */
  private static final float EFFORT_PER_ROW = 3;

  static RecallCurve of(ByteBuffer bytes) {
    int count = bytes.remaining() / (2 * Float.BYTES);
    float[] efforts = new float[count];
    float[] recalls = new float[count];
    for (int i = 0; i < count; i++) {
      efforts[i] = bytes.getFloat();
      recalls[i] = bytes.getFloat();
    }
    return new RecallCurve(efforts, recalls);
  }

  byte[] bytes() {
    ByteBuffer bytes = Metadata.little(2 * Float.BYTES * efforts.length);
    for (int i = 0; i < efforts.length; i++) {
      bytes.putFloat(efforts[i]).putFloat(recalls[i]);
    }
    return bytes.array();
  }

  /**
   * The curve of the same graph with more rows: efforts grow with the fourth root of the rows,
   * which was enough for tables that were filled behind a small index (docs/designs/0004).
   *
   * @param growth rows now beside those of then, at least 1
   */
  RecallCurve grown(double growth) {
    float[] scaled = efforts.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) Math.sqrt(Math.sqrt(growth));
    }
    return new RecallCurve(scaled, recalls);
  }

  /**
   * The effort for a recall, between the two measured points around it; what is beyond the last
   * one is reached by doubling the effort for each halving of the share that is missed.
   */
  int effort(long wanted, double recall) {
    double base = baseEffort(recall);
    double effort = base + EFFORT_PER_ROW * Math.max(0, wanted - NEAREST);
    return (int) Math.min(Integer.MAX_VALUE / 4, Math.ceil(effort));
  }

  /** Of how many nearest rows a search of this effort finds the wanted share; at least 1. */
  long wanted(int effort, double recall) {
    double base = baseEffort(recall);
    return effort <= base ? NEAREST : (long) (NEAREST + (effort - base) / EFFORT_PER_ROW);
  }

  private double baseEffort(double recall) {
    int last = efforts.length - 1;
    if (recall <= recalls[0]) {
      return efforts[0];
    }
    for (int i = 1; i <= last; i++) {
      if (recall <= recalls[i]) {
        double share = (recall - recalls[i - 1]) / (recalls[i] - recalls[i - 1]);
        return efforts[i - 1] * Math.pow(efforts[i] / efforts[i - 1], share);
      }
    }
    double missed = Math.max(1 - recall, 1e-4);
    return efforts[last] * Math.max(1, Math.max(1e-4, 1 - recalls[last]) / missed);
  }
}
