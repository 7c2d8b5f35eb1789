package org.quiverdb.engine.btree;

import org.quiverdb.engine.error.SqlException;

/** Gives pages at the end of an auto_vacuum file back. */
final class Vacuum {
  Vacuum(BTree tree) {
    if (tree.pointerMap.exists()) {
      throw SqlException.error("auto_vacuum is not yet supported");
    }
  }

  void full() {}

  void incremental(int pages) {}
}
