package org.quiverdb.datasets;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest rows of each row of a set, found by one bit per dimension: the sign after subtracting
 * the mean. On embeddings this is nearly as good as exact search and a hundred times faster.
 */
final class Neighbours {
  private Neighbours() {}

  /** For each row the numbers of its {@code count} nearest other rows, nearest first. */
  static int[][] of(float[][] rows, int count) {
    long[][] codes = codes(rows);
    return IntStream.range(0, rows.length)
        .parallel()
        .mapToObj(row -> nearest(codes, row, Math.min(count, rows.length - 1)))
        .toArray(int[][]::new);
  }

  private static long[][] codes(float[][] rows) {
    int dimensions = rows[0].length;
    double[] mean = new double[dimensions];
    for (float[] row : rows) {
      for (int i = 0; i < dimensions; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    long[][] codes = new long[rows.length][(dimensions + 63) / 64];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < dimensions; i++) {
        codes[r][i >> 6] |= rows[r][i] > mean[i] ? 1L << i : 0;
      }
    }
    return codes;
  }

  private static int[] nearest(long[][] codes, int row, int count) {
    // Distance in the high half, row in the low half: one sort orders by both.
    long[] best = new long[count];
    Arrays.fill(best, Long.MAX_VALUE);
    long[] code = codes[row];
    for (int other = 0; other < codes.length; other++) {
      int distance = 0;
      for (int i = 0; i < code.length; i++) {
        distance += Long.bitCount(code[i] ^ codes[other][i]);
      }
      long entry = (long) distance << 32 | other;
      if (other != row && count > 0 && entry < best[count - 1]) {
        int at = count - 1;
        while (at > 0 && best[at - 1] > entry) {
          best[at] = best[at - 1];
          at--;
        }
        best[at] = entry;
      }
    }
    return Arrays.stream(best).mapToInt(entry -> (int) entry).toArray();
  }
}
