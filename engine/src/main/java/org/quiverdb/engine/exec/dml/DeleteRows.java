package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.sql.bind.RegisterSource;

/** Runs DELETE: {@code next} does all of it and answers false. */
final class DeleteRows extends Operator {
  private final KeyCollector keys;
  private final RowWriter writer;
  private final RegisterSource oldRow;
  private final boolean readsRow;
  private final TriggerFirer triggers;
  private final ChangeCounter counter;

  DeleteRows(
      ChangeContext change,
      MatchingRows rows,
      RowWriter writer,
      RegisterSource oldRow,
      boolean readsRow,
      TriggerFirer triggers) {
    this.keys = new KeyCollector(change, rows, true);
    this.writer = writer;
    this.oldRow = oldRow;
    this.readsRow = readsRow;
    this.triggers = triggers;
    this.counter = new ChangeCounter(change.triggers());
  }

  @Override
  public void open(ExecContext x) {
    writer.open(x);
  }

  @Override
  public boolean next(ExecContext x) {
    counter.begin();
    boolean done = false;
    try {
      keys.collect(x);
      for (int i = 0; i < keys.size(); i++) {
        x.tick();
        if (keys.seek(x, i, writer.rows())) {
          delete(x);
        }
      }
      done = true;
    } finally {
      counter.end(x.session, done);
    }
    return false;
  }

  private void delete(ExecContext x) {
    if (readsRow) {
      writer.rows().read(x, oldRow);
    }
    writer.delete(x);
    counter.add();
    triggers.fire(x);
  }

  @Override
  public void close(ExecContext x) {
    keys.close(x);
    writer.close();
    triggers.close();
  }
}
