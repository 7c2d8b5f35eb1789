package org.quiverdb.engine.exec.row;

import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;

/** The order of rows by their leading values. */
public final class RowOrder {
  private final Collation[] collations;
  private final boolean[] descending;
  private final boolean[] nullsFirst;

  /**
   * @param nullsFirst per key, whether NULLs come before all others, after the direction is taken
   * into account
   */
  public RowOrder(Collation[] collations, boolean[] descending, boolean[] nullsFirst) {
    this.collations = collations;
    this.descending = descending;
    this.nullsFirst = nullsFirst;
  }

  /** An ascending order. */
  public static RowOrder ascending(Collation[] collations) {
    boolean[] first = new boolean[collations.length];
    java.util.Arrays.fill(first, true);
    return new RowOrder(collations, new boolean[collations.length], first);
  }

  /** How many leading values are compared. */
  public int keys() {
    return collations.length;
  }

  /** The {@link SortPrefix} of a row; all the same where there are no keys. */
  long prefix(long row) {
    return collations.length == 0
        ? 0
        : SortPrefix.of(row, collations[0], descending[0], nullsFirst[0]);
  }

  /** Compares two rows. */
  public int compare(long a, long b) {
    for (int i = 0; i < collations.length; i++) {
      long x = a + (long) i * Slots.BYTES;
      long y = b + (long) i * Slots.BYTES;
      int order = Slots.compare(x, y, collations[i]);
      if (order != 0) {
        boolean someNull = Slots.tag(x) == Registers.NULL || Slots.tag(y) == Registers.NULL;
        return directed(i, order, someNull);
      }
    }
    return 0;
  }

  /** Compares a row with values in registers. */
  public int compare(long row, Registers r, int[] keys) {
    for (int i = 0; i < collations.length; i++) {
      long x = row + (long) i * Slots.BYTES;
      int order = Slots.compare(x, r, keys[i], collations[i]);
      if (order != 0) {
        boolean someNull = Slots.tag(x) == Registers.NULL || r.tag[keys[i]] == Registers.NULL;
        return directed(i, order, someNull);
      }
    }
    return 0;
  }

  /** Compares two rows in registers: key i is at {@code a + keys[i]} and {@code b + keys[i]}. */
  public int compare(Registers r, int a, int b, int[] keys) {
    for (int i = 0; i < collations.length; i++) {
      int x = a + keys[i];
      int y = b + keys[i];
      int order = ValueCompare.compare(r, x, y, collations[i]);
      if (order != 0) {
        return directed(i, order, r.tag[x] == Registers.NULL || r.tag[y] == Registers.NULL);
      }
    }
    return 0;
  }

  private int directed(int key, int order, boolean someNull) {
    boolean turn = someNull ? !nullsFirst[key] : descending[key];
    return turn ? -order : order;
  }
}
