package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Plain loops over the codes of float8 rows, in the shape that the compiler turns into vector code
 * by itself: bytes to the heap, four in one int, sums of ints. (A loop from bytes to ints stays
 * scalar.)
 */
final class ScalarCodes implements CodeOps {
  /** Ints whose codes' squares together stay below 2^31. */
  private static final int BLOCK = 8192;

  @Override
  public void sums(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    int[] words = query.rowWords;
    int[][] codes = query.fourths;
    MemorySegment.copy(rows, Layout.I32, offset, words, 0, words.length);
    Arrays.fill(sums, 0);
    for (int start = 0; start < words.length; start += BLOCK) {
      int stop = Math.min(words.length, start + BLOCK);
      add(words, codes[0], codes[1], codes[2], codes[3], start, stop, sums);
    }
    query.addTail(rows, offset, 4 * words.length, sums);
  }

  private static void add(
      int[] words,
      int[] queryA,
      int[] queryB,
      int[] queryC,
      int[] queryD,
      int start,
      int stop,
      long[] sums) {
    int dot = 0;
    int sum = 0;
    int squares = 0;
    for (int i = start; i < stop; i++) {
      int word = words[i];
      int a = word & 0xff;
      int b = (word >>> 8) & 0xff;
      int c = (word >>> 16) & 0xff;
      int d = word >>> 24;
      dot += a * queryA[i] + b * queryB[i] + (c * queryC[i] + d * queryD[i]);
      sum += (a + b) + (c + d);
      squares += (a * a + b * b) + (c * c + d * d);
    }
    sums[DOT] += dot;
    sums[SUM] += sum;
    sums[SQUARES] += squares;
  }
}
