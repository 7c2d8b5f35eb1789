package org.quiverdb.vector.text;

import java.math.BigInteger;

/**
 * Rounds {@code digits * 10^exponent} to the nearest double. Small cases are one exact operation
 * (Clinger, "How to read floating point numbers accurately", 1990), the others one product with a
 * 128-bit power of five (Lemire, "Number parsing at a gigabyte per second", 2021).
 */
final class DecimalToDouble {
  private static final int MIN_EXPONENT = -80;
  private static final int MAX_EXPONENT = 60;
  private static final long EXACT_INTEGER = 1L << 53;
  private static final double[] POWER_OF_TEN = new double[23];
  private static final long[] FIVE_HIGH = new long[MAX_EXPONENT - MIN_EXPONENT + 1];
  private static final long[] FIVE_LOW = new long[MAX_EXPONENT - MIN_EXPONENT + 1];

  static {
    double power = 1;
    for (int i = 0; i < POWER_OF_TEN.length; i++) {
      POWER_OF_TEN[i] = power;
      power *= 10;
    }
    for (int q = MIN_EXPONENT; q <= MAX_EXPONENT; q++) {
      BigInteger five = powerOfFive(q);
      FIVE_HIGH[q - MIN_EXPONENT] = five.shiftRight(64).longValue();
      FIVE_LOW[q - MIN_EXPONENT] = five.longValue();
    }
  }

  private DecimalToDouble() {}

  /**
   * The nearest double.
   *
   * @param digits unsigned, not zero
   * @return NaN when this method cannot decide
   */
  static double round(long digits, int exponent) {
    if (exponent >= -22 && exponent <= 22 && digits > 0 && digits <= EXACT_INTEGER) {
      return exponent < 0 ? digits / POWER_OF_TEN[-exponent] : digits * POWER_OF_TEN[exponent];
    }
    if (exponent < MIN_EXPONENT || exponent > MAX_EXPONENT) {
      return Double.NaN;
    }
    return byProduct(digits, exponent);
  }

  private static double byProduct(long digits, int exponent) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long w = digits << zeros;
    long fiveHigh = FIVE_HIGH[exponent - MIN_EXPONENT];
    long high = Math.unsignedMultiplyHigh(w, fiveHigh);
    long low = w * fiveHigh;
    if ((high & 0x1ff) == 0x1ff) {
      long more = Math.unsignedMultiplyHigh(w, FIVE_LOW[exponent - MIN_EXPONENT]);
      low += more;
      if (Long.compareUnsigned(low, more) < 0) {
        high++;
      }
      if (low == -1L) {
        return Double.NaN;
      }
    }
    int upper = (int) (high >>> 63);
    int shift = upper + 9;
    long mantissa = high >>> shift;
    if (Long.compareUnsigned(low, 1) <= 0
        && exponent >= -4
        && exponent <= 23
        && (mantissa & 3) == 1
        && mantissa << shift == high) {
      mantissa &= ~1L; // exactly half way: to even
    }
    mantissa = (mantissa + (mantissa & 1)) >>> 1;
    int binary = (int) ((217_706L * exponent) >> 16) + 63 + upper - zeros + 1023;
    if (mantissa >= 1L << 53) {
      mantissa = 1L << 52;
      binary++;
    }
    return Double.longBitsToDouble(((long) binary << 52) | (mantissa & ((1L << 52) - 1)));
  }

  /** 5^q scaled to 128 bits: cut off for positive q, the reciprocal rounded up for negative q. */
  private static BigInteger powerOfFive(int q) {
    BigInteger five = BigInteger.valueOf(5).pow(Math.abs(q));
    if (q >= 0) {
      int excess = five.bitLength() - 128;
      return excess > 0 ? five.shiftRight(excess) : five.shiftLeft(-excess);
    }
    int bits = five.bitLength();
    BigInteger reciprocal =
        BigInteger.ONE.shiftLeft(2 * bits + 128).divide(five).add(BigInteger.ONE);
    return reciprocal.shiftRight(reciprocal.bitLength() - 128);
  }
}
