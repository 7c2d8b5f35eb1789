package org.quiverdb.engine.exec.scan;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.exec.subquery.ValueSet;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Registers;

/**
 * The fixed leading values of an index search; with INs among them, all combinations, the last
 * field running fastest.
 */
final class KeyValues {
  private final KeyPart[] parts;
  private final long[][] lists;
  private final int[] at;
  private final boolean[] fromLarge;
  private boolean any;

  /**
   * @param reverse whether the index is read backwards; then, or else for a descending field, the
   *     values of an IN come from large to small
   */
  KeyValues(KeyPart[] parts, Index index, boolean reverse) {
    this.parts = parts;
    this.fromLarge = new boolean[parts.length];
    for (int i = 0; i < parts.length; i++) {
      fromLarge[i] = reverse != index.columns().get(i).descending();
    }
    this.lists = new long[parts.length][];
    this.at = new int[parts.length];
  }

  /** Evaluates everything and writes the first combination to the key; false if there is none. */
  boolean first(ExecContext x, Registers key) {
    any = false;
    for (int i = 0; i < parts.length; i++) {
      ValueSet set = parts[i].set();
      if (set == null) {
        if (!single(x, key, i)) {
          return false;
        }
        continue;
      }
      set.fill(x);
      lists[i] = set.sorted();
      at[i] = 0;
      any = true;
      if (lists[i].length == 0) {
        return false;
      }
      load(key, i);
    }
    return true;
  }

  private void load(Registers key, int i) {
    int place = fromLarge[i] ? lists[i].length - 1 - at[i] : at[i];
    RowStore.load(lists[i][place], 0, key, i, 1);
  }

  private boolean single(ExecContext x, Registers key, int i) {
    KeyPart part = parts[i];
    Evaluator value = part.value();
    if (value == null) {
      key.setNull(i);
      return true;
    }
    value.eval(x);
    copy(x.registers, value.register, key, i, part.affinity());
    return part.nullMatches() || key.tag[i] != Registers.NULL;
  }

  /** Copies a value into a key and converts it. */
  static void copy(
      Registers from, int register, Registers key, int i, @Nullable Affinity affinity) {
    key.copyFrom(i, from, register);
    if (affinity != null) {
      Values.applyComparison(key, i, affinity);
    }
  }

  /** Writes the next combination to the key; false if there is none. */
  boolean next(Registers key) {
    if (!any) {
      return false;
    }
    for (int i = parts.length - 1; i >= 0; i--) {
      if (parts[i].set() == null) {
        continue;
      }
      at[i]++;
      boolean more = at[i] < lists[i].length;
      if (!more) {
        at[i] = 0;
      }
      load(key, i);
      if (more) {
        return true;
      }
    }
    return false;
  }

  /** Writes the first combination to the key again. */
  void restart(Registers key) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].set() != null) {
        at[i] = 0;
        load(key, i);
      }
    }
  }

  /** How many combinations there are. */
  double count() {
    double count = 1;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].set() != null) {
        count *= lists[i].length;
      }
    }
    return count;
  }
}
