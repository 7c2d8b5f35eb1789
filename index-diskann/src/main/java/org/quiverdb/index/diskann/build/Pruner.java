package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/**
 * Vamana's rule: of a row's candidates, nearest first, one is chosen unless an earlier choice is
 * nearer to it than the row is, by a factor. One instance per thread.
 */
final class Pruner {
  private final ReducedVectors vectors;
  private final ProductKernel kernel;
  private final int degree;
  private final float alpha;
  private final long[] keys;
  private final int[] chosen;
  private final float[] products = new float[16];

  /** Prunes to {@code degree} from at most {@code capacity} candidates. */
  Pruner(ReducedVectors vectors, ProductKernel kernel, int degree, float alpha, int capacity) {
    this.vectors = vectors;
    this.kernel = kernel;
    this.degree = degree;
    this.alpha = alpha;
    this.keys = new long[capacity];
    this.chosen = new int[degree];
  }

  /**
   * Chooses neighbours.
   *
   * @param ids candidates, in any order, also several times or the row itself; is sorted
   * @param to receives the chosen rows from {@code at} on, nearest first, then -1
   */
  void prune(int row, int[] ids, int count, int[] to, int at) {
    int distinct = distinct(row, ids, count);
    measure(row, ids, distinct);
    Arrays.sort(keys, 0, distinct);
    int n = 0;
    for (int i = 0; i < distinct && n < degree; i++) {
      int candidate = (int) keys[i];
      if (!covered(candidate, Float.intBitsToFloat((int) (keys[i] >>> 32)), n)) {
        chosen[n++] = candidate;
      }
    }
    System.arraycopy(chosen, 0, to, at, n);
    Arrays.fill(to, at + n, at + degree, -1);
  }

  private static int distinct(int row, int[] ids, int count) {
    Arrays.sort(ids, 0, count);
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (ids[i] != row && (n == 0 || ids[i] != ids[n - 1])) {
        ids[n++] = ids[i];
      }
    }
    return n;
  }

  /** Fills the keys: distance, then row number. */
  private void measure(int row, int[] ids, int count) {
    for (int i = 0; i < count; i += 4) {
      products(row, ids, i, count);
      for (int k = i; k < Math.min(count, i + 4); k++) {
        float distance = vectors.distance(row, ids[k], products[k - i]);
        keys[k] = (long) Float.floatToIntBits(distance) << 32 | ids[k];
      }
    }
  }

  private boolean covered(int candidate, float distance, int n) {
    for (int i = 0; i < n; i += 4) {
      products(candidate, chosen, i, n);
      for (int k = i; k < Math.min(n, i + 4); k++) {
        if (alpha * vectors.distance(candidate, chosen[k], products[k - i]) <= distance) {
          return true;
        }
      }
    }
    return false;
  }

  private void products(int row, int[] others, int first, int count) {
    int last = count - 1;
    kernel.four(
        vectors.data,
        vectors.at(row),
        vectors.data,
        vectors.at(others[first]),
        vectors.at(others[Math.min(first + 1, last)]),
        vectors.at(others[Math.min(first + 2, last)]),
        vectors.at(others[Math.min(first + 3, last)]),
        vectors.width,
        products);
  }
}
