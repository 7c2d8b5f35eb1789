package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.memory.Memory;

/**
 * Finds bytes in bytes, eight places at a time: a word is compared with the first byte of what is
 * looked for, the word one further on with the second, and only where both match are the rest
 * compared.
 */
final class ByteSearch {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long CASE = 0x2020202020202020L;

  private ByteSearch() {}

  /** The index of the first occurrence from an index on, or -1; the needle is not empty. */
  static int find(long text, int from, int length, long needle, int needleLength) {
    int last = length - needleLength;
    long first = Memory.getUnsignedByte(needle) * ONES;
    long second = needleLength > 1 ? Memory.getUnsignedByte(needle + 1) * ONES : 0;
    int i = from;
    for (; i + Long.BYTES < length; i += Long.BYTES) {
      long hits = zeroBytes(Memory.getLongLittleEndian(text + i) ^ first);
      if (needleLength > 1) {
        hits &= zeroBytes(Memory.getLongLittleEndian(text + i + 1) ^ second);
      }
      for (; hits != 0; hits &= hits - 1) {
        int at = i + (Long.numberOfTrailingZeros(hits) >>> 3);
        if (at <= last && same(text + at, needle, needleLength)) {
          return at;
        }
      }
    }
    for (; i <= last; i++) {
      if (same(text + i, needle, needleLength)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * As {@link #find} with ASCII's case ignored.
   *
   * @param needle with its letters in lower case
   */
  static int findFolded(long text, int length, byte[] needle) {
    int last = length - needle.length;
    long first = broadcast(needle[0]);
    long second = needle.length > 1 ? broadcast(needle[1]) : 0;
    int i = 0;
    for (; i + Long.BYTES < length; i += Long.BYTES) {
      long hits = zeroBytes((Memory.getLongLittleEndian(text + i) | CASE) ^ first);
      if (needle.length > 1) {
        hits &= zeroBytes((Memory.getLongLittleEndian(text + i + 1) | CASE) ^ second);
      }
      for (; hits != 0; hits &= hits - 1) {
        int at = i + (Long.numberOfTrailingZeros(hits) >>> 3);
        if (at <= last && sameFolded(text + at, needle)) {
          return at;
        }
      }
    }
    for (; i <= last; i++) {
      if (sameFolded(text + i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** As {@link #find} for a needle in an array. */
  static int find(long text, int length, byte[] needle) {
    int last = length - needle.length;
    long first = (needle[0] & 0xFF) * ONES;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      long hits = zeroBytes(Memory.getLongLittleEndian(text + i) ^ first);
      for (; hits != 0; hits &= hits - 1) {
        int at = i + (Long.numberOfTrailingZeros(hits) >>> 3);
        if (at <= last && same(text + at, needle)) {
          return at;
        }
      }
    }
    for (; i <= last; i++) {
      if (same(text + i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether text begins with the needle. */
  static boolean same(long text, byte[] needle) {
    for (int i = 0; i < needle.length; i++) {
      if (Memory.getByte(text + i) != needle[i]) {
        return false;
      }
    }
    return true;
  }

  private static long broadcast(byte b) {
    return ((b & 0xFF) | 0x20) * ONES;
  }

  /** The high bit of each byte that is zero; of bytes above such a one perhaps too. */
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGH;
  }

  private static boolean same(long a, long b, int length) {
    return Memory.compare(a, length, b, length) == 0;
  }

  /** Whether text is the needle, which is in lower case, when ASCII's case is ignored. */
  static boolean sameFolded(long text, byte[] needle) {
    for (int i = 0; i < needle.length; i++) {
      byte b = Memory.getByte(text + i);
      if (b != needle[i] && (b < 'A' || b > 'Z' || (b | 0x20) != needle[i])) {
        return false;
      }
    }
    return true;
  }
}
