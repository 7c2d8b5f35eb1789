package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * Numbers as text and text as numbers, as SQLite does it: spaces around a number are ignored, the
 * longest prefix that is a number counts, hexadecimal is not read, a REAL is written with up to 17
 * digits and always with a point.
 */
public final class NumberText {
  /** Text that is no number, with a whole number (perhaps none) in front. */
  public static final int NONE = 0;

  /** A whole number, of whatever size. */
  public static final int INTEGER = 1;

  /** A number with a point or an exponent. */
  public static final int REAL = 2;

  /** Text that is no number but begins with one that has a point or an exponent. */
  public static final int REAL_PREFIX = -1;

  /** The most bytes that a number takes as text. */
  public static final int MAX_BYTES = 32;

  /** Results of {@link #integerFit}. */
  public static final int FITS = 0;

  /** The number fits and is followed by something else. */
  public static final int FITS_WITH_REST = 1;

  public static final int TOO_LARGE = 2;

  private static final int MAX_EXPONENT_WITHOUT = 16;

  private NumberText() {}

  /** What a text is: {@link #NONE}, {@link #INTEGER}, {@link #REAL} or {@link #REAL_PREFIX}. */
  public static int kind(long address, int byteCount) {
    return new NumberScan(address, byteCount).kind;
  }

  /** The number that the text begins with, 0 if none. */
  public static double toDouble(long address, int byteCount) {
    return new NumberScan(address, byteCount).value();
  }

  /**
   * The whole number that the text begins with, 0 if none; the nearest INTEGER if it is too large.
   */
  public static long toLong(long address, int byteCount) {
    long end = address + byteCount;
    long at = skipSpaces(address, end);
    boolean negative = false;
    if (at < end && (Memory.getByte(at) == '-' || Memory.getByte(at) == '+')) {
      negative = Memory.getByte(at) == '-';
      at++;
    }
    long value = 0;
    for (; at < end && isDigit(Memory.getByte(at)); at++) {
      int digit = Memory.getByte(at) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** Whether the whole number that the text begins with is an INTEGER, and all of the text. */
  public static int integerFit(long address, int byteCount) {
    long end = address + byteCount;
    long at = skipSpaces(address, end);
    boolean negative = false;
    if (at < end && (Memory.getByte(at) == '-' || Memory.getByte(at) == '+')) {
      negative = Memory.getByte(at) == '-';
      at++;
    }
    long digits = at;
    long value = 0;
    boolean large = false;
    for (; at < end && isDigit(Memory.getByte(at)); at++) {
      int digit = Memory.getByte(at) - '0';
      // Counted down, because there is one more negative number.
      large |= value < (Long.MIN_VALUE + digit) / 10;
      value = value * 10 - digit;
    }
    if (large || !negative && value == Long.MIN_VALUE) {
      return TOO_LARGE;
    }
    return at == digits || skipSpaces(at, end) < end ? FITS_WITH_REST : FITS;
  }

  static long skipSpaces(long address, long end) {
    long at = address;
    while (at < end && isSpace(Memory.getByte(at))) {
      at++;
    }
    return at;
  }

  /** What SQLite takes for a space: ' ', \t, \n, \v, \f, \r. */
  static boolean isSpace(byte c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  /** Writes an INTEGER; returns its bytes, at most {@link #MAX_BYTES}. */
  public static int put(long address, long value) {
    long rest = value < 0 ? value : -value;
    int length = value < 0 ? 2 : 1;
    for (long v = rest; v <= -10; v /= 10) {
      length++;
    }
    long at = address + length;
    do {
      Memory.putByte(--at, (int) ('0' - rest % 10));
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      Memory.putByte(address, '-');
    }
    return length;
  }

  /** Writes a REAL; returns its bytes, at most {@link #MAX_BYTES}. */
  public static int put(long address, double value) {
    if (Double.isInfinite(value)) {
      return ascii(address, value < 0 ? "-Inf" : "Inf");
    }
    DecimalDigits d = new DecimalDigits();
    d.set(value, 17, 20);
    long at = address;
    if (d.isNegative()) {
      Memory.putByte(at++, '-');
    }
    int exponent = d.point() - 1;
    if (exponent < -4 || exponent > MAX_EXPONENT_WITHOUT) {
      at = putDigits(at, d, 0, 1);
      at = putFraction(at, d, 1);
      Memory.putByte(at++, 'e');
      Memory.putByte(at++, exponent < 0 ? '-' : '+');
      int magnitude = Math.abs(exponent);
      if (magnitude < 10) {
        Memory.putByte(at++, '0');
      }
      return (int) (at - address) + put(at, (long) magnitude);
    }
    if (exponent < 0) {
      at += ascii(at, "0.");
      for (int i = d.point(); i < 0; i++) {
        Memory.putByte(at++, '0');
      }
      return (int) (putDigits(at, d, 0, d.count()) - address);
    }
    at = putDigits(at, d, 0, d.point());
    return (int) (putFraction(at, d, d.point()) - address);
  }

  private static long putDigits(long address, DecimalDigits d, int from, int to) {
    long at = address;
    for (int i = from; i < to; i++) {
      Memory.putByte(at++, d.digit(i));
    }
    return at;
  }

  /** The point and the digits from one on, or one zero. */
  private static long putFraction(long address, DecimalDigits d, int from) {
    Memory.putByte(address, '.');
    return putDigits(address + 1, d, from, Math.max(d.count(), from + 1));
  }

  private static int ascii(long address, String text) {
    for (int i = 0; i < text.length(); i++) {
      Memory.putByte(address + i, text.charAt(i));
    }
    return text.length();
  }

  /** Makes a number in a register the text of it, in the scratch of another register. */
  public static void render(Registers r, int from, int to) {
    long address = r.scratch(to, MAX_BYTES);
    int byteCount =
        r.tag[from] == Registers.INTEGER
            ? put(address, r.bits[from])
            : put(address, r.getDouble(from));
    r.setReference(to, Registers.TEXT, address, byteCount);
  }
}
