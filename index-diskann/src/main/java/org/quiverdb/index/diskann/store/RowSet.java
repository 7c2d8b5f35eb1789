package org.quiverdb.index.diskann.store;

import java.util.Arrays;

/** A growing list of rowids, to be sorted. Not thread-safe. */
final class RowSet {
  private long[] rowids = new long[64];
  private int count;

  void add(long rowid) {
    if (count == rowids.length) {
      rowids = Arrays.copyOf(rowids, 2 * count);
    }
    rowids[count++] = rowid;
  }

  void addAll(RowSet other) {
    for (int i = 0; i < other.count; i++) {
      add(other.rowids[i]);
    }
  }

  int count() {
    return count;
  }

  /** All rowids, ascending. */
  long[] sorted() {
    long[] all = Arrays.copyOf(rowids, count);
    Arrays.sort(all);
    return all;
  }
}
