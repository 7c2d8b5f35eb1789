package org.quiverdb.datasets;

/**
 * A set grown to any size: its own rows first, then rows that are one of them moved part of the way
 * to a neighbour and along a part of the difference between two others. The first step alone would
 * draw the set together, the second alone would spread it; together they keep the mean cosine and
 * the variances about where they are, so the figures of similarity search stay those of the real
 * data. Every row is a function of the set, the seed and its own number; safe for use by several
 * threads.
 */
public final class GrownSet implements VectorSet {
  private static final int NEIGHBOURS = 40;

  private static final double APPROACH_MIN = 0.3;
  private static final double APPROACH_MAX = 0.6;
  private static final double DRIFT_MIN = 0.5;
  private static final double DRIFT_MAX = 0.8;

  private final float[][] base;
  private final int[][] neighbours;
  private final long rows;
  private final long seed;

  /**
   * Creates a grown set.
   *
   * @param base at least three rows of one dimension; kept, not copied
   * @param rows how many rows are wanted
   * @param seed decides on the steps
   */
  public GrownSet(float[][] base, long rows, long seed) {
    if (base.length < 3) {
      throw new IllegalArgumentException("a set of " + base.length + " rows cannot be grown");
    }
    this.base = base;
    this.neighbours = Neighbours.of(base, NEIGHBOURS);
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public int dimensions() {
    return base[0].length;
  }

  @Override
  public void vector(long row, float[] target) {
    int from = (int) (row % base.length);
    float[] start = base[from];
    if (row < base.length) {
      System.arraycopy(start, 0, target, 0, start.length);
      return;
    }
    int[] near = neighbours[from];
    int first = (int) Hash.below(Hash.of(seed, 1, row), near.length);
    int second =
        (first + 1 + (int) Hash.below(Hash.of(seed, 2, row), near.length - 1)) % near.length;
    float[] goal = base[near[(int) Hash.below(Hash.of(seed, 3, row), near.length)]];
    float[] to = base[near[first]];
    float[] away = base[near[second]];
    float approach = between(APPROACH_MIN, APPROACH_MAX, Hash.of(seed, 4, row));
    float drift = between(DRIFT_MIN, DRIFT_MAX, Hash.of(seed, 5, row));
    double lengthBefore = 0;
    double lengthAfter = 0;
    for (int i = 0; i < start.length; i++) {
      target[i] = start[i] + approach * (goal[i] - start[i]) + drift * (to[i] - away[i]);
      lengthBefore += (double) start[i] * start[i];
      lengthAfter += (double) target[i] * target[i];
    }
    float factor = lengthAfter == 0 ? 1 : (float) Math.sqrt(lengthBefore / lengthAfter);
    for (int i = 0; i < start.length; i++) {
      target[i] *= factor;
    }
  }

  private static float between(double min, double max, long bits) {
    return (float) (min + Hash.unit(bits) * (max - min));
  }

  @Override
  public String text(long row) {
    return "like row " + (row % base.length + 1) + " of the original set";
  }

  @Override
  public String topic(long row) {
    return row < base.length ? "original" : "grown";
  }
}
