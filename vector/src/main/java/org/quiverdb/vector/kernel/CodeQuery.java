package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The codes of a float8 query, less 128 so that a product with a code 0..255 fits 16 bits, split
 * into those at even and those at odd positions, as a row's bytes are when read as 16-bit lanes.
 */
final class CodeQuery {
  /** What was taken from every code. */
  static final int CENTRE = 128;

  final int dims;
  final short[] even;
  final short[] odd;

  CodeQuery(MemorySegment segment, long offset, int dims) {
    this.dims = dims;
    even = new short[(dims + 1) / 2];
    odd = new short[dims / 2];
    for (int i = 0; i < dims; i++) {
      short code = (short) ((segment.get(Layout.I8, offset + i) & 0xff) - CENTRE);
      ((i & 1) == 0 ? even : odd)[i >>> 1] = code;
    }
  }

  /** Adds what the elements from {@code from} on contribute, one at a time. */
  void addTail(MemorySegment rows, long offset, int from, long[] sums) {
    int dot = 0;
    int sum = 0;
    int squares = 0;
    for (int i = from; i < dims; i++) {
      int code = rows.get(Layout.I8, offset + i) & 0xff;
      dot += code * (((i & 1) == 0 ? even : odd)[i >>> 1] + CENTRE);
      sum += code;
      squares += code * code;
    }
    sums[CodeOps.DOT] += dot;
    sums[CodeOps.SUM] += sum;
    sums[CodeOps.SQUARES] += squares;
  }
}
