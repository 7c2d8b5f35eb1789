package org.quiverdb.engine.btree;

import java.util.Arrays;

/** The cells of a few sibling pages in key order, by address and size, while they are balanced. */
final class CellList {
  private long[] addresses = new long[256];
  private int[] sizes = new int[256];
  private int count;

  void clear() {
    count = 0;
  }

  void add(long address, int size) {
    if (count == sizes.length) {
      addresses = Arrays.copyOf(addresses, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
    }
    addresses[count] = address;
    sizes[count++] = size;
  }

  int count() {
    return count;
  }

  long address(int index) {
    return addresses[index];
  }

  /** Bytes of the cell. */
  int size(int index) {
    return sizes[index];
  }

  /** Bytes that the cell takes in a page: itself and its pointer. */
  int cost(int index) {
    return sizes[index] + 2;
  }
}
