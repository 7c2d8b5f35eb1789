package org.quiverdb.engine.record;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;

/**
 * A collating sequence: the order and equality of two UTF-8 texts in memory. The two UTF-16 forms
 * of BINARY order texts as memcmp orders their UTF-16 bytes; they stand for BINARY in files of that
 * encoding ({@link #in}) and have no name of their own in SQL.
 */
public enum Collation {
  BINARY,
  NOCASE,
  RTRIM,
  BINARY_UTF16LE,
  BINARY_UTF16BE;

  /** The collation of that name in any case, or null. */
  public static @Nullable Collation of(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "BINARY" -> BINARY;
      case "NOCASE" -> NOCASE;
      case "RTRIM" -> RTRIM;
      default -> null;
    };
  }

  /** What this collation is in a file of an encoding. */
  public Collation in(TextEncoding encoding) {
    if (this != BINARY || encoding == TextEncoding.UTF8) {
      return this;
    }
    return encoding == TextEncoding.UTF16LE ? BINARY_UTF16LE : BINARY_UTF16BE;
  }

  /** The name in SQL. */
  public String sqlName() {
    return switch (this) {
      case NOCASE, RTRIM -> name();
      case BINARY, BINARY_UTF16LE, BINARY_UTF16BE -> "BINARY";
    };
  }

  /** Compares two UTF-8 texts; the sign of the result is what counts. */
  public int compare(long a, int aLength, long b, int bLength) {
    return switch (this) {
      case BINARY -> Memory.compare(a, aLength, b, bLength);
      case NOCASE -> noCase(a, aLength, b, bLength);
      case RTRIM -> Memory.compare(a, trimmed(a, aLength), b, trimmed(b, bLength));
      case BINARY_UTF16LE, BINARY_UTF16BE -> utf16(a, aLength, b, bLength);
    };
  }

  /** How many bytes of a text are compared: RTRIM does without trailing spaces. */
  public int significantLength(long a, int length) {
    return this == RTRIM ? trimmed(a, length) : length;
  }

  /** The bytes without trailing spaces. */
  static int trimmed(long a, int length) {
    int n = length;
    while (n > 0 && Memory.getByte(a + n - 1) == ' ') {
      n--;
    }
    return n;
  }

  private static int noCase(long a, int aLength, long b, int bLength) {
    int common = Math.min(aLength, bLength);
    for (int i = 0; i < common; i++) {
      int x = Memory.getUnsignedByte(a + i);
      int y = Memory.getUnsignedByte(b + i);
      if (x != y && fold(x) != fold(y)) {
        return fold(x) - fold(y);
      }
    }
    return aLength - bLength;
  }

  /** A byte with ASCII's upper case letters made lower. */
  public static int fold(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }

  private int utf16(long a, int aLength, long b, int bLength) {
    long aEnd = a + aLength;
    long bEnd = b + bLength;
    long x = a;
    long y = b;
    while (x < aEnd && y < bEnd) {
      int c = Utf8.get(x, aEnd);
      int d = Utf8.get(y, bEnd);
      if (c != d) {
        return Integer.compareUnsigned(sortKey(c), sortKey(d));
      }
      x = Utf8.next(x, aEnd);
      y = Utf8.next(y, bEnd);
    }
    return Long.compare(aEnd - x, bEnd - y);
  }

  /**
   * The first differing bytes of two characters as a number: both units, in the order of memory.
   */
  private int sortKey(int c) {
    if (c < 0x10000) {
      return inMemory(c) << 16;
    }
    return inMemory(0xD800 | (c - 0x10000) >> 10) << 16 | inMemory(0xDC00 | c & 0x3FF);
  }

  private int inMemory(int unit) {
    return this == BINARY_UTF16BE ? unit : (unit & 0xFF) << 8 | unit >> 8;
  }
}
