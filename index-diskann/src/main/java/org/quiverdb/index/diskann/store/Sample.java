package org.quiverdb.index.diskann.store;

import org.quiverdb.vector.DistanceMetric;

/** Some vectors of a table, evenly spread over its rows. */
final class Sample {
  private static final int MOST = 8192;
  private static final int LEAST = 1024;

  private final float[][] vectors;

  private Sample(float[][] vectors) {
    this.vectors = vectors;
  }

  /**
   * Reads a sample; for COSINE the directions of the vectors.
   *
   * @param memoryBytes that it may take; some rows are taken anyway
   */
  static Sample read(TableVectors source, DistanceMetric metric, long memoryBytes) {
    long affordable = memoryBytes / ((long) Float.BYTES * source.dimensions());
    int count = Math.min(Math.clamp(affordable, LEAST, MOST), source.count());
    float[][] vectors = new float[count][source.dimensions()];
    for (int i = 0; i < count; i++) {
      source.read((int) ((long) i * source.count() / count), vectors[i]);
      if (metric == DistanceMetric.COSINE) {
        normalize(vectors[i]);
      }
    }
    return new Sample(vectors);
  }

  static void normalize(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }

  float[][] vectors() {
    return vectors;
  }

  /** The mean, zero when there are no vectors. */
  float[] mean(int dimensions) {
    double[] sums = new double[dimensions];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        sums[i] += vector[i];
      }
    }
    float[] mean = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      mean[i] = vectors.length == 0 ? 0 : (float) (sums[i] / vectors.length);
    }
    return mean;
  }
}
