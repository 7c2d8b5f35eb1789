package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/**
 * Rows with the same reduced vector. Only the first of them takes part in the build: in a leaf they
 * would be each other's nearest and hide everything else. The others hang from it as a tree.
 */
final class Duplicates {
  /** Edges from one of the same vector to the next ones. */
  private static final int BRANCHES = 3;

  private final ReducedVectors vectors;

  /** All rows; those of one vector stand together, in ascending order. */
  private final int[] grouped;

  /** The rows that take part, in ascending order. */
  private final int[] distinct;

  /** Where the group of each distinct row starts in {@link #grouped}. */
  private final int[] starts;

  private final int[] sizes;

  Duplicates(ReducedVectors vectors) {
    this.vectors = vectors;
    int count = vectors.count;
    long[] keys = new long[count];
    for (int row = 0; row < count; row++) {
      keys[row] = (long) hash(row) << 32 | row;
    }
    Arrays.sort(keys);
    this.grouped = new int[count];
    for (int i = 0; i < count; i++) {
      grouped[i] = (int) keys[i];
    }
    this.starts = new int[count];
    this.sizes = new int[count];
    int groups = 0;
    for (int from = 0; from < count; ) {
      int first = grouped[from];
      int end = from + 1;
      while (end < count && same(first, grouped[end])) {
        end++;
      }
      starts[first] = from;
      sizes[first] = end - from;
      groups++;
      from = end;
    }
    this.distinct = new int[groups];
    int to = 0;
    for (int row = 0; row < count; row++) {
      if (sizes[row] > 0) {
        distinct[to++] = row;
      }
    }
  }

  int[] distinct() {
    return distinct;
  }

  private int hash(int row) {
    int hash = 0;
    for (int i = vectors.at(row); i < vectors.at(row) + vectors.width; i++) {
      hash = 31 * hash + Float.floatToIntBits(vectors.data[i]);
    }
    return hash;
  }

  private boolean same(int a, int b) {
    int x = vectors.at(a);
    int y = vectors.at(b);
    return Arrays.equals(vectors.data, x, x + vectors.width, vectors.data, y, y + vectors.width);
  }

  /** Puts the rows of the same vector behind each distinct row. */
  int[] order(int[] distinctOrder) {
    int[] order = new int[vectors.count];
    int to = 0;
    for (int row : distinctOrder) {
      System.arraycopy(grouped, starts[row], order, to, sizes[row]);
      to += sizes[row];
    }
    return order;
  }

  /**
   * Gives every row that is not distinct its edges: to the distinct one, which has the others, and
   * to a few more of the same. The distinct one gives up its farthest neighbour where it must.
   */
  void attach(int[] neighbours, int degree) {
    for (int row : distinct) {
      int start = starts[row];
      int size = sizes[row];
      if (size > 1) {
        int free = 0;
        while (free < degree - 1 && neighbours[row * degree + free] >= 0) {
          free++;
        }
        neighbours[row * degree + free] = grouped[start + 1];
      }
      for (int i = 1; i < size; i++) {
        int at = grouped[start + i] * degree;
        neighbours[at] = row;
        for (int b = 0; b < BRANCHES; b++) {
          long child = (long) (i - 1) * BRANCHES + 2 + b;
          if (child < size) {
            neighbours[at + 1 + b] = grouped[start + (int) child];
          }
        }
      }
    }
  }
}
