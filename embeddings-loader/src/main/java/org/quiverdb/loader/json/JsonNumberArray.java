package org.quiverdb.loader.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.io.ByteWindow;

/**
 * Scans the text {@code [number, number, …]} to floats, each the float nearest to the decimal
 * number, as {@link Float#parseFloat} gives it.
 *
 * <p>Digits are taken eight at a time. A number of up to 18 digits times a power of ten is computed
 * in double, which is off by less than 4 units in the last place; only where the double lies so
 * near the middle between two floats that this could matter, and outside the range of normal
 * floats, {@code Float.parseFloat} decides. The grammar is JSON's and a little more: leading zeros
 * and an absent digit on one side of the point pass. The array may be read up to {@link
 * ByteWindow#SLACK} bytes past the end given.
 */
public final class JsonNumberArray {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ZEROS = 0x3030303030303030L;
  private static final int POWER_MIN = -64;
  private static final int POWER_MAX = 38;
  private static final double[] POWERS = powers();
  private static final long[] LONG_POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** Below these, as many digits more still fit a long. */
  private static final long[] ROOM = new long[LONG_POWERS.length];

  static {
    for (int i = 0; i < ROOM.length; i++) {
      ROOM[i] = Long.MAX_VALUE / LONG_POWERS[i] - 1;
    }
  }

  /** Below this, eight more digits still fit 18. */
  private static final long ROOM_FOR_EIGHT = 10_000_000_000L;

  private static final long ROOM_FOR_ONE = 100_000_000_000_000_000L;

  /**
   * Low bits of a double that a float has no room for, and their value in the middle between two
   * floats.
   */
  private static final long REST_MASK = (1L << 29) - 1;

  private static final long REST_MIDDLE = 1L << 28;
  private static final long REST_DOUBT = 8;

  private static final int PLAIN_DECIMALS_MAX = 24;

  /**
   * Sign, digit, point and decimals, rounded up so that no word read beyond them leaves the text.
   */
  private static final int PLAIN_CHARS_MAX = 3 + PLAIN_DECIMALS_MAX + 8;

  private float[] values = new float[1536];
  private int size;
  private byte[] bytes = new byte[0];
  private int end;
  private int at;
  private long digits;
  private int droppedDigits;

  /** The floats of the last array; only the first {@link #size()} count. */
  public float[] values() {
    return values;
  }

  /** How many numbers there were. */
  public int size() {
    return size;
  }

