package org.quiverdb.datasets;

/**
 * Random numbers as a function of a place, so that every row can be made without the rows before
 * it.
 */
final class Hash {
  /**
   * The increment of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
   * Generators, 2014).
   */
  static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Hash() {}

  /** The finaliser of SplitMix64. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits for a seed, a purpose and a number. */
  static long of(long seed, long purpose, long number) {
    return mix(mix(seed * GOLDEN_GAMMA + purpose) + number * GOLDEN_GAMMA);
  }

  /** A number from 0 to {@code bound - 1}. */
  static long below(long bits, long bound) {
    return Math.unsignedMultiplyHigh(bits, bound);
  }

  /** A number in [0, 1). */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** Sum of the four 16-bit parts, as a nearly normal number of mean 0 and variance 1. */
  static float normal(long bits) {
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 131_070) * NORMAL_SCALE;
  }

  /** One over the standard deviation of the sum: each part has variance (65536² - 1) / 12. */
  private static final float NORMAL_SCALE = (float) (1 / (65_536 / Math.sqrt(3)));
}
