package org.quiverdb.loader.parquet;

import java.util.Arrays;

/**
 * Reads numbers in the hybrid of run lengths and bit packing: repetition and definition levels,
 * indexes into a dictionary, and booleans (parquet-format, Encodings, "RLE").
 */
final class Levels {
  private final byte[] bytes;
  private final int end;
  private final int bitWidth;
  private int at;
  private int left;
  private boolean packed;
  private int value;
  private long bits;
  private int bitCount;

  /** Numbers of {@code bitWidth} bits, 0 to 32, in the bytes from {@code start} to {@code end}. */
  Levels(byte[] bytes, int start, int end, int bitWidth) throws ParquetException {
    if (bitWidth < 0 || bitWidth > 32) {
      throw new ParquetException("numbers of " + bitWidth + " bits are impossible");
    }
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.bitWidth = bitWidth;
  }

  /** How many bits a level of at most {@code max} takes. */
  static int width(int max) {
    return 32 - Integer.numberOfLeadingZeros(max);
  }

  /** Reads {@code count} levels of at most {@code max}. */
  byte[] levels(int count, int max) throws ParquetException {
    byte[] levels = new byte[count];
    int done = 0;
    while (done < count) {
      require();
      if (packed) {
        levels[done++] = (byte) level(next(), max);
      } else {
        int run = Math.min(left, count - done);
        Arrays.fill(levels, done, done + run, (byte) level(value, max));
        left -= run;
        done += run;
      }
    }
    return levels;
  }

  private static int level(int level, int max) throws ParquetException {
    if (level < 0 || level > max) {
      throw new ParquetException("a level is " + level + ", " + max + " at most are possible");
    }
    return level;
  }

  /** Reads one number. */
  int read() throws ParquetException {
    require();
    return next();
  }

  private int next() throws ParquetException {
    left--;
    if (!packed) {
      return value;
    }
    while (bitCount < bitWidth) {
      if (at >= end) {
        throw new ParquetException("packed numbers break off");
      }
      bits |= (bytes[at++] & 0xffL) << bitCount;
      bitCount += 8;
    }
    int result = (int) (bits & ((1L << bitWidth) - 1));
    bits >>>= bitWidth;
    bitCount -= bitWidth;
    return result;
  }

  /** Goes on to the next run if this one is used up. */
  private void require() throws ParquetException {
    while (left == 0) {
      long head = varint();
      long count = head >>> 1;
      packed = (head & 1) == 1;
      if (packed) {
        count *= 8;
        bits = 0;
        bitCount = 0;
      } else {
        value = littleEndian((bitWidth + 7) / 8);
      }
      left = (int) Math.min(count, Integer.MAX_VALUE);
    }
  }

  private int littleEndian(int count) throws ParquetException {
    if (count > end - at) {
      throw new ParquetException("a run of numbers breaks off");
    }
    int result = 0;
    for (int i = 0; i < count; i++) {
      result |= (bytes[at++] & 0xff) << (8 * i);
    }
    return result;
  }

  private long varint() throws ParquetException {
    long result = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= end) {
        throw new ParquetException("numbers break off");
      }
      int b = bytes[at++];
      result |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return result;
      }
    }
    throw new ParquetException("a run has an impossible length");
  }
}
