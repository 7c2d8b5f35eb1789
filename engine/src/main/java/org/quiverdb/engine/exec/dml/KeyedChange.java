package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/**
 * UPDATE and DELETE: the keys of the matching rows are collected first, then each row that is still
 * there is changed. {@code next} does all of it and answers false.
 */
abstract class KeyedChange extends Operator {
  private final KeyCollector keys;
  private final TriggerFirer triggers;
  private final ChangeCounter counter;

  /** Where the rows are read and written. */
  final RowWriter writer;

  KeyedChange(ChangeContext change, KeyCollector keys, RowWriter writer, TriggerFirer triggers) {
    this.keys = keys;
    this.writer = writer;
    this.triggers = triggers;
    this.counter = new ChangeCounter(change.triggers());
  }

  /**
   * Changes the row at which the writer's rows stand.
   *
   * @return false if a conflict clause says that it is to stay as it is
   */
  abstract boolean change(ExecContext x);

  @Override
  public final void open(ExecContext x) {
    writer.open(x);
  }

  @Override
  public final boolean next(ExecContext x) {
    counter.begin();
    boolean done = false;
    try {
      keys.collect(x);
      for (int i = 0; i < keys.size(); i++) {
        x.tick();
        if (keys.seek(x, i, writer.rows()) && change(x)) {
          counter.add();
          triggers.fire(x);
        }
      }
      done = true;
    } finally {
      counter.end(x.session, done);
    }
    return false;
  }

  @Override
  public final void close(ExecContext x) {
    keys.close(x);
    writer.close();
    triggers.close();
  }
}
