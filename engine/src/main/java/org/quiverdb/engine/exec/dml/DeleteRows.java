package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.sql.bind.RegisterSource;

/** Runs DELETE. */
final class DeleteRows extends KeyedChange {
  private final RegisterSource oldRow;
  private final boolean readsRow;

  DeleteRows(
      ChangeContext change,
      MatchingRows rows,
      RowWriter writer,
      RegisterSource oldRow,
      boolean readsRow,
      TriggerFirer triggers) {
    super(change, new KeyCollector(change, rows, true), writer, triggers);
    this.oldRow = oldRow;
    this.readsRow = readsRow;
  }

  @Override
  boolean change(ExecContext x) {
    if (readsRow) {
      writer.rows().read(x, oldRow);
    }
    writer.delete(x);
    return true;
  }
}
