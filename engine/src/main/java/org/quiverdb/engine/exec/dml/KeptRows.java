package org.quiverdb.engine.exec.dml;

import java.util.Arrays;

/** A growing list of longs: addresses of kept rows, or rowids. */
final class KeptRows {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  void sort() {
    Arrays.sort(values, 0, size);
  }

  void clear() {
    size = 0;
  }
}
