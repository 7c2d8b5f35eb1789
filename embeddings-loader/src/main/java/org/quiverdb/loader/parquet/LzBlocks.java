package org.quiverdb.loader.parquet;

/**
 * Unpacks blocks of Snappy and LZ4, after their format descriptions: both are literal bytes and
 * copies of what came before.
 */
final class LzBlocks {
  private LzBlocks() {}

  static void unpackSnappy(byte[] source, int start, int end, byte[] target)
      throws ParquetException {
    Block block = new Block(source, start, end, target);
    long length = 0;
    int shift = 0;
    int b;
    do {
      b = block.next();
      length |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while (b >= 0x80 && shift < 35);
    if (length != target.length) {
      throw Block.damaged();
    }
    while (block.hasMore()) {
      int tag = block.next();
      int high = tag >>> 2;
      switch (tag & 3) {
        case 0 -> block.literal(high < 60 ? high + 1 : block.littleEndian(high - 59) + 1);
        case 1 -> block.copy((tag & 0xe0) << 3 | block.next(), (high & 7) + 4);
        case 2 -> block.copy(block.littleEndian(2), high + 1);
        default -> block.copy(block.littleEndian(4), high + 1);
      }
    }
    block.requireFull();
  }

  static void unpackLz4(byte[] source, int start, int end, byte[] target) throws ParquetException {
    Block block = new Block(source, start, end, target);
    while (block.hasMore()) {
      int token = block.next();
      block.literal(block.extended(token >>> 4));
      if (block.hasMore()) {
        int distance = block.littleEndian(2);
        block.copy(distance, block.extended(token & 15) + 4);
      }
    }
    block.requireFull();
  }

  /** A block being unpacked; every step is checked against both ends. */
  private static final class Block {
    private final byte[] source;
    private final int end;
    private final byte[] target;
    private int at;
    private int written;

    Block(byte[] source, int start, int end, byte[] target) {
      this.source = source;
      this.at = start;
      this.end = end;
      this.target = target;
    }

    static ParquetException damaged() {
      return new ParquetException("a compressed page is damaged");
    }

    boolean hasMore() {
      return at < end;
    }

    int next() throws ParquetException {
      if (at >= end) {
        throw damaged();
      }
      return source[at++] & 0xff;
    }

    int littleEndian(int count) throws ParquetException {
      int value = 0;
      for (int i = 0; i < count; i++) {
        value |= next() << (8 * i);
      }
      return value;
    }

    /** A length of LZ4: 15 goes on in further bytes. */
    int extended(int length) throws ParquetException {
      int sum = length;
      if (length == 15) {
        int more;
        do {
          more = next();
          sum += more;
        } while (more == 255 && sum >= 0);
      }
      return sum;
    }

    void literal(int length) throws ParquetException {
      if (length < 0 || length > end - at || length > target.length - written) {
        throw damaged();
      }
      System.arraycopy(source, at, target, written, length);
      at += length;
      written += length;
    }

    void copy(int distance, int length) throws ParquetException {
      if (distance < 1 || distance > written || length < 0 || length > target.length - written) {
        throw damaged();
      }
      if (distance >= length) {
        System.arraycopy(target, written - distance, target, written, length);
      } else {
        for (int i = 0; i < length; i++) {
          target[written + i] = target[written - distance + i];
        }
      }
      written += length;
    }

    void requireFull() throws ParquetException {
      if (written != target.length) {
        throw damaged();
      }
    }
  }
}
