package org.quiverdb.engine.exec.row;

import java.util.Arrays;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.Registers;

/**
 * Keeps the first rows of an order. A binary heap with the last of the kept rows on top; of rows
 * that compare equal the earlier one comes first.
 */
public final class TopRows {
  private final RowOrder order;
  private long[] rows = new long[16];
  private long[] sequence = new long[16];
  private long[] bytes = new long[16];
  private int count;
  private long arrivals;

  public TopRows(RowOrder order) {
    this.order = order;
  }

  public int count() {
    return count;
  }

  /** Whether a row, of which only the keys need to be known, is among the first so far. */
  public boolean takes(Registers r, int[] values, long limit) {
    return limit > 0 && (count < limit || order.compare(rows[0], r, values) > 0);
  }

  /**
   * Adds a row that this {@link #takes}; when there are {@code limit} already, the last of them
   * makes place.
   */
  public void add(Registers r, int[] values, long limit) {
    arrivals++;
    long needed = (long) values.length * 16;
    for (int register : values) {
      needed += r.tag[register] >= Registers.TEXT ? r.length[register] : 0;
    }
    if (count >= limit) {
      long room = NativeAllocator.roundUp(bytes[0]);
      if (room < needed) {
        NativeAllocator.free(rows[0], bytes[0]);
        rows[0] = NativeAllocator.allocate(needed);
        bytes[0] = needed;
      }
      RowStore.write(rows[0], r, values);
      sequence[0] = arrivals;
      down(0, count);
      return;
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
      sequence = Arrays.copyOf(sequence, count * 2);
      bytes = Arrays.copyOf(bytes, count * 2);
    }
    rows[count] = NativeAllocator.allocate(needed);
    bytes[count] = needed;
    RowStore.write(rows[count], r, values);
    sequence[count] = arrivals;
    up(count++);
  }

  private boolean after(int i, int j) {
    int o = order.compare(rows[i], rows[j]);
    return o > 0 || (o == 0 && sequence[i] > sequence[j]);
  }

  private void up(int from) {
    int i = from;
    while (i > 0 && after(i, (i - 1) / 2)) {
      swap(i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  }

  private void down(int from, int size) {
    int i = from;
    while (true) {
      int child = 2 * i + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && after(child + 1, child)) {
        child++;
      }
      if (!after(child, i)) {
        return;
      }
      swap(i, child);
      i = child;
    }
  }

  private void swap(int i, int j) {
    long row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
    long s = sequence[i];
    sequence[i] = sequence[j];
    sequence[j] = s;
    long b = bytes[i];
    bytes[i] = bytes[j];
    bytes[j] = b;
  }

  /** Puts the kept rows in order; nothing may be offered afterwards. */
  public void sort() {
    for (int size = count - 1; size > 0; size--) {
      swap(0, size);
      down(0, size);
    }
  }

  /** The address of a kept row; in order after {@link #sort}. */
  public long row(int i) {
    return rows[i];
  }

  /** Removes all rows and frees their memory. */
  public void clear() {
    for (int i = 0; i < count; i++) {
      NativeAllocator.free(rows[i], bytes[i]);
    }
    count = 0;
    arrivals = 0;
  }
}
