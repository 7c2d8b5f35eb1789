package org.quiverdb.datasets;

import java.util.Arrays;

/**
 * Vectors shaped like the embeddings of a language model; figures of {@code text-embedding-ada-002}
 * are the pattern.
 *
 * <p>A vector is a common mean plus a residual, scaled to length 1. The mean, which has a few
 * outstanding coordinates, makes any two vectors point the same way (cosine about 0.69). The
 * residual is Gaussian with a falling spectrum of variances ({@link Spectrum}), randomly rotated.
 * Part of it is shared with other rows: each row belongs to a small cluster, that to a larger one
 * and so on up to a topic, and each level adds its own share; that gives rows neighbours at every
 * distance. How much of a row is its own varies from row to row.
 *
 * <p>Every row is a function of the seed, the number of rows and its own number. Instances are
 * immutable and may be used by several threads.
 */
public final class EmbeddingGenerator implements VectorSet {
  /** Rows at which the cluster sizes below hold. */
  private static final double SIZES_ROWS = 4000;

  /** Clusters of a larger set are larger, but not in proportion: there are more of them too. */
  private static final double SIZES_EXPONENT = 0.2;

  /** Mean number of rows of a cluster at each level, from topics down. */
  private static final double[] SIZES = {160, 30, 10, 2.6};

  /** Share of the residual's variance that each level gives; the last is the row's own. */
  private static final double[] SHARES = {0.205, 0.204, 0.204, 0.122, 0.265};

  private static final int LEVELS = SIZES.length;

  /** Square of the mean's length. */
  private static final double MEAN_SHARE = 0.705;

  /** Standard deviation of the logarithm of a row's own share. */
  private static final double OWN_SPREAD = 0.45;

  private static final int PURPOSE_OWN_SPREAD = 50;
  private static final int PURPOSE_MEAN = 60;

  private final int dimensions;
  private final long rows;
  private final long seed;
  private final long[] clusters = new long[LEVELS];
  private final float[] deviations;
  private final float[] mean;
  private final Rotation rotation;
  private final ThreadLocal<float[]> scratch;

  /**
   * Creates a generator.
   *
   * @param dimensions elements of each vector, at least 2
   * @param rows how many there are, at least 1
   * @param seed decides on everything
   */
  public EmbeddingGenerator(int dimensions, long rows, long seed) {
    if (dimensions < 2 || rows < 1) {
      throw new IllegalArgumentException(rows + " rows of " + dimensions + " dimensions");
    }
    this.dimensions = dimensions;
    this.rows = rows;
    this.seed = seed;
    double growth = Math.pow(rows / SIZES_ROWS, SIZES_EXPONENT);
    for (int level = 0; level < LEVELS; level++) {
      clusters[level] = Math.max(1, Math.round(rows / (SIZES[level] * growth)));
    }
    this.deviations = Spectrum.deviations(dimensions, 1 - MEAN_SHARE);
    this.mean = mean(dimensions, seed);
    this.rotation = new Rotation(dimensions, seed);
    this.scratch = ThreadLocal.withInitial(() -> new float[dimensions]);
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
    double spread = OWN_SPREAD * Hash.normal(Hash.of(seed, PURPOSE_OWN_SPREAD, row));
    add(LEVELS, row, Math.sqrt(SHARES[LEVELS]) * Math.exp(spread), latent);
    for (int level = LEVELS - 1; level >= 0; level--) {
      add(level, cluster(level, row), Math.sqrt(SHARES[level]), latent);
    }
    for (int i = 0; i < dimensions; i++) {
      latent[i] *= deviations[i];
    }
    rotation.apply(latent, target);
    for (int i = 0; i < dimensions; i++) {
      target[i] += mean[i];
    }
    normalize(target, dimensions);
  }

  @Override
  public String text(long row) {
    return Texts.line(
        Hash.of(seed, 0, cluster(0, row)),
        Hash.of(seed, 1, cluster(1, row)),
        Hash.of(seed, 2, cluster(2, row)),
        Hash.of(seed, 3, cluster(3, row)));
  }

  @Override
  public String topic(long row) {
    return Texts.topic(Hash.of(seed, 0, cluster(0, row)));
  }

  /** The cluster of a row at a level; clusters are nested. */
  private long cluster(int level, long row) {
    long member = row;
    for (int at = LEVELS - 1; at >= level; at--) {
      member = Hash.below(Hash.of(seed, at + 10, member), clusters[at]);
    }
    return member;
  }

  /** Adds normal numbers that belong to one cluster (or one row) of a level. */
  private void add(int level, long member, double deviation, float[] latent) {
    float scale = (float) deviation;
    long state = Hash.of(seed, level + 20, member);
    for (int i = 0; i < dimensions; i++) {
      state += Hash.GOLDEN_GAMMA;
      latent[i] += scale * Hash.normal(Hash.mix(state));
    }
  }

  /** A direction with heavy tails and three outstanding coordinates, as such models have. */
  private static float[] mean(int dimensions, long seed) {
    float[] mean = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      double size = Math.exp(0.8 * Hash.normal(Hash.of(seed, PURPOSE_MEAN, i)));
      mean[i] = (float) (size * Hash.normal(Hash.of(seed, PURPOSE_MEAN + 1, i)));
    }
    normalize(mean, dimensions);
    double[] outstanding = {-1.3, 0.45, -0.36};
    for (int i = 0; i < outstanding.length; i++) {
      int at = (int) Hash.below(Hash.of(seed, PURPOSE_MEAN + 2, i), dimensions);
      mean[at] += (float) outstanding[i];
    }
    normalize(mean, dimensions);
    float length = (float) Math.sqrt(MEAN_SHARE);
    for (int i = 0; i < dimensions; i++) {
      mean[i] *= length;
    }
    return mean;
  }

  /** Scales a vector to length 1; the zero vector stays. */
  static void normalize(float[] vector, int dimensions) {
    double sum = 0;
    for (int i = 0; i < dimensions; i++) {
      sum += (double) vector[i] * vector[i];
    }
    float factor = sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
    for (int i = 0; i < dimensions; i++) {
      vector[i] *= factor;
    }
  }
}
