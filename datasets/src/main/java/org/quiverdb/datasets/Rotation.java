package org.quiverdb.datasets;

/**
 * A random orthogonal map that costs O(n log n): sign flips and Walsh-Hadamard transforms in turn,
 * over the first and the last power-of-two many coordinates, so that for any dimension every
 * coordinate is spread over all.
 */
final class Rotation {
  private static final int ROUNDS = 3;

  private final int dimensions;
  private final int power;
  private final float[][] signs;
  private final int[] permutation;

  Rotation(int dimensions, long seed) {
    this.dimensions = dimensions;
    this.power = Integer.highestOneBit(dimensions);
    this.signs = new float[ROUNDS][dimensions];
    float scale = (float) (1 / Math.sqrt(power));
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < dimensions; i++) {
        float sign = (Hash.of(seed, 100 + round, i) & 1) == 0 ? 1 : -1;
        signs[round][i] = sign * (isTransformed(round, i) ? scale : 1);
      }
    }
    this.permutation = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      int j = (int) Hash.below(Hash.of(seed, 99, i), i + 1);
      permutation[i] = permutation[j];
      permutation[j] = i;
    }
  }

  /** Maps {@code source} to {@code target}, a different array. */
  void apply(float[] source, float[] target) {
    for (int i = 0; i < dimensions; i++) {
      target[i] = source[permutation[i]];
    }
    for (int round = 0; round < ROUNDS; round++) {
      float[] sign = signs[round];
      for (int i = 0; i < dimensions; i++) {
        target[i] *= sign[i];
      }
      transform(target, first(round));
    }
  }

  private int first(int round) {
    return round % 2 == 0 ? 0 : dimensions - power;
  }

  private boolean isTransformed(int round, int coordinate) {
    return coordinate >= first(round) && coordinate < first(round) + power;
  }

  private void transform(float[] values, int first) {
    for (int half = 1; half < power; half *= 2) {
      for (int block = first; block < first + power; block += 2 * half) {
        for (int i = block; i < block + half; i++) {
          float a = values[i];
          float b = values[i + half];
          values[i] = a + b;
          values[i + half] = a - b;
        }
      }
    }
  }
}
