package org.quiverdb.engine.exec.scan;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** {@code SELECT count(*) FROM t}: the entries of a tree, counted page by page. */
public final class CountRows extends Operator {
  private final TableCursor row;
  private final boolean byIndex;
  private final int result;
  private boolean done;

  /**
   * @param byIndex whether the cursor's index is counted, and not the table's tree
   * @param result the register of the count
   */
  public CountRows(TableCursor row, boolean byIndex, int result) {
    this.row = row;
    this.byIndex = byIndex;
    this.result = result;
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
    long count = (byIndex ? row.indexTree(x) : row.tableTree(x)).count();
    x.registers.setLong(result, count);
    return true;
  }

  @Override
  public void close(ExecContext x) {
    row.close();
  }
}
