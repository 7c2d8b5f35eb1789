package org.quiverdb.engine.exec.dml;

import java.util.List;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;

/** Runs UPDATE: {@code next} does all of it and answers false. */
final class UpdateRows extends Operator {
  /**
   * One assignment.
   *
   * @param column its position; the rowid if negative
   */
  record SetColumn(int column, Evaluator value) {}

  private final Table table;
  private final KeyCollector keys;
  private final RowWriter writer;
  private final RegisterSource oldRow;
  private final RegisterSource newRow;
  private final List<SetColumn> sets;
  private final boolean[] changed;
  private final boolean keyChanges;
  private final TriggerFirer triggers;
  private final ChangeCounter counter;

  UpdateRows(
      ChangeContext change,
      MatchingRows rows,
      RowWriter writer,
      RegisterSource oldRow,
      RegisterSource newRow,
      List<SetColumn> sets,
      boolean[] changed,
      boolean keyChanges,
      boolean keysInOrder,
      TriggerFirer triggers) {
    this.table = change.table();
    this.keys = new KeyCollector(change, rows, keysInOrder);
    this.writer = writer;
    this.oldRow = oldRow;
    this.newRow = newRow;
    this.sets = List.copyOf(sets);
    this.changed = changed.clone();
    this.keyChanges = keyChanges;
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
          update(x);
        }
      }
      done = true;
    } finally {
      counter.end(x.session, done);
    }
    return false;
  }

  private void update(ExecContext x) {
    writer.rows().read(x, oldRow);
    loadNewRow(x);
    try {
      writer.update(x, changed, keyChanges);
    } catch (RowIgnored e) {
      return;
    }
    counter.add();
    triggers.fire(x);
  }

  /**
   * Copies the old row, then all new values are computed from the old row before any is assigned.
   */
  private void loadNewRow(ExecContext x) {
    Registers r = x.registers;
    for (Column column : table.columns()) {
      r.alias(newRow.register(column.position()), oldRow.register(column.position()));
    }
    if (!table.withoutRowid()) {
      r.alias(newRow.register(Source.ROWID), oldRow.register(Source.ROWID));
    }
    for (SetColumn set : sets) {
      set.value().eval(x);
    }
    for (SetColumn set : sets) {
      assign(r, set);
    }
  }

  private void assign(Registers r, SetColumn set) {
    if (set.column() < 0 || set.column() == table.rowidAlias()) {
      int rowid = newRow.register(Source.ROWID);
      r.alias(rowid, set.value().register);
      Affinities.toRowid(r, rowid);
      if (table.rowidAlias() >= 0) {
        r.alias(newRow.register(table.rowidAlias()), rowid);
      }
      return;
    }
    int to = newRow.register(set.column());
    r.alias(to, set.value().register);
    Affinities.apply(r, to, table.columns().get(set.column()).affinity());
  }

  @Override
  public void close(ExecContext x) {
    keys.close(x);
    writer.close();
    triggers.close();
  }
}
