package org.quiverdb.index.diskann.build;

import org.quiverdb.vector.DistanceMetric;

/**
 * Brings vectors into a space where the metric's order is that of the Euclidean distance: cosine
 * vectors are scaled to length 1, and those for the inner product get one more coordinate later
 * (see {@link Reduction}). The others are scaled by one common factor, so that squares of large or
 * tiny numbers stay within a float.
 */
final class RowPreparation {
  private final boolean normalized;
  private final double scale;

  private RowPreparation(boolean normalized, double scale) {
    this.normalized = normalized;
    this.scale = scale;
  }

  /** For a metric, with a sample of vectors that stand one after the other. */
  static RowPreparation of(DistanceMetric metric, float[] sample, int rows, int dimensions) {
    if (metric == DistanceMetric.COSINE) {
      return new RowPreparation(true, 1);
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += squaredLength(sample, i * dimensions, dimensions);
    }
    boolean usable = sum > 0 && sum < Double.POSITIVE_INFINITY;
    return new RowPreparation(false, usable ? Math.sqrt(rows / sum) : 1);
  }

  /** Scales a vector in place. Returns the square of its length afterwards. */
  double apply(float[] vector, int from, int dimensions) {
    double square = squaredLength(vector, from, dimensions);
    double factor = normalized ? square > 0 ? 1 / Math.sqrt(square) : 0 : scale;
    for (int i = from; i < from + dimensions; i++) {
      vector[i] = (float) (vector[i] * factor);
    }
    return square * factor * factor;
  }

  private static double squaredLength(float[] vector, int from, int dimensions) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (int end = from + dimensions - 3; i < end; i += 4) {
      s0 += (double) vector[i] * vector[i];
      s1 += (double) vector[i + 1] * vector[i + 1];
      s2 += (double) vector[i + 2] * vector[i + 2];
      s3 += (double) vector[i + 3] * vector[i + 3];
    }
    for (int end = from + dimensions; i < end; i++) {
      s0 += (double) vector[i] * vector[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
