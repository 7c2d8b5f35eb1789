package org.quiverdb.vector.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers out of bytes, correct to the last bit and without allocating in the usual
 * cases.
 *
 * <p>A number is an optional sign, digits with an optional point, and an optional exponent with at
 * least one digit. Up to 19 significant digits go through an exact double operation (Clinger 1990)
 * or one 128-bit product (Lemire 2021); what those cannot decide goes to the JDK. A float is taken
 * from the correctly rounded double, except where that double lies exactly between two floats.
 *
 * <p>Not thread-safe: it remembers where the last number ended.
 */
public final class NumberScanner {
  private static final int MAX_EXPONENT = 100_000;
  private static final int MAX_DIGITS = 19;
  private static final long FLOAT_TIE = 0x1000_0000L;
  private static final long FLOAT_REST = 0x1fff_ffffL;

  private byte[] window = new byte[64];
  private int end;
  private long windowEnd;
  private boolean negative;
  private boolean tooManyDigits;
  private long digits;
  private int exponent;

  /**
   * The position after the number that was read last; equal to the start position when there was no
   * number.
   */
  public int end() {
    return end;
  }

  /** Like {@link #end()} after a scan of a segment. */
  public long endInSegment() {
    return windowEnd;
  }

  /**
   * Reads a double that begins at {@code from}.
   *
   * @return NaN when there is no number, then {@link #end} is {@code from}
   */
  public double scanDouble(byte[] text, int from, int to) {
    if (!decompose(text, from, to)) {
      return Double.NaN;
    }
    double magnitude = magnitude();
    if (Double.isNaN(magnitude)) {
      return Double.parseDouble(token(text, from));
    }
    return negative ? -magnitude : magnitude;
  }

  /**
   * Reads a float that begins at {@code from}.
   *
   * @return NaN when there is no number, then {@link #end} is {@code from}
   */
  public float scanFloat(byte[] text, int from, int to) {
    if (!decompose(text, from, to)) {
      return Float.NaN;
    }
    double magnitude = magnitude();
    boolean decided =
        magnitude == 0
            ? digits == 0
            : magnitude >= Float.MIN_NORMAL
                && magnitude < Float.MAX_VALUE
                && (Double.doubleToRawLongBits(magnitude) & FLOAT_REST) != FLOAT_TIE;
    if (!decided) {
      return Float.parseFloat(token(text, from));
    }
    float value = (float) magnitude;
    return negative ? -value : value;
  }

  /** Reads a double from a segment; see {@link #scanDouble(byte[], int, int)}. */
  public double scanDouble(MemorySegment text, long from, long to) {
    int length = fillWindow(text, from, to);
    double value = scanDouble(window, 0, length);
    while (cutOff(length) && length < to - from) {
      length = widenWindow(text, from, to);
      value = scanDouble(window, 0, length);
    }
    windowEnd = from + end;
    return value;
  }

  /** Reads a float from a segment; see {@link #scanFloat(byte[], int, int)}. */
  public float scanFloat(MemorySegment text, long from, long to) {
    int length = fillWindow(text, from, to);
    float value = scanFloat(window, 0, length);
    while (cutOff(length) && length < to - from) {
      length = widenWindow(text, from, to);
      value = scanFloat(window, 0, length);
    }
    windowEnd = from + end;
    return value;
  }

  private int fillWindow(MemorySegment text, long from, long to) {
    int length = (int) Math.min(window.length, to - from);
    MemorySegment.copy(text, ValueLayout.JAVA_BYTE, from, window, 0, length);
    return length;
  }

  private int widenWindow(MemorySegment text, long from, long to) {
    window = new byte[Math.multiplyExact(window.length, 2)];
    return fillWindow(text, from, to);
  }

  /** A number that may go on, also when the window ends within an exponent. */
  private boolean cutOff(int length) {
    return end + 2 >= length;
  }

  private String token(byte[] text, int from) {
    return new String(text, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private boolean decompose(byte[] text, int from, int to) {
    int p = from;
    end = from;
    negative = false;
    if (p < to && (text[p] == '-' || text[p] == '+')) {
      negative = text[p] == '-';
      p++;
    }
    int first = p;
    long value = 0;
    int digit;
    while (p < to && (digit = text[p] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      p++;
    }
    int count = p - first;
    int fraction = 0;
    if (p < to && text[p] == '.') {
      int q = p + 1;
      while (q < to && (digit = text[q] - '0') >= 0 && digit <= 9) {
        value = value * 10 + digit;
        q++;
      }
      fraction = q - p - 1;
      count += fraction;
      p = q;
    }
    if (count == 0) {
      return false;
    }
    digits = value;
    tooManyDigits = count > MAX_DIGITS && significant(text, first, count) > MAX_DIGITS;
    end = p;
    exponent = -fraction;
    if (p < to && (text[p] | 0x20) == 'e') {
      addExponent(text, p + 1, to);
    }
    return true;
  }

  /** How many of {@code count} digits are left when leading zeros are dropped. */
  private static int significant(byte[] text, int first, int count) {
    int p = first;
    int left = count;
    while (left > 0 && (text[p] == '0' || text[p] == '.')) {
      if (text[p] == '0') {
        left--;
      }
      p++;
    }
    return left;
  }

  private void addExponent(byte[] text, int from, int to) {
    int p = from;
    boolean minus = false;
    if (p < to && (text[p] == '-' || text[p] == '+')) {
      minus = text[p] == '-';
      p++;
    }
    int first = p;
    int value = 0;
    int digit;
    while (p < to && (digit = text[p] - '0') >= 0 && digit <= 9) {
      value = Math.min(MAX_EXPONENT, value * 10 + digit);
      p++;
    }
    if (p > first) {
      exponent += minus ? -value : value;
      end = p;
    }
  }

  /** The correctly rounded value without its sign, or NaN when it cannot be told here. */
  private double magnitude() {
    if (tooManyDigits) {
      return Double.NaN;
    }
    return digits == 0 ? 0 : DecimalToDouble.round(digits, exponent);
  }
}
