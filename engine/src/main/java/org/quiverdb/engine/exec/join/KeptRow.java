package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.record.Registers;

/** The row of a source whose columns are kept in registers, or at an address in a row store. */
public final class KeptRow implements SourceRow {
  private final int first;
  private final int count;
  private final int rowid;
  private boolean nulls;
  private boolean stale;

  /**
   * @param first the register of column 0; the others follow
   * @param rowid the register of the rowid, or -1
   */
  public KeptRow(int first, int count, int rowid) {
    this.first = first;
    this.count = count;
    this.rowid = rowid;
  }

  /** Takes the values of a kept row. */
  public void load(long row, Registers r) {
    nulls = false;
    stale = false;
    int extra = rowid >= 0 ? 1 : 0;
    RowStore.load(row, 0, r, first, count);
    if (extra > 0) {
      RowStore.load(row, count, r, rowid, 1);
    }
  }

  /** Takes values that were written to the registers. */
  public void loaded() {
    nulls = false;
    stale = false;
  }

  @Override
  public void setNullRow() {
    nulls = true;
    stale = true;
  }

  @Override
  public Evaluator column(int column, int register) {
    return new Value(column < 0 ? rowid : first + column);
  }

  private void clear(Registers r) {
    for (int i = 0; i < count; i++) {
      r.setNull(first + i);
    }
    if (rowid >= 0) {
      r.setNull(rowid);
    }
    stale = false;
  }

  /** A column; its register is the kept one. */
  private final class Value extends Evaluator {
    Value(int register) {
      super(register);
    }

    @Override
    public void eval(ExecContext x) {
      if (nulls && stale) {
        clear(x.registers);
      }
    }
  }
}
