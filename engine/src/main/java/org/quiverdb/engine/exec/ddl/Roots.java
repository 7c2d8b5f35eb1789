package org.quiverdb.engine.exec.ddl;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.session.FileDatabase;

/** Drops b-trees and lets the schema table follow the roots that move because of that. */
final class Roots {
  private final FileDatabase database;

  Roots(FileDatabase database) {
    this.database = database;
  }

  /** Drops the trees of tables and of their indexes. */
  void drop(Iterable<Table> tables) {
    List<Integer> roots = new ArrayList<>();
    for (Table table : tables) {
      roots.add(table.rootPage());
      for (Index index : table.indexes()) {
        if (!roots.contains(index.rootPage())) {
          roots.add(index.rootPage());
        }
      }
    }
    dropRoots(roots);
  }

  /**
   * Largest root first, as SQLite does: in an auto_vacuum file each drop may move the largest root
   * of all.
   */
  void dropRoots(List<Integer> roots) {
    roots.sort(java.util.Comparator.reverseOrder());
    SchemaRows rows = new SchemaRows(database);
    while (!roots.isEmpty()) {
      int root = roots.remove(0);
      int moved = database.trees().drop(root);
      if (moved != 0) {
        rows.moveRoot(moved, root);
        roots.replaceAll(r -> r == moved ? root : r);
      }
    }
  }
}
