package org.quiverdb.engine.record;

/**
 * The decimal digits of a finite REAL, rounded as SQLite's printf rounds them: the number is
 * 0.d1d2d3... * 10^{@link #point}. Reusable; not thread-safe.
 */
public final class DecimalDigits {
  private static final int MAX_DIGITS = 20;
  private static final int SHORTEST = 17;

  private final byte[] digits = new byte[MAX_DIGITS + 2];
  private int start;
  private int count;
  private int point;
  private boolean negative;

  /** Digits without trailing zeros; at least one. */
  public int count() {
    return count;
  }

  /** Digits before the decimal point; negative or zero when zeros follow the point. */
  public int point() {
    return point;
  }

  /** Whether the number is less than zero; false for -0.0. */
  public boolean isNegative() {
    return negative;
  }

  /** Digit i as a character, '0' beyond the last. */
  public char digit(int i) {
    return i < count ? (char) ('0' + digits[start + i]) : '0';
  }

  /**
   * Takes a number.
   *
   * @param round positive: so many significant digits; else {@code -round} digits after the point
   * @param most significant digits at most
   */
  public void set(double value, int round, int most) {
    negative = value < 0;
    if (value == 0) {
      start = 0;
      digits[0] = 0;
      count = 1;
      point = 1;
      return;
    }
    double magnitude = Math.abs(value);
    long bits = Double.doubleToRawLongBits(magnitude);
    int exponent = (int) (bits >>> 52) - 1086;
    long mantissa = bits << 11 | Long.MIN_VALUE;
    if (exponent == -1086) {
      int free = Long.numberOfLeadingZeros(bits);
      mantissa = bits << free;
      exponent = -1074 - free;
    }
    int wanted = round <= 0 || round >= 18 ? 18 : round + 1;
    int ten = Decimal.tenExponent(exponent, wanted);
    spread(Decimal.digits(mantissa, exponent, wanted, ten));
    point = count + ten;
    round(magnitude, ten, round, most);
    while (digits[start + count - 1] == 0) {
      count--;
    }
  }

  private void spread(long value) {
    int at = digits.length;
    for (long rest = value; rest != 0; rest /= 10) {
      digits[--at] = (byte) (rest % 10);
    }
    start = at;
    count = digits.length - at;
  }

  private void round(double magnitude, int ten, int round, int most) {
    int keep = round;
    if (keep <= 0) {
      keep = point - keep;
      if (keep == 0 && digits[start] >= 5) {
        digits[--start] = 0;
        count++;
        point++;
        keep = 1;
      }
    }
    if (keep <= 0 || keep >= count && count <= most) {
      // Nothing to round, or all of it lies behind the last place asked for.
      return;
    }
    keep = Math.min(keep, most);
    if (keep == SHORTEST) {
      keep = shortest(magnitude, ten);
    }
    int total = count;
    count = keep;
    if (keep < total && digits[start + keep] >= 5) {
      increment();
    }
  }

  /** Adds one to the last digit kept. */
  private void increment() {
    int at = start + count - 1;
    while (++digits[at] > 9) {
      digits[at] = 0;
      if (at == start) {
        digits[--start] = 1;
        count++;
        point++;
        return;
      }
      at--;
    }
  }

  /** Fewer digits than 17 where the number ends in nines or zeros and still reads back the same. */
  private int shortest(double magnitude, int ten) {
    int length;
    long candidate;
    if (at(15) == 9 && at(14) == 9) {
      length = runStart(14, 9);
      candidate = prefix(length) + 1;
    } else if (point >= count || at(15) == 0 && at(14) == 0 && at(13) == 0) {
      length = runStart(13, 0);
      candidate = prefix(length);
    } else {
      return SHORTEST;
    }
    boolean same = magnitude == Decimal.toDouble(candidate, ten + count - length);
    return same ? length + 1 : SHORTEST;
  }

  private int at(int i) {
    return digits[start + i];
  }

  /** Where the run of equal digits that reaches up to {@code end} begins. */
  private int runStart(int end, int digit) {
    int i = end;
    while (i > 0 && at(i - 1) == digit) {
      i--;
    }
    return i;
  }

  private long prefix(int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value * 10 + at(i);
    }
    return value;
  }
}
