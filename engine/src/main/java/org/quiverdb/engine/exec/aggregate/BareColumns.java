package org.quiverdb.engine.exec.aggregate;

import java.util.Arrays;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.row.RowStore;

/**
 * Values of columns that are neither grouped nor aggregated: they come from one row of each group.
 */
public final class BareColumns {
  private final Evaluator[] columns;
  private final int[] registers;
  private final int first;
  private final RowStore store = new RowStore();
  private long[] rows = new long[16];

  /**
   * @param first of as many registers as there are columns, for the chosen row
   */
  public BareColumns(Evaluator[] columns, int first) {
    this.columns = columns;
    this.first = first;
    this.registers = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      registers[i] = columns[i].register;
    }
  }

  boolean isEmpty() {
    return columns.length == 0;
  }

  /** Makes the current row that of a group. */
  void choose(ExecContext x, int group) {
    if (columns.length == 0) {
      return;
    }
    for (Evaluator column : columns) {
      column.eval(x);
    }
    if (group >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(group + 1, rows.length * 2));
    }
    rows[group] = store.add(x.registers, registers);
  }

  /** Leaves the columns of a group in the registers; NULLs if no row was chosen. */
  void load(ExecContext x, int group) {
    if (group < rows.length && rows[group] != 0) {
      RowStore.load(rows[group], 0, x.registers, first, columns.length);
    } else {
      for (int i = 0; i < columns.length; i++) {
        x.registers.setNull(first + i);
      }
    }
  }

  void clear() {
    store.clear();
    Arrays.fill(rows, 0);
  }
}
