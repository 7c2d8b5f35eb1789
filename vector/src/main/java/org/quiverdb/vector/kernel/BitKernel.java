package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;

/**
 * Distances of 1-bit vectors by counting bits, 64 at a time. Bits above the last dimension are not
 * looked at.
 */
final class BitKernel extends QueryKernel {
  private final long[] query;
  private final int words;
  private final int tailBytes;
  private final int bytes;
  private final long tailMask;

  BitKernel(DistanceMetric metric, VectorHeader header, MemorySegment segment, long offset) {
    super(metric, header);
    words = header.dims() >>> 6;
    int tailBits = header.dims() & 63;
    tailBytes = (tailBits + 7) >>> 3;
    bytes = 8 * words + tailBytes;
    tailMask = (1L << tailBits) - 1;
    query = new long[words + 1];
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : segment;
    long base = Rows.at(segment, offset, bytes);
    for (int i = 0; i < words; i++) {
      query[i] = memory.get(Layout.I64, base + 8L * i);
    }
    query[words] = tail(memory, base);
  }

  private long tail(MemorySegment memory, long base) {
    long tail = 0;
    for (int i = tailBytes - 1; i >= 0; i--) {
      tail = tail << 8 | (memory.get(Layout.I8, base + 8L * words + i) & 0xff);
    }
    return tail & tailMask;
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    return switch (metric()) {
      case COSINE, HAMMING -> differing(segment, offset);
      case DOT -> 2.0 * differing(segment, offset) - dims();
      case JACCARD -> jaccard(segment, offset);
      case L2, L2_SQUARED, L1 -> throw new AssertionError(metric());
    };
  }

  private int differing(MemorySegment segment, long offset) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : segment;
    long base = Rows.at(segment, offset, bytes);
    int a = Long.bitCount(query[words] ^ tail(memory, base));
    int b = 0;
    int c = 0;
    int d = 0;
    long i = 0;
    for (; i < words - 3; i += 4) {
      long at = base + 8L * i;
      a += Long.bitCount(query[(int) i] ^ memory.get(Layout.I64, at));
      b += Long.bitCount(query[(int) i + 1] ^ memory.get(Layout.I64, at + 8));
      c += Long.bitCount(query[(int) i + 2] ^ memory.get(Layout.I64, at + 16));
      d += Long.bitCount(query[(int) i + 3] ^ memory.get(Layout.I64, at + 24));
    }
    for (; i < words; i++) {
      a += Long.bitCount(query[(int) i] ^ memory.get(Layout.I64, base + 8L * i));
    }
    return a + b + c + d;
  }

  private double jaccard(MemorySegment segment, long offset) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : segment;
    long base = Rows.at(segment, offset, bytes);
    long tail = tail(memory, base);
    int both = Long.bitCount(query[words] & tail);
    int either = Long.bitCount(query[words] | tail);
    for (long i = 0; i < words; i++) {
      long bits = memory.get(Layout.I64, base + 8L * i);
      both += Long.bitCount(query[(int) i] & bits);
      either += Long.bitCount(query[(int) i] | bits);
    }
    return (float) (1 - (double) both / either);
  }
}
