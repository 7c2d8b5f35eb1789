package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/** The rows that name each row as their neighbour. */
final class BackEdges {
  private final int[] offsets;
  private final int[] sources;

  BackEdges(int[] neighbours, int count, int degree) {
    offsets = new int[count + 1];
    for (int neighbour : neighbours) {
      if (neighbour >= 0) {
        offsets[neighbour + 1]++;
      }
    }
    for (int row = 0; row < count; row++) {
      offsets[row + 1] += offsets[row];
    }
    sources = new int[offsets[count]];
    int[] next = Arrays.copyOf(offsets, count);
    for (int row = 0; row < count; row++) {
      for (int i = row * degree; i < (row + 1) * degree && neighbours[i] >= 0; i++) {
        sources[next[neighbours[i]]++] = row;
      }
    }
  }

  int count(int row) {
    return offsets[row + 1] - offsets[row];
  }

  /** The most that any row has. */
  int most() {
    int most = 0;
    for (int row = 0; row < offsets.length - 1; row++) {
      most = Math.max(most, count(row));
    }
    return most;
  }

  void copy(int row, int[] to, int at) {
    System.arraycopy(sources, offsets[row], to, at, count(row));
  }
}
