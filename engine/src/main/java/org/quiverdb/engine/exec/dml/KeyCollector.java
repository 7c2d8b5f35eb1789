package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.row.RowSorter;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.KeyInfo;

/**
 * The keys of the rows that UPDATE or DELETE works on, all collected before the first change, so
 * that no row is met twice (the "Halloween problem") and triggers may do what they like. Where
 * SQLite keeps the keys too, it works on them in their order, and so does this; where it changes
 * rows while it scans, the order is that of the scan.
 */
final class KeyCollector {
  private final MatchingRows rows;
  private final @Nullable Index key;
  private final boolean ordered;
  private final KeptRows rowids = new KeptRows();
  private final RowSorter keys;
  private final int[] keyRegisters;

  /**
   * @param ordered whether the keys are wanted in their order
   */
  KeyCollector(ChangeContext change, MatchingRows rows, boolean ordered) {
    Table table = change.table();
    this.rows = rows;
    this.ordered = ordered;
    this.key = table.withoutRowid() ? table.primaryKeyIndex() : null;
    int count = key == null ? 0 : key.keyCount();
    this.keyRegisters = new int[count];
    for (int i = 0; i < count; i++) {
      keyRegisters[i] = evaluator(i).register;
    }
    this.keys =
        new RowSorter(key == null ? RowOrder.ascending(new Collation[0]) : order(change, key));
  }

  private static RowOrder order(ChangeContext change, Index key) {
    KeyInfo info = change.database().keyInfo(key);
    Collation[] collations = new Collation[key.keyCount()];
    boolean[] descending = new boolean[key.keyCount()];
    boolean[] nullsFirst = new boolean[key.keyCount()];
    for (int i = 0; i < collations.length; i++) {
      collations[i] = info.collation(i);
      descending[i] = info.isDescending(i);
      nullsFirst[i] = !descending[i];
    }
    return new RowOrder(collations, descending, nullsFirst);
  }

  private Evaluator evaluator(int keyField) {
    int column = java.util.Objects.requireNonNull(key).columns().get(keyField).column();
    return rows.columns().get(column);
  }

  /** Runs the scan to its end. */
  void collect(ExecContext x) {
    clear();
    rows.operator().open(x);
    try {
      while (rows.operator().next(x)) {
        x.tick();
        keep(x);
      }
    } finally {
      rows.operator().close(x);
    }
    if (ordered) {
      rowids.sort();
      keys.sort();
    }
  }

  private void keep(ExecContext x) {
    if (key == null) {
      Evaluator rowid = java.util.Objects.requireNonNull(rows.rowid());
      rowid.eval(x);
      rowids.add(x.registers.bits[rowid.register]);
      return;
    }
    for (int i = 0; i < keyRegisters.length; i++) {
      evaluator(i).eval(x);
    }
    keys.add(x.registers, keyRegisters);
  }

  int size() {
    return key == null ? rowids.size() : keys.count();
  }

  /** Moves to a collected row; false if it is gone meanwhile. */
  boolean seek(ExecContext x, int i, TableRows table) {
    if (key == null) {
      return table.seek(x, rowids.get(i));
    }
    RowStore.load(keys.row(i), 0, x.registers, table.keyRegister(), keyRegisters.length);
    return table.seekByKey(x);
  }

  private void clear() {
    rowids.clear();
    keys.clear();
  }

  void close(ExecContext x) {
    rows.operator().close(x);
    clear();
  }
}
