package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The codes of a float8 query in the forms that the kernels want, and their working space. For SIMD
 * they are less 128 and split into those at even and those at odd positions, as a row's bytes are
 * when read as 16-bit lanes.
 */
final class CodeQuery {
  /** What is taken from every code of {@link #even} and {@link #odd}. */
  static final int CENTRE = 128;

  /** Codes that one step of a vector loop takes, or a multiple of that. */
  private static final int STEP = 32;

  final int dims;

  /** How many codes the vector loops take; the rest goes through {@link #addTail}. */
  final int body;

  final short[] even;
  final short[] odd;

  /** The sum of all elements of {@link #even} and {@link #odd}. */
  final long bodySum;

  /** The codes themselves, in order. */
  final int[] codes;

  /** The codes again, those at positions 0, 4, 8 and so on, at 1, 5, 9, at 2 and at 3. */
  final int[][] fourths;

  /** Scratch for a row's codes, four in one. */
  final int[] rowWords;

  /** Scratch for lanes that have to leave the registers. */
  final short[] lanes = new short[5 * 16];

  CodeQuery(MemorySegment segment, long offset, int dims) {
    this.dims = dims;
    body = dims / STEP * STEP;
    even = new short[body / 2];
    odd = new short[body / 2];
    codes = new int[dims];
    fourths = new int[4][dims / 4];
    rowWords = new int[dims / 4];
    long sum = 0;
    for (int i = 0; i < dims; i++) {
      codes[i] = segment.get(Layout.I8, offset + i) & 0xff;
      if (i / 4 < rowWords.length) {
        fourths[i % 4][i / 4] = codes[i];
      }
      if (i < body) {
        ((i & 1) == 0 ? even : odd)[i >>> 1] = (short) (codes[i] - CENTRE);
        sum += codes[i] - CENTRE;
      }
    }
    bodySum = sum;
  }

  /** Adds what the elements from {@code start} on contribute, one at a time. */
  void addTail(MemorySegment rows, long offset, int start, long[] sums) {
    for (int i = start; i < dims; i++) {
      int code = rows.get(Layout.I8, offset + i) & 0xff;
      sums[CodeOps.DOT] += code * codes[i];
      sums[CodeOps.SUM] += code;
      sums[CodeOps.SQUARES] += code * code;
    }
  }
}
