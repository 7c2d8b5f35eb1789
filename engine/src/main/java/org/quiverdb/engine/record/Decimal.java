package org.quiverdb.engine.record;

/**
 * Conversions between REALs and numbers of the form digits * 10^exponent, with the rounding of
 * SQLite 3.54, which differs from exact rounding in rare last digits.
 */
public final class Decimal {
  private static final long EXACT_LIMIT = 1L << 53;
  private static final int MANTISSA_BITS = 53;
  private static final int MIN_EXPONENT = 1074;
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimal() {}

  /**
   * The REAL nearest to digits * 10^exponent.
   *
   * @param digits unsigned
   */
  public static double toDouble(long digits, int exponent) {
    if (digits >= 0 && digits < EXACT_LIMIT && Math.abs(exponent) < EXACT_POWERS.length) {
      return exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
    }
    if (exponent < PowersOfTen.MIN) {
      return 0.0;
    }
    return exponent > PowersOfTen.MAX ? Double.POSITIVE_INFINITY : scaled(digits, exponent);
  }

  private static double scaled(long digits, int exponent) {
    int free = Long.numberOfLeadingZeros(digits);
    int log = PowersOfTen.binaryExponent(exponent);
    int down = MANTISSA_BITS - (Long.SIZE - free) - log;
    if (down > MIN_EXPONENT) {
      if (down >= MIN_EXPONENT + 56) {
        return 0.0;
      }
      down = MIN_EXPONENT;
    }
    // The product keeps 2 bits beyond the mantissa: one to round, one that says whether more
    // follows.
    int drop = free - down - log - 3;
    long kept = productBits(digits << free, exponent, drop);
    if (kept >= (1L << 55) - 2) {
      kept = kept >>> 1 | kept & 1;
      down--;
    }
    long mantissa = (kept + 1 + (kept >>> 2 & 1)) >>> 2;
    if (down <= -972) {
      return Double.POSITIVE_INFINITY;
    }
    if ((mantissa & 1L << 52) != 0) {
      mantissa = mantissa & ~(1L << 52) | (long) (1075 - down) << 52;
    }
    return Double.longBitsToDouble(mantissa);
  }

  /** The product's upper bits from bit 64 + drop on; the lowest is set when something follows. */
  private static long productBits(long factor, int exponent, int drop) {
    long high = PowersOfTen.high(exponent);
    int low = PowersOfTen.low(exponent);
    if (low != 0) {
      // Rounded up, and the complement is what is too much.
      high++;
      low = ~low;
    }
    long top = Math.unsignedMultiplyHigh(factor, high);
    boolean more = true;
    if ((top & (1L << drop) - 1) == 0) {
      long have = factor * high >>> 32;
      long excess = Math.unsignedMultiplyHigh(factor, (long) low << 32) >>> 32;
      more = (have - excess & 0xFFFF_FFFFL) > 1;
      if (have < excess) {
        top--;
      }
    }
    return top >>> drop | (more ? 1 : 0);
  }

  /**
   * The first digits of a number.
   *
   * @param mantissa with its highest bit set
   * @param exponent the number is mantissa * 2^exponent
   * @param count of digits wanted, 1..18; there may be one more
   * @param tenExponent the result times 10^tenExponent is the number: {@link #tenExponent}
   */
  static long digits(long mantissa, int exponent, int count, int tenExponent) {
    int p = -tenExponent;
    long product = Math.unsignedMultiplyHigh(mantissa, PowersOfTen.high(p));
    int drop = -(exponent + PowersOfTen.binaryExponent(p) + 1);
    if (count < 18) {
      return product >>> drop;
    }
    long kept = product >>> (drop - 1);
    return kept + (kept << 1 & 2) >>> 1;
  }

  /** The decimal exponent that leaves {@code count} digits before it. */
  static int tenExponent(int exponent, int count) {
    return PowersOfTen.decimalExponent(exponent + 63) + 1 - count;
  }
}
