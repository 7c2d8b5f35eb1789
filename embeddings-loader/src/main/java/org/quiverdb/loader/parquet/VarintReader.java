package org.quiverdb.loader.parquet;

/** Takes bytes and numbers of variable length (ULEB128) off a part of an array, in their order. */
final class VarintReader {
  private final byte[] bytes;
  private final int end;
  private final String breaksOff;
  private final String tooLong;
  private int at;

  /**
   * Reads the bytes from {@code start} to {@code end}.
   *
   * @param breaksOff what to say when there are too few bytes
   * @param tooLong what to say when a number has more than 64 bits
   */
  VarintReader(byte[] bytes, int start, int end, String breaksOff, String tooLong) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.breaksOff = breaksOff;
    this.tooLong = tooLong;
  }

  /** Index behind what was read. */
  int position() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  /** Passes over bytes; returns the index of the first of them. */
  int skip(long count) throws ParquetException {
    if (count < 0 || count > end - at) {
      throw brokenOff();
    }
    int start = at;
    at += (int) count;
    return start;
  }

  /** The next byte, without a sign. */
  int next() throws ParquetException {
    if (at >= end) {
      throw brokenOff();
    }
    return bytes[at++] & 0xff;
  }

  long varint() throws ParquetException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new ParquetException(tooLong);
  }

  /** A number with a sign, which is its lowest bit. */
  long zigzag() throws ParquetException {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  /** For what turns out to need more bytes than there are. */
  ParquetException brokenOff() {
    return new ParquetException(breaksOff);
  }
}
