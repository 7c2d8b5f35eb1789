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
    private final VarintReader in;

    Reader(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.in =
          new VarintReader(
              bytes,
              start,
              end,
              "delta-coded integers break off",
              "a delta-coded integer is too long");
    }

    Delta read(int count) throws ParquetException {
      long blockSize = in.varint();
      long miniBlocks = in.varint();
      long total = in.varint();
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
      long value = in.zigzag();
      int done = 0;
      if (count > 0) {
        values[done++] = value;
      }
      int perMiniBlock = (int) (blockSize / miniBlocks);
      byte[] widths = new byte[(int) miniBlocks];
      while (done < count) {
        long least = in.zigzag();
        for (int i = 0; i < widths.length; i++) {
          widths[i] = (byte) in.next();
        }
        for (int i = 0; i < widths.length && done < count; i++) {
          int taken = Math.min(perMiniBlock, count - done);
          int begin = skip(perMiniBlock, widths[i]);
          for (int k = 0; k < taken; k++) {
            value += least + bits(begin, (long) k * widths[i], widths[i]);
            values[done++] = value;
          }
        }
      }
      return new Delta(values, in.position());
    }

    /** Passes over a miniblock, which is whole also at the end; returns where it begins. */
    private int skip(int count, int width) throws ParquetException {
      if (width < 0 || width > 64) {
        throw in.brokenOff();
      }
      return in.skip(((long) count * width + 7) / 8);
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
  }
}
