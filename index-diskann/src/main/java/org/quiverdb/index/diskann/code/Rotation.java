package org.quiverdb.index.diskann.code;

/**
 * A random orthogonal map of O(n log n) steps. Rounds of sign flips and Walsh-Hadamard transforms,
 * which run in turn over the first and over the last power-of-two many coordinates, so that every
 * coordinate is spread about evenly over all. The dimension is a multiple of 64; shorter vectors
 * are padded with zeros. The same seed gives the same map on every machine, to the bit.
 * Thread-safe.
 */
public final class Rotation {
  private static final int ROUNDS = 4;
  private static final int GRANULE = 64;

  private final int dimensions;
  private final int power;

  /** Per round: +1 or -1, times the scale that keeps the transform orthogonal. */
  private final float[][] signs;

  /**
   * @param dimensions of the vectors to come, at least 1
   */
  public Rotation(int dimensions, long seed) {
    this.dimensions = padded(dimensions);
    this.power = Integer.highestOneBit(this.dimensions);
    this.signs = new float[ROUNDS][power];
    float scale = (float) (1 / Math.sqrt(power));
    long state = seed;
    for (float[] round : signs) {
      for (int i = 0; i < power; i++) {
        state += 0x9e3779b97f4a7c15L;
        round[i] = (mix(state) & 1) == 0 ? scale : -scale;
      }
    }
  }

  /** A number of dimensions rounded up to a multiple of 64. */
  public static int padded(int dimensions) {
    return (dimensions + GRANULE - 1) & -GRANULE;
  }

  /** Dimensions of rotated vectors, a multiple of 64. */
  public int dimensions() {
    return dimensions;
  }

  /** Rotates in place; the array has at least {@link #dimensions()} elements, padding included. */
  public void apply(float[] values) {
    for (int round = 0; round < ROUNDS; round++) {
      int first = (round & 1) == 0 ? 0 : dimensions - power;
      flip(values, first, signs[round]);
      Hadamard.transform(values, first, power);
    }
  }

  private static void flip(float[] values, int first, float[] signs) {
    for (int i = 0; i < signs.length; i++) {
      values[first + i] *= signs[i];
    }
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
