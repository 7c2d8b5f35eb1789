package org.quiverdb.engine.record;

import java.math.BigInteger;

/**
 * 10^p for p in -348..347, to the precision that SQLite works with, so that conversions between
 * REAL and TEXT give its digits.
 *
 * <p>A power is 96 bits with the highest one set: {@code HIGH} the first 64, {@code LOW} the other
 * 32; the binary exponent follows from p. Powers of 10^27 are cut to 96 bits; the others are
 * products of one of those with an exact power below 10^27, cut to 96 bits again. Computed once
 * when the class is loaded, which takes less than a millisecond.
 */
final class PowersOfTen {
  static final int MIN = -348;
  static final int MAX = 347;

  private static final int STEP = 27;
  private static final int LOW_BITS = 32;
  private static final int BITS = Long.SIZE + LOW_BITS;
  private static final long[] HIGH = new long[MAX - MIN + 1];
  private static final int[] LOW = new int[MAX - MIN + 1];

  static {
    long[] exact = new long[STEP];
    for (int n = 0; n < STEP; n++) {
      exact[n] = cut(n).shiftRight(LOW_BITS).longValue();
    }
    for (int group = Math.floorDiv(MIN, STEP); group <= MAX / STEP; group++) {
      BigInteger scale = cut(group * STEP);
      long high = scale.shiftRight(LOW_BITS).longValue();
      int low = scale.intValue();
      for (int n = 0; n < STEP; n++) {
        int p = group * STEP + n;
        if (p >= 0 && p < STEP) {
          set(p, exact[n], 0);
        } else if (n == 0) {
          set(p, high, low);
        } else {
          setProduct(p, high, low, exact[n]);
        }
      }
    }
    BigInteger tenth = cut(-1);
    set(-1, tenth.shiftRight(LOW_BITS).longValue(), tenth.intValue());
  }

  private PowersOfTen() {}

  /** The first 64 bits of 10^p. */
  static long high(int p) {
    return HIGH[p - MIN];
  }

  /** The next 32 bits of 10^p. */
  static int low(int p) {
    return LOW[p - MIN];
  }

  /** floor(log2(10^p)). */
  static int binaryExponent(int p) {
    return p * 108853 >> 15;
  }

  /** floor(log10(2^e)). */
  static int decimalExponent(int e) {
    return e * 78913 >> 18;
  }

  private static void set(int p, long high, int low) {
    if (p >= MIN && p <= MAX) {
      HIGH[p - MIN] = high;
      LOW[p - MIN] = low;
    }
  }

  /** The first 96 bits of 10^p. */
  private static BigInteger cut(int p) {
    BigInteger power = BigInteger.TEN.pow(Math.abs(p));
    if (p >= 0) {
      return power.shiftLeft(BITS).shiftRight(power.bitLength());
    }
    BigInteger quotient = BigInteger.ONE.shiftLeft(power.bitLength() + BITS).divide(power);
    return quotient.shiftRight(quotient.bitLength() - BITS);
  }

  private static void setProduct(int p, long high, int low, long factor) {
    long lowFactor = low & 0xFFFF_FFFFL;
    long carried =
        Math.unsignedMultiplyHigh(lowFactor, factor) << LOW_BITS | lowFactor * factor >>> LOW_BITS;
    long bottom = high * factor + carried;
    long top = Math.unsignedMultiplyHigh(high, factor);
    if (Long.compareUnsigned(bottom, carried) < 0) {
      top++;
    }
    int rest = (int) (bottom >>> LOW_BITS);
    if (top < 0) {
      set(p, top, rest);
    } else {
      set(p, top << 1 | rest >>> 31, rest << 1 | 1);
    }
  }
}
