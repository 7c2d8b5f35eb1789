package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/**
 * Measures all pairs within each leaf and keeps the nearest few of each member: the candidates for
 * its neighbours. Each membership has its own slots, so threads share nothing.
 */
final class LeafNeighbours {
  private final ReducedVectors vectors;
  private final Partition partition;
  private final ProductKernel kernel;
  private final int nearestPerLeaf;

  /** Where each row's memberships begin. */
  private final int[] offsets;

  /** Which of its row's memberships each member is. */
  private final int[] slots;

  private final int[] candidates;

  LeafNeighbours(
      ReducedVectors vectors, Partition partition, ProductKernel kernel, int nearestPerLeaf) {
    this.vectors = vectors;
    this.partition = partition;
    this.kernel = kernel;
    this.nearestPerLeaf = nearestPerLeaf;
    this.offsets = partition.offsets(vectors.count);
    this.slots = new int[partition.members().length];
    int[] next = offsets.clone();
    for (int i = 0; i < slots.length; i++) {
      slots[i] = next[Partition.row(partition.members()[i])]++;
    }
    this.candidates = new int[Math.multiplyExact(slots.length, nearestPerLeaf)];
  }

  void run(Workers workers) {
    workers.run(BuildPhase.LEAVES, partition.leaves(), () -> new Leaf()::measure);
  }

  /** The most candidates that a row has. */
  int most() {
    int most = 0;
    for (int row = 0; row < vectors.count; row++) {
      most = Math.max(most, offsets[row + 1] - offsets[row]);
    }
    return most * nearestPerLeaf;
  }

  /** Copies a row's candidates, some of them several times. Returns how many. */
  int copy(int row, int[] to) {
    int n = 0;
    for (int i = offsets[row] * nearestPerLeaf; i < offsets[row + 1] * nearestPerLeaf; i++) {
      if (candidates[i] >= 0) {
        to[n++] = candidates[i];
      }
    }
    return n;
  }

  /** One thread's buffers. */
  private final class Leaf {
    private final int columns = kernel.columns();
    private final int capacity = Math.ceilDiv(partition.largest(), columns) * columns;
    private final int[] rows = new int[capacity];
    private final float[] panels = new float[capacity * vectors.width];
    private final Limits limits = new Limits(capacity);
    private final NearestLists nearest = new NearestLists(capacity, nearestPerLeaf);
    private final float[] tile = new float[ProductKernel.ROWS * columns];
    private final int[] hits = new int[ProductKernel.ROWS];

    void measure(int leaf) {
      int start = partition.starts()[leaf];
      int n = partition.starts()[leaf + 1] - start;
      for (int i = 0; i < n; i++) {
        rows[i] = Partition.row(partition.members()[start + i]);
      }
      Arrays.fill(limits.worst, 0, n, Float.POSITIVE_INFINITY);
      vectors.pack(rows, 0, n, columns, panels, limits);
      nearest.clear();
      for (int column = 0; column < n; column += columns) {
        for (int row = 0; row < Math.min(n, column + columns); row += ProductKernel.ROWS) {
          product(row, column);
        }
      }
      for (int i = 0; i < n; i++) {
        keep(i, slots[start + i] * nearestPerLeaf);
      }
    }

    /** A tile at or above the diagonal; those below it are its mirror. */
    private void product(int row, int column) {
      int width = vectors.width;
      int at = row / columns * columns * width + row % columns;
      kernel.tile(panels, at, 1, columns, panels, column * width, columns, width, tile, 0, columns);
      if (kernel.below(tile, limits, row, limits, column, hits) == 0) {
        return;
      }
      for (int r = 0; r < ProductKernel.ROWS; r++) {
        int i = row + r;
        for (int bits = hits[r]; bits != 0; bits &= bits - 1) {
          int c = Integer.numberOfTrailingZeros(bits);
          int j = column + c;
          if (j > i) {
            float distance = tile[r * columns + c];
            nearest.offer(i, j, distance, limits.worst);
            nearest.offer(j, i, distance, limits.worst);
          }
        }
      }
    }

    private void keep(int index, int to) {
      for (int rank = 0; rank < nearestPerLeaf; rank++) {
        int id = nearest.id(index, rank);
        candidates[to + rank] = id < 0 ? -1 : rows[id];
      }
    }
  }
}
