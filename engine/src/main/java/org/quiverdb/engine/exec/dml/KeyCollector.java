package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.exec.row.RowStore;

/**
 * The keys of the rows that UPDATE or DELETE works on, all collected before the first change, so
 * that no row is met twice (the "Halloween problem") and triggers may do what they like.
 */
final class KeyCollector {
  private final MatchingRows rows;
  private final @Nullable Index key;
  private final KeptRows kept = new KeptRows();
  private final RowStore store = new RowStore();
  private final int[] keyRegisters;

  KeyCollector(Table table, MatchingRows rows) {
    this.rows = rows;
    this.key = table.withoutRowid() ? table.primaryKeyIndex() : null;
    this.keyRegisters = new int[key == null ? 0 : key.keyCount()];
    for (int i = 0; i < keyRegisters.length; i++) {
      keyRegisters[i] = evaluator(i).register;
    }
  }

  private Evaluator evaluator(int keyField) {
    int column = java.util.Objects.requireNonNull(key).columns().get(keyField).column();
    return rows.columns().get(column);
  }

  /** Runs the scan to its end. */
  void collect(ExecContext x) {
    kept.clear();
    store.clear();
    rows.operator().open(x);
    try {
      while (rows.operator().next(x)) {
        x.tick();
        kept.add(key == null ? rowid(x) : keyOf(x));
      }
    } finally {
      rows.operator().close(x);
    }
  }

  private long rowid(ExecContext x) {
    Evaluator rowid = java.util.Objects.requireNonNull(rows.rowid());
    rowid.eval(x);
    return x.registers.bits[rowid.register];
  }

  private long keyOf(ExecContext x) {
    for (int i = 0; i < keyRegisters.length; i++) {
      evaluator(i).eval(x);
    }
    return store.add(x.registers, keyRegisters);
  }

  int size() {
    return kept.size();
  }

  /** Moves to a collected row; false if it is gone meanwhile. */
  boolean seek(ExecContext x, int i, TableRows table) {
    if (key == null) {
      return table.seek(x, kept.get(i));
    }
    RowStore.load(kept.get(i), 0, x.registers, table.keyRegister(), keyRegisters.length);
    return table.seekByKey(x);
  }

  void close(ExecContext x) {
    rows.operator().close(x);
    kept.clear();
    store.clear();
  }
}
