package org.quiverdb.datasets;

import java.util.Arrays;

/**
 * Vectors without a common length, to be compared by Euclidean distance, as measurements and
 * features of images are: no two axes have the same scale, nothing is centred on zero, and rows
 * stand in groups of many densities.
 *
 * <p>Each row belongs to a group, that to a larger one. A group adds normal numbers around the
 * centre of the larger one along directions with a falling spectrum, times a scale of its own that
 * is spread log-normally. All are rotated and moved away from the origin in the end.
 *
 * <p>Every row is a function of the seed, the number of rows and its own number. Instances are
 * immutable and may be used by several threads.
 */
public final class EuclideanGenerator implements VectorSet {
  /** Mean rows of a group at each level. */
  private static final double[] SIZES = {400, 20};

  /** Share of the variance that each level gives; the last is the row's own. */
  private static final double[] SHARES = {0.5, 0.3, 0.2};

  private static final int LEVELS = SIZES.length;

  /** Standard deviation of the logarithm of a group's scale. */
  private static final double SCALE_SPREAD = 0.4;

  /** Root of the sum of variances: some 40 units per axis at 256 dimensions. */
  private static final double SPREAD = 640;

  private static final double OFFSET = 100;
  private static final int PURPOSE_MEMBER = 10;
  private static final int PURPOSE_VALUES = 20;
  private static final int PURPOSE_SCALE = 30;
  private static final int PURPOSE_OFFSET = 40;

  private final int dimensions;
  private final long rows;
  private final long seed;
  private final float[] deviations;
  private final Rotation rotation;
  private final ThreadLocal<float[]> scratch;

  /**
   * Creates a generator.
   *
   * @param dimensions elements of each vector, at least 2
   * @param rows how many there are, at least 1
   * @param seed decides on everything
   */
  public EuclideanGenerator(int dimensions, long rows, long seed) {
    if (dimensions < 2 || rows < 1) {
      throw new IllegalArgumentException(rows + " rows of " + dimensions + " dimensions");
    }
    this.dimensions = dimensions;
    this.rows = rows;
    this.seed = seed;
    deviations = Spectrum.deviations(dimensions, SPREAD * SPREAD);
    rotation = new Rotation(dimensions, seed);
    scratch = ThreadLocal.withInitial(() -> new float[dimensions]);
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public void vector(long row, float[] target) {
    float[] latent = scratch.get();
    Arrays.fill(latent, 0);
    add(LEVELS, row, scale(group(LEVELS - 1, row)), latent);
    for (int level = LEVELS - 1; level >= 0; level--) {
      add(level, group(level, row), level == 0 ? 1 : scale(group(level - 1, row)), latent);
    }
    for (int i = 0; i < dimensions; i++) {
      latent[i] *= deviations[i];
    }
    rotation.apply(latent, target);
    for (int i = 0; i < dimensions; i++) {
      target[i] += (float) (OFFSET * Hash.unit(Hash.of(seed, PURPOSE_OFFSET, i)));
    }
  }

  /** The group of a row at a level; groups are nested. */
  private long group(int level, long row) {
    long member = row;
    for (int at = LEVELS - 1; at >= level; at--) {
      long groups = Math.max(1, Math.round(rows / SIZES[at]));
      member = Hash.below(Hash.of(seed, PURPOSE_MEMBER + at, member), groups);
    }
    return member;
  }

  private double scale(long group) {
    return Math.exp(SCALE_SPREAD * Hash.normal(Hash.of(seed, PURPOSE_SCALE, group)));
  }

  private void add(int level, long member, double scale, float[] latent) {
    float deviation = (float) (scale * Math.sqrt(SHARES[level]));
    long state = Hash.of(seed, PURPOSE_VALUES + level, member);
    for (int i = 0; i < dimensions; i++) {
      state += Hash.GOLDEN_GAMMA;
      latent[i] += deviation * Hash.normal(Hash.mix(state));
    }
  }

  @Override
  public String text(long row) {
    return "measurement " + row + " of group " + group(LEVELS - 1, row);
  }

  @Override
  public String topic(long row) {
    return "group " + group(0, row);
  }
}
