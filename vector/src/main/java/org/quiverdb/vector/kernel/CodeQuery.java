package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The codes of a float8 query in the forms that the kernels want, and their working space. For SIMD
 * they are less 128, so that a product with a code 0..255 fits 16 bits, and split into those at
 * even and those at odd positions, as a row's bytes are when read as 16-bit lanes.
 */
final class CodeQuery {
  /** What was taken from every code. */
  static final int CENTRE = 128;

  final int dims;
  final short[] even;
  final short[] odd;

  /** The codes themselves, in order. */
  final int[] codes;

  /** Scratch for a row's codes as they are stored. */
  final byte[] rowBytes;

  /** Scratch for a row's codes as numbers. */
  final int[] rowCodes;

  /** Scratch for lanes that have to leave the registers. */
  final short[] lanes = new short[5 * 16];

  CodeQuery(MemorySegment segment, long offset, int dims) {
    this.dims = dims;
    even = new short[(dims + 1) / 2];
    odd = new short[dims / 2];
    codes = new int[dims];
    rowBytes = new byte[dims];
    rowCodes = new int[dims];
    for (int i = 0; i < dims; i++) {
      codes[i] = segment.get(Layout.I8, offset + i) & 0xff;
      ((i & 1) == 0 ? even : odd)[i >>> 1] = (short) (codes[i] - CENTRE);
    }
  }

  /** Adds what the elements from {@code from} on contribute, one at a time. */
  void addTail(MemorySegment rows, long offset, int from, long[] sums) {
    int dot = 0;
    int sum = 0;
    int squares = 0;
    for (int i = from; i < dims; i++) {
      int code = rows.get(Layout.I8, offset + i) & 0xff;
      dot += code * codes[i];
      sum += code;
      squares += code * code;
    }
    sums[CodeOps.DOT] += dot;
    sums[CodeOps.SUM] += sum;
    sums[CodeOps.SQUARES] += squares;
  }
}
