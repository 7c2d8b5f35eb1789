package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** DELETE without WHERE on a table without delete triggers: gives all pages back at once. */
final class ClearTable extends Operator {
  private final ChangeContext change;
  private final ChangeCounter counter;

  ClearTable(ChangeContext change) {
    this.change = change;
    this.counter = new ChangeCounter(change.triggers());
  }

  @Override
  public void open(ExecContext x) {
    // Nothing is kept open.
  }

  @Override
  public boolean next(ExecContext x) {
    counter.begin();
    boolean done = false;
    try {
      Table table = change.table();
      BTree trees = change.database().trees();
      counter.add(trees.clear(table.rootPage()));
      for (Index index : table.indexes()) {
        if (index.rootPage() != table.rootPage()) {
          trees.clear(index.rootPage());
        }
      }
      done = true;
    } finally {
      counter.end(x.session, done);
    }
    return false;
  }

  @Override
  public void close(ExecContext x) {
    // Nothing was opened.
  }
}
