package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.index.diskann.code.CodePairs;

/**
 * In what order pending rows are drained: the one that has waited longest, with those that are
 * nearest to it, and so on. Rows that lie together change the same blocks, and writing these is
 * most of what a drain costs. Not thread-safe.
 */
final class DrainOrder {
  private final Pending pending;
  private final CodePairs pairs;
  private final boolean[] done;
  private final int most;

  /** Some of the nearest so far, up to twice as many as are wanted: distance and row. */
  private final long[] near;

  private int count;
  private int oldest;

  /**
   * @param done rows that are not to be drained any more; others set it
   * @param most rows of a group
   */
  DrainOrder(Pending pending, CodePairs pairs, boolean[] done, int most) {
    this.pending = pending;
    this.pairs = pairs;
    this.done = done;
    this.most = most;
    near = new long[2 * most];
  }

  /** Finds the next group; returns how many rows it has, 0 when no row is left that is placed. */
  int next() {
    while (oldest < pending.count() && !isWaiting(oldest)) {
      oldest++;
    }
    count = 0;
    if (oldest < pending.count()) {
      collect(pending.code(oldest));
    }
    return count;
  }

  /** A row of the group, in the order in which they are to be drained. */
  int row(int i) {
    return (int) near[i];
  }

  private boolean isWaiting(int row) {
    return !done[row] && pending.hasCode(row);
  }

  private void collect(long seed) {
    long limit = Long.MAX_VALUE;
    for (int row = oldest; row < pending.count(); row++) {
      if (!isWaiting(row)) {
        continue;
      }
      float distance =
          row == oldest ? Float.NEGATIVE_INFINITY : pairs.distance(seed, pending.code(row));
      long entry = FloatKeys.entry(distance, row);
      if (entry < limit) {
        near[count++] = entry;
        if (count == near.length) {
          Arrays.sort(near);
          count = most;
          limit = near[most - 1];
        }
      }
    }
    Arrays.sort(near, 0, count);
    count = Math.min(count, most);
  }
}
