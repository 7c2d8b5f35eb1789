package org.quiverdb.index.diskann.store;

import java.util.Arrays;

/** A set of rowids that is emptied and filled again without allocating. Not thread-safe. */
final class KeySet {
  private long[] keys = new long[256];

  /** Which places are in use: those that hold the number of the present filling. */
  private int[] filling = new int[256];

  private int current = 1;
  private int count;

  /** Forgets all keys. */
  void clear() {
    count = 0;
    if (++current == 0) {
      Arrays.fill(filling, -1);
    }
  }

  /** Adds a key; false when it is there already. */
  boolean add(long key) {
    if (2 * count >= keys.length) {
      grow();
    }
    int at = place(key);
    if (filling[at] == current) {
      return false;
    }
    filling[at] = current;
    keys[at] = key;
    count++;
    return true;
  }

  /** Where a key is, or the free place where it belongs. */
  private int place(long key) {
    int mask = keys.length - 1;
    int at = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (filling[at] == current && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldFilling = filling;
    keys = new long[2 * oldKeys.length];
    filling = new int[keys.length];
    Arrays.fill(filling, current - 1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldFilling[i] == current) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        filling[at] = current;
      }
    }
  }
}
