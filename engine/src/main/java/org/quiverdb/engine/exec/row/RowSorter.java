package org.quiverdb.engine.exec.row;

import java.util.Arrays;
import org.quiverdb.engine.record.Registers;

/**
 * Collects rows and hands them out in order; rows that compare equal stay in the order in which
 * they came.
 */
public final class RowSorter {
  private static final int RUN = 16;

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

  /** Sorts rows by merging, from short runs upwards; equal ones stay in their order. */
  static long[] sorted(long[] rows, RowOrder order) {
    return sorted(rows, rows.length, order);
  }

  private static long[] sorted(long[] rows, int count, RowOrder order) {
    for (int from = 0; from < count; from += RUN) {
      insertion(rows, from, Math.min(from + RUN, count), order);
    }
    long[] source = rows;
    long[] other = count > RUN ? new long[rows.length] : rows;
    for (int width = RUN; width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        int middle = Math.min(from + width, count);
        merge(source, other, from, middle, Math.min(from + 2 * width, count), order);
      }
      long[] swap = source;
      source = other;
      other = swap;
    }
    return source;
  }

  private static void insertion(long[] rows, int from, int to, RowOrder order) {
    for (int i = from + 1; i < to; i++) {
      long row = rows[i];
      int j = i;
      while (j > from && order.compare(rows[j - 1], row) > 0) {
        rows[j] = rows[j - 1];
        j--;
      }
      rows[j] = row;
    }
  }

  private static void merge(
      long[] source, long[] target, int from, int middle, int to, RowOrder order) {
    int a = from;
    int b = middle;
    for (int i = from; i < to; i++) {
      boolean left = b >= to || (a < middle && order.compare(source[a], source[b]) <= 0);
      target[i] = left ? source[a++] : source[b++];
    }
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
