package org.quiverdb.index.diskann;

import java.util.random.RandomGenerator;
import org.quiverdb.vector.DistanceMetric;

/** Vectors around random centres, and the distances that estimates are held against. */
public final class RandomVectors {
  private RandomVectors() {}

  /** Vectors that lie in clusters of about 20 on a plane of few dimensions, with some noise. */
  public static float[][] clustered(RandomGenerator random, int count, int dimensions) {
    int inner = 12;
    float[][] axes = gaussian(random, inner, dimensions);
    float[][] centres = gaussian(random, Math.max(1, count / 20), inner);
    float[][] result = new float[count][dimensions];
    for (float[] vector : result) {
      float[] centre = centres[random.nextInt(centres.length)];
      for (int axis = 0; axis < inner; axis++) {
        float weight = centre[axis] + 0.4f * (float) random.nextGaussian();
        for (int i = 0; i < dimensions; i++) {
          vector[i] += weight * axes[axis][i];
        }
      }
      for (int i = 0; i < dimensions; i++) {
        vector[i] += 1 + 0.3f * (float) random.nextGaussian();
      }
    }
    return result;
  }

  /** Vectors with independent elements of variance 1. */
  public static float[][] gaussian(RandomGenerator random, int count, int dimensions) {
    float[][] result = new float[count][dimensions];
    for (float[] vector : result) {
      for (int i = 0; i < dimensions; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return result;
  }

  /** What {@code QueryCode.estimate} estimates. */
  public static double distance(DistanceMetric metric, float[] a, float[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squaresA += (double) a[i] * a[i];
      squaresB += (double) b[i] * b[i];
    }
    return switch (metric) {
      case COSINE -> 1 - product / Math.sqrt(squaresA * squaresB);
      case DOT -> -product;
      default -> squaresA + squaresB - 2 * product;
    };
  }

  /** The mean, of directions for COSINE. */
  public static float[] centroid(DistanceMetric metric, float[][] vectors) {
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      double squares = -distance(DistanceMetric.DOT, vector, vector);
      double scale = metric == DistanceMetric.COSINE ? 1 / Math.sqrt(squares) : 1;
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (float) (vector[i] * scale / vectors.length);
      }
    }
    return mean;
  }
}
