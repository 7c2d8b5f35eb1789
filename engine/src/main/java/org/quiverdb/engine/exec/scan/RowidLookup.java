package org.quiverdb.engine.exec.scan;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Registers;

/** The row with one rowid. */
public final class RowidLookup extends Operator {
  private final TableCursor row;
  private final Evaluator key;
  private final int scratch;
  private boolean done;

  /**
   * @param scratch a register of this operator's own
   */
  public RowidLookup(TableCursor row, Evaluator key, int scratch) {
    this.row = row;
    this.key = key;
    this.scratch = scratch;
  }

  @Override
  public void open(ExecContext x) {
    done = false;
  }

  @Override
  public boolean next(ExecContext x) {
    if (done) {
      return false;
    }
    done = true;
    x.tick();
    key.eval(x);
    Registers r = x.registers;
    r.alias(scratch, key.register);
    Values.applyNumeric(r, scratch);
    if (!Values.isRowid(r, scratch) || !row.tableTree(x).seekRowid(r.bits[scratch])) {
      return false;
    }
    row.moved();
    return true;
  }

  @Override
  public void close(ExecContext x) {
    row.close();
  }
}
