package org.quiverdb.engine.pager;

import java.util.Arrays;

/** A set of page numbers (from 1 on) by open addressing. Not thread-safe. */
final class PageSet {
  private static final int MIN_SLOTS = 16;

  private int[] slots = new int[MIN_SLOTS];
  private int count;

  boolean contains(int pageNumber) {
    return count != 0 && slots[find(pageNumber)] != 0;
  }

  /** Adds; true if it was not yet in. */
  boolean add(int pageNumber) {
    int at = find(pageNumber);
    if (slots[at] != 0) {
      return false;
    }
    slots[at] = pageNumber;
    if (++count * 2 > slots.length) {
      int[] old = slots;
      slots = new int[old.length * 2];
      for (int n : old) {
        if (n != 0) {
          slots[find(n)] = n;
        }
      }
    }
    return true;
  }

  boolean isEmpty() {
    return count == 0;
  }

  void clear() {
    if (slots.length > MIN_SLOTS * 16) {
      slots = new int[MIN_SLOTS];
    } else if (count != 0) {
      Arrays.fill(slots, 0);
    }
    count = 0;
  }

  /** All numbers, ascending. */
  int[] sorted() {
    return Arrays.stream(slots).filter(n -> n != 0).sorted().toArray();
  }

  private int find(int pageNumber) {
    int mask = slots.length - 1;
    int hash = pageNumber * 0x9E3779B1;
    int at = (hash ^ hash >>> 15) & mask;
    while (slots[at] != 0 && slots[at] != pageNumber) {
      at = at + 1 & mask;
    }
    return at;
  }
}