  /**
   * Scans an array.
   *
   * @param text holds the array
   * @param open index of its opening bracket
   * @param limit where the text ends
   * @return the index behind its closing bracket
   * @throws BadRecordException if there is something else than a list of finite numbers
   */
  public int scan(byte[] text, int open, int limit) throws BadRecordException {
    bytes = text;
    end = limit;
    at = open + 1;
    size = 0;
    skipSpace();
    if (at < end && bytes[at] == ']') {
      return at + 1;
    }
    while (true) {
      skipSpace();
      float value = plain();
      if (Float.isNaN(value)) {
        value = number();
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
      skipSpace();
      int separator = at < end ? bytes[at++] : -1;
      if (separator == ']') {
        return at;
      }
      if (separator != ',') {
        throw separator < 0
            ? cutOff()
            : new BadRecordException(
                "expected ',' or ']' after element " + size + ", found '" + (char) separator + "'");
      }
    }
  }

  private void skipSpace() {
    while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
  }

  /**
   * The usual form, one digit, a point and up to 24 digits, all in local variables; NaN, and
   * nothing consumed, when it is another form.
   */
  private float plain() {
    byte[] text = bytes;
    int from = at;
    if (from + PLAIN_CHARS_MAX > end) {
      return Float.NaN;
    }
    boolean negative = text[from] == '-';
    from += negative ? 1 : 0;
    int whole = text[from] - '0';
    if (whole < 0 || whole > 9 || text[from + 1] != '.') {
      return Float.NaN;
    }
    from += 2;
    long word = (long) LONG.get(text, from) ^ ZEROS;
    int count = digitCount(word);
    long value = whole * LONG_POWERS[count] + (count == 0 ? 0 : digitValue(word, count));
    int decimals = count;
    while (count == 8) {
      word = (long) LONG.get(text, from + decimals) ^ ZEROS;
      count = digitCount(word);
      if (decimals + count > PLAIN_DECIMALS_MAX || value >= ROOM[count]) {
        return Float.NaN;
      }
      if (count > 0) {
        value = value * LONG_POWERS[count] + digitValue(word, count);
        decimals += count;
      }
    }
    from += decimals;
    byte behind = text[from];
    if (behind != ',' && behind != ']' && behind != ' ' && behind != '\n') {
      return Float.NaN;
    }
    double number = value * POWERS[-decimals - POWER_MIN];
    long rest = Double.doubleToRawLongBits(number) & REST_MASK;
    if (number < Float.MIN_NORMAL || Math.abs(rest - REST_MIDDLE) <= REST_DOUBT) {
      return Float.NaN;
    }
    at = from;
    return (float) (negative ? -number : number);
  }

  /** How many of the eight bytes, from the lowest, are digits; they have been subtracted '0'. */
  private static int digitCount(long word) {
    long stop = ((word + 0x7676767676767676L) | word) & 0x8080808080808080L;
    return Long.numberOfTrailingZeros(stop) >>> 3;
  }

  /** The number that the first {@code count} digits stand for, {@code count} being 1 to 8. */
  private static long digitValue(long word, int count) {
    long digits = word << (64 - 8 * count);
    digits = digits * 10 + (digits >>> 8);
    return (((digits & 0x000000FF000000FFL) * 0x000F424000000064L)
            + (((digits >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L))
        >>> 32;
  }

  private float number() throws BadRecordException {
    int start = at;
    boolean negative = at < end && bytes[at] == '-';
    if (negative) {
      at++;
    }
    digits = 0;
    droppedDigits = 0;
    int first = at;
    digitRun();
    int digitCount = at - first;
    int exponent = droppedDigits;
    if (at < end && bytes[at] == '.') {
      at++;
      int point = at;
      droppedDigits = 0;
      digitRun();
      exponent -= at - point - droppedDigits;
      digitCount += at - point;
    }
    if (digitCount == 0 || at > end) {
      throw notANumber(start);
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      exponent = Math.addExact(exponent, exponent(start));
    }
    return toFloat(negative, exponent, start);
  }

  /** Takes a run of digits into {@link #digits}; those beyond the 18th are counted and dropped. */
  private void digitRun() {
    while (digits < ROOM_FOR_EIGHT) {
      long word = (long) LONG.get(bytes, at) ^ ZEROS;
      int count = digitCount(word);
      if (count == 0) {
        return;
      }
      digits = digits * LONG_POWERS[count] + digitValue(word, count);
      at += count;
      if (count < 8) {
        return;
      }
    }
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      if (digits < ROOM_FOR_ONE) {
        digits = digits * 10 + (bytes[at] - '0');
      } else {
        droppedDigits++;
      }
      at++;
    }
  }

  private int exponent(int start) throws BadRecordException {
    at++;
    boolean negative = at < end && bytes[at] == '-';
    if (at < end && (negative || bytes[at] == '+')) {
      at++;
    }
    int first = at;
    int value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = Math.min(value * 10 + (bytes[at] - '0'), 100_000);
      at++;
    }
    if (at == first) {
      throw notANumber(start);
    }
    return negative ? -value : value;
  }

  private float toFloat(boolean negative, int exponent, int start) throws BadRecordException {
    if (digits == 0) {
      return negative ? -0.0f : 0.0f;
    }
    if (exponent >= POWER_MIN && exponent <= POWER_MAX) {
      double value = digits * POWERS[exponent - POWER_MIN];
      long rest = Double.doubleToRawLongBits(value) & REST_MASK;
      if (value >= Float.MIN_NORMAL
          && value < Float.MAX_VALUE
          && Math.abs(rest - REST_MIDDLE) > REST_DOUBT) {
        return (float) (negative ? -value : value);
      }
    }
    String text = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    float value = Float.parseFloat(text);
    if (Float.isInfinite(value)) {
      throw new BadRecordException(
          "element " + (size + 1) + " is " + text + ", too large for a 32-bit float");
    }
    return value;
  }

  private BadRecordException notANumber(int start) {
    if (start >= end || at > end) {
      return cutOff();
    }
    int stop = start;
    while (stop < end && stop < start + 20 && ",] \t\r\n".indexOf(bytes[stop]) < 0) {
      stop++;
    }
    String text = new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
    return new BadRecordException(
        "element " + (size + 1) + " is " + text + "; elements must be finite numbers");
  }

  private BadRecordException cutOff() {
    return new BadRecordException("the list breaks off after element " + size);
  }

  private static double[] powers() {
    double[] powers = new double[POWER_MAX - POWER_MIN + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + (i + POWER_MIN));
    }
    return powers;
  }
}
