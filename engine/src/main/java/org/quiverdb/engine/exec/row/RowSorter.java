package org.quiverdb.engine.exec.row;

import java.util.Arrays;
import org.quiverdb.engine.record.Registers;

/**
 * Collects rows and hands them out in order; rows that compare equal stay in the order in which
 * they came.
 */
public final class RowSorter {
  private final RowOrder order;
  private final RowStore store = new RowStore();
  private long[] rows = new long[64];
  private int count;

  public RowSorter(RowOrder order) {
    this.order = order;
  }

  /** Adds a row: first the keys, then what is carried along. */
  public void add(Registers r, int[] values) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
    }
    rows[count++] = store.add(r, values);
  }

  public int count() {
    return count;
  }

  /** The address of a row; in order after {@link #sort}. */
  public long row(int i) {
    return rows[i];
  }

  /** Puts the rows in order. */
  public void sort() {
    rows = sorted(rows, count, order);
  }

  /** Sorts rows; equal ones stay in their order. */
  static long[] sorted(long[] rows, RowOrder order) {
    return sorted(rows, rows.length, order);
  }

  private static long[] sorted(long[] rows, int count, RowOrder order) {
    MergeSort sort = new MergeSort(rows, count, order);
    sort.run();
    return sort.rows();
  }

  /** Removes all rows and frees their memory. */
  public void clear() {
    store.clear();
    count = 0;
    if (rows.length > 1 << 16) {
      rows = new long[64];
    }
  }
}
