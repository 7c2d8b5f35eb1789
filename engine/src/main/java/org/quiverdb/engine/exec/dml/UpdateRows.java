package org.quiverdb.engine.exec.dml;

import java.util.List;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;

/** Runs UPDATE. */
final class UpdateRows extends KeyedChange {
  /**
   * One assignment.
   *
   * @param column its position; the rowid if negative
   */
  record SetColumn(int column, Evaluator value) {}

  private final Table table;
  private final RegisterSource oldRow;
  private final RegisterSource newRow;
  private final List<SetColumn> sets;
  private final boolean[] changed;
  private final boolean keyChanges;

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
    super(change, new KeyCollector(change, rows, keysInOrder), writer, triggers);
    this.table = change.table();
    this.oldRow = oldRow;
    this.newRow = newRow;
    this.sets = List.copyOf(sets);
    this.changed = changed.clone();
    this.keyChanges = keyChanges;
  }

  @Override
  boolean change(ExecContext x) {
    writer.rows().read(x, oldRow);
    loadNewRow(x);
    try {
      writer.update(x, changed, keyChanges);
    } catch (RowIgnored e) {
      return false;
    }
    return true;
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
}
