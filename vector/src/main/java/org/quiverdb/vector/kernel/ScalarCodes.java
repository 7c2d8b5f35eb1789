package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Plain loops over the codes of float8 rows, in the shape that the compiler turns into vector code
 * by itself: bytes to the heap, bytes to ints, sums of ints.
 */
final class ScalarCodes implements CodeOps {
  /** Codes whose squares together stay below 2^31. */
  private static final int BLOCK = 32768;

  @Override
  public void sums(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    MemorySegment.copy(rows, Layout.I8, offset, query.rowBytes, 0, query.dims);
    widen(query.rowBytes, query.rowCodes, query.dims);
    Arrays.fill(sums, 0);
    for (int start = 0; start < query.dims; start += BLOCK) {
      add(query.codes, query.rowCodes, start, Math.min(query.dims, start + BLOCK), sums);
    }
  }

  private static void widen(byte[] bytes, int[] codes, int dims) {
    for (int i = 0; i < dims; i++) {
      codes[i] = bytes[i] & 0xff;
    }
  }

  private static void add(int[] query, int[] row, int start, int stop, long[] sums) {
    int dot = 0;
    int sum = 0;
    int squares = 0;
    for (int i = start; i < stop; i++) {
      int code = row[i];
      dot += code * query[i];
      sum += code;
      squares += code * code;
    }
    sums[DOT] += dot;
    sums[SUM] += sum;
    sums[SQUARES] += squares;
  }
}
