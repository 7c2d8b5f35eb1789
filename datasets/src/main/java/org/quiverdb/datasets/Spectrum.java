package org.quiverdb.datasets;

/**
 * How the variance of embeddings is spread over their principal directions: a few large ones, then
 * a long tail. The curve is that of 1536-dimensional {@code text-embedding-ada-002} vectors, tilted
 * so that a sample which the clusters make less independent measures like the real one; other
 * dimensions take it stretched or compressed.
 */
final class Spectrum {
  private static final double PATTERN_DIMENSIONS = 1536;

  /** Ranks of some directions, and below their variances, in any unit. */
  private static final double[] RANKS = {
    1, 2, 3, 5, 10, 20, 50, 100, 200, 300, 400, 600, 800, 1000, 1200, 1500
  };

  private static final double[] VARIANCES = {
    51.3, 42.8, 39, 27.8, 14.7, 7.7, 3.4, 1.91, 0.907, 0.536, 0.343, 0.158, 0.078, 0.038, 0.018,
    0.004
  };

  private static final double TILT_POWER = 0.05;
  private static final double TILT_RATE = 1.8;

  private Spectrum() {}

  /**
   * Standard deviations along the directions, largest first, of variances that sum up to {@code
   * total}.
   */
  static float[] deviations(int dimensions, double total) {
    double[] variances = new double[dimensions];
    double sum = 0;
    for (int i = 0; i < dimensions; i++) {
      double rank = Math.max(1, (i + 1) * PATTERN_DIMENSIONS / dimensions);
      variances[i] =
          variance(rank)
              * Math.pow(rank, TILT_POWER)
              * Math.exp(TILT_RATE * rank / PATTERN_DIMENSIONS);
      sum += variances[i];
    }
    float[] deviations = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      deviations[i] = (float) Math.sqrt(variances[i] * total / sum);
    }
    return deviations;
  }

  /** Interpolates on logarithmic axes. */
  private static double variance(double rank) {
    int right = 1;
    while (right < RANKS.length - 1 && RANKS[right] < rank) {
      right++;
    }
    double share =
        Math.log(Math.min(rank, RANKS[right]) / RANKS[right - 1])
            / Math.log(RANKS[right] / RANKS[right - 1]);
    return VARIANCES[right - 1] * Math.pow(VARIANCES[right] / VARIANCES[right - 1], share);
  }
}
