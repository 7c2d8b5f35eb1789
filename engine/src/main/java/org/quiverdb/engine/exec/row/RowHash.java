package org.quiverdb.engine.exec.row;

import java.util.Arrays;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueHash;

/**
 * A hash table of rows by their leading values. Rows are numbered in the order in which they were
 * added. NULLs are equal here, as in GROUP BY and DISTINCT; who wants them different does not look
 * for them.
 */
public final class RowHash {
  private static final int MIN_SLOTS = 64;

  private final Collation[] collations;
  private final RowStore store = new RowStore();
  private int[] table = new int[MIN_SLOTS];
  private long[] rows = new long[MIN_SLOTS];
  private int[] hashes = new int[MIN_SLOTS];
  private int count;
  private boolean added;

  /**
   * @param collations one per key value
   */
  public RowHash(Collation[] collations) {
    this.collations = collations;
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** The address of a row. */
  public long row(int number) {
    return rows[number];
  }

  /** Whether the last {@link #findOrAdd} added a row. */
  public boolean wasAdded() {
    return added;
  }

  private int hash(Registers r, int[] keys) {
    int hash = 0;
    for (int i = 0; i < collations.length; i++) {
      hash = hash * 31 + ValueHash.hash(r, keys[i], collations[i]);
    }
    return hash;
  }

  /** The number of the row whose key equals these registers, or -1. */
  public int find(Registers r, int[] keys) {
    int hash = hash(r, keys);
    int mask = table.length - 1;
    for (int at = hash & mask; table[at] != 0; at = at + 1 & mask) {
      int number = table[at] - 1;
      if (hashes[number] == hash && matches(rows[number], r, keys)) {
        return number;
      }
    }
    return -1;
  }

  /**
   * The number of the row with this key; a new one, made of all the given registers, if there is
   * none.
   */
  public int findOrAdd(Registers r, int[] values) {
    int hash = hash(r, values);
    int mask = table.length - 1;
    int at = hash & mask;
    for (; table[at] != 0; at = at + 1 & mask) {
      int number = table[at] - 1;
      if (hashes[number] == hash && matches(rows[number], r, values)) {
        added = false;
        return number;
      }
    }
    added = true;
    return insert(at, hash, store.add(r, values));
  }

  private int insert(int at, int hash, long row) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    rows[count] = row;
    hashes[count] = hash;
    table[at] = ++count;
    if (count * 2 > table.length) {
      rehash();
    }
    return count - 1;
  }

  private void rehash() {
    table = new int[table.length * 2];
    int mask = table.length - 1;
    for (int i = 0; i < count; i++) {
      int at = hashes[i] & mask;
      while (table[at] != 0) {
        at = at + 1 & mask;
      }
      table[at] = i + 1;
    }
  }

  private boolean matches(long row, Registers r, int[] keys) {
    for (int i = 0; i < collations.length; i++) {
      if (Slots.compare(row + (long) i * Slots.BYTES, r, keys[i], collations[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** All rows in ascending order of their keys. */
  public long[] sorted() {
    return RowSorter.sorted(Arrays.copyOf(rows, count), RowOrder.ascending(collations));
  }

  /** The numbers of all rows in an order of their keys. */
  public int[] sorted(RowOrder order) {
    Integer[] numbers = new Integer[count];
    Arrays.setAll(numbers, i -> i);
    Arrays.sort(numbers, (a, b) -> order.compare(rows[a], rows[b]));
    int[] result = new int[count];
    Arrays.setAll(result, i -> numbers[i]);
    return result;
  }

  /** Whether a row equals the registers wherever neither is NULL. */
  public boolean mayEqual(int number, Registers r, int[] keys) {
    for (int i = 0; i < collations.length; i++) {
      long slot = rows[number] + (long) i * Slots.BYTES;
      boolean someNull = Slots.tag(slot) == Registers.NULL || r.tag[keys[i]] == Registers.NULL;
      if (!someNull && Slots.compare(slot, r, keys[i], collations[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Removes all rows and frees their memory. */
  public void clear() {
    store.clear();
    if (count > 0) {
      Arrays.fill(table, 0);
    }
    count = 0;
  }
}
