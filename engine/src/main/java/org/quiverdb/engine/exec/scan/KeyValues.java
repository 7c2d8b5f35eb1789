package org.quiverdb.engine.exec.scan;

import org.jspecify.annotations.Nullable;
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
  private boolean any;

  KeyValues(KeyPart[] parts) {
    this.parts = parts;
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
      RowStore.load(lists[i][0], 0, key, i, 1);
    }
    return true;
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
      RowStore.load(lists[i][at[i]], 0, key, i, 1);
      if (more) {
        return true;
      }
    }
    return false;
  }
}
