package org.quiverdb.loader.parquet;

/**
 * Integers as differences: {@code DELTA_BINARY_PACKED} (parquet-format, Encodings).
 *
 * @param values the integers
 * @param end index behind their bytes
 */
record Delta(long[] values, int end) {
  private static final int BLOCK_MAX = 1 << 20;

  /** Reads the integers that begin at {@code start}; there must be {@code count}. */
  static Delta read(byte[] bytes, int start, int end, int count) throws ParquetException {
    return new Reader(bytes, start, end).read(count);
  }

  private static final class Reader {
    private final byte[] bytes;
    private final int end;
    private int at;

    Reader(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.at = start;
      this.end = end;
    }

    Delta read(int count) throws ParquetException {
      long blockSize = varint();
      long miniBlocks = varint();
      long total = varint();
      boolean possible =
          blockSize > 0
              && blockSize <= BLOCK_MAX
              && miniBlocks > 0
              && miniBlocks <= blockSize
              && blockSize % miniBlocks == 0
              && total == count;
      if (!possible) {
        throw new ParquetException("the head of delta-coded integers is damaged");
      }
      long[] values = new long[count];
      long value = zigzag();
      int done = 0;
      if (count > 0) {
        values[done++] = value;
      }
      int perMiniBlock = (int) (blockSize / miniBlocks);
      byte[] widths = new byte[(int) miniBlocks];
      while (done < count) {
        long least = zigzag();
        for (int i = 0; i < widths.length; i++) {
          widths[i] = (byte) next();
        }
        for (int i = 0; i < widths.length && done < count; i++) {
          int taken = Math.min(perMiniBlock, count - done);
          int begin = at;
          skip(((long) perMiniBlock * widths[i] + 7) / 8, widths[i]);
          for (int k = 0; k < taken; k++) {
            value += least + bits(begin, (long) k * widths[i], widths[i]);
            values[done++] = value;
          }
        }
      }
      return new Delta(values, at);
    }

    private void skip(long count, int width) throws ParquetException {
      if (width < 0 || width > 64 || count > end - at) {
        throw new ParquetException("delta-coded integers break off");
      }
      at += (int) count;
    }

    private long bits(int begin, long bit, int width) {
      long result = 0;
      int done = 0;
      while (done < width) {
        long place = bit + done;
        int inByte = (int) (place & 7);
        int taken = Math.min(8 - inByte, width - done);
        long part = (bytes[begin + (int) (place >>> 3)] & 0xff) >>> inByte & ((1 << taken) - 1);
        result |= part << done;
        done += taken;
      }
      return result;
    }

    private int next() throws ParquetException {
      if (at >= end) {
        throw new ParquetException("delta-coded integers break off");
      }
      return bytes[at++] & 0xff;
    }

    private long varint() throws ParquetException {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int b = next();
        value |= (long) (b & 0x7f) << shift;
        if (b < 0x80) {
          return value;
        }
      }
      throw new ParquetException("a delta-coded integer is too long");
    }

    private long zigzag() throws ParquetException {
      long value = varint();
      return value >>> 1 ^ -(value & 1);
    }
  }
}
