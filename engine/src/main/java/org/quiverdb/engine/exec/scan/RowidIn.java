package org.quiverdb.engine.exec.scan;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.exec.subquery.ValueSet;

/** The rows whose rowids are in a set, in their order or backwards. */
public final class RowidIn extends Operator {
  private final TableCursor row;
  private final ValueSet set;
  private final boolean reverse;
  private final int scratch;
  private long[] rowids = {};
  private int at;

  /**
   * @param scratch a register of this operator's own
   */
  public RowidIn(TableCursor row, ValueSet set, boolean reverse, int scratch) {
    this.row = row;
    this.set = set;
    this.reverse = reverse;
    this.scratch = scratch;
  }

  @Override
  public void open(ExecContext x) {
    set.fill(x);
    rowids = set.sorted();
    at = 0;
  }

  @Override
  public boolean next(ExecContext x) {
    while (at < rowids.length) {
      x.tick();
      int i = reverse ? rowids.length - 1 - at : at;
      at++;
      RowStore.load(rowids[i], 0, x.registers, scratch, 1);
      Values.applyNumeric(x.registers, scratch);
      if (Values.isRowid(x.registers, scratch)
          && row.tableTree(x).seekRowid(x.registers.bits[scratch])) {
        row.moved();
        return true;
      }
    }
    return false;
  }

  @Override
  public void close(ExecContext x) {
    set.clear();
    row.close();
  }
}
