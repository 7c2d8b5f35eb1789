package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * Characters of UTF-8 text in memory, malformed text included, as SQLite sees them: a byte from
 * 0xC0 on begins a character that takes all continuation bytes that follow; any other byte is a
 * character by itself. Addresses are {@link Memory}'s; {@code end} is the address behind the last
 * byte.
 */
public final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final int REPLACEMENT = 0xFFFD;

  private Utf8() {}

  /** The address behind the character at an address. */
  public static long next(long address, long end) {
    long at = address + 1;
    if (Memory.getUnsignedByte(address) >= 0xC0) {
      while (at < end && isContinuation(at)) {
        at++;
      }
    }
    return at;
  }

  private static boolean isContinuation(long address) {
    return (Memory.getByte(address) & 0xC0) == 0x80;
  }

  /** The code point at an address; overlong forms, surrogates and U+FFFE, U+FFFF are U+FFFD. */
  public static int get(long address, long end) {
    int first = Memory.getUnsignedByte(address);
    if (first < 0xC0) {
      return first;
    }
    int c = leadBits(first);
    for (long at = address + 1; at < end && isContinuation(at); at++) {
      c = (c << 6) + (Memory.getByte(at) & 0x3F);
    }
    return c >= 0 && c < 0x80 || (c & 0xFFFFF800) == 0xD800 || (c & 0xFFFFFFFE) == 0xFFFE
        ? REPLACEMENT
        : c;
  }

  private static int leadBits(int first) {
    if (first < 0xE0) {
      return first & 0x1F;
    }
    if (first < 0xF0) {
      return first & 0x0F;
    }
    if (first < 0xF8) {
      return first & 0x07;
    }
    return first < 0xFC ? first & 0x03 : first < 0xFE ? first & 0x01 : 0;
  }

  /** Stores a code point; returns its bytes, 1..4. */
  public static int put(long address, int c) {
    if (c < 0x80) {
      Memory.putByte(address, c);
      return 1;
    }
    if (c < 0x800) {
      Memory.putByte(address, 0xC0 | c >> 6 & 0x1F);
      Memory.putByte(address + 1, 0x80 | c & 0x3F);
      return 2;
    }
    if (c < 0x10000) {
      Memory.putByte(address, 0xE0 | c >> 12 & 0x0F);
      Memory.putByte(address + 1, 0x80 | c >> 6 & 0x3F);
      Memory.putByte(address + 2, 0x80 | c & 0x3F);
      return 3;
    }
    Memory.putByte(address, 0xF0 | c >> 18 & 0x07);
    Memory.putByte(address + 1, 0x80 | c >> 12 & 0x3F);
    Memory.putByte(address + 2, 0x80 | c >> 6 & 0x3F);
    Memory.putByte(address + 3, 0x80 | c & 0x3F);
    return 4;
  }

  /** The number of characters. */
  public static int count(long address, int byteCount) {
    long end = address + byteCount;
    int count = 0;
    long at = address;
    while (at < end) {
      if (at + Long.BYTES <= end && (Memory.getLong(at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
        count += Long.BYTES;
      } else {
        at = next(at, end);
        count++;
      }
    }
    return count;
  }

  /** The number of characters before the first zero byte, or of all. */
  public static int countToZero(long address, int byteCount) {
    long end = address + byteCount;
    int count = 0;
    long at = address;
    while (at < end) {
      if (at + Long.BYTES <= end) {
        long word = Memory.getLong(at);
        // Neither a byte above 0x7F nor one that is zero.
        if (((word - LOW_BITS | word) & HIGH_BITS) == 0) {
          at += Long.BYTES;
          count += Long.BYTES;
          continue;
        }
      }
      if (Memory.getByte(at) == 0) {
        break;
      }
      at = next(at, end);
      count++;
    }
    return count;
  }

  /** The address behind so many characters, at most {@code end}. */
  public static long skip(long address, long end, long characters) {
    long at = address;
    long left = characters;
    while (left > 0 && at < end) {
      if (left >= Long.BYTES && at + Long.BYTES <= end && (Memory.getLong(at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
        left -= Long.BYTES;
      } else {
        at = next(at, end);
        left--;
      }
    }
    return at;
  }

  /** The number of bytes before the first zero byte, or all. */
  public static int lengthToZero(long address, int byteCount) {
    int i = 0;
    for (; i + Long.BYTES <= byteCount; i += Long.BYTES) {
      long word = Memory.getLong(address + i);
      if (((word - LOW_BITS) & ~word & HIGH_BITS) != 0) {
        break;
      }
    }
    while (i < byteCount && Memory.getByte(address + i) != 0) {
      i++;
    }
    return i;
  }
}
