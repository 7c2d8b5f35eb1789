package org.quiverdb.engine.exec;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.RecordOrder;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;

/** One database of a session (main, temp, an attached one): its trees and its schema. Whoever owns the session's files makes it. */
public abstract class Database {
  private final String name;

  protected Database(String name) {
    this.name = name;
  }

  /** The name in SQL: main, temp, or that of ATTACH. */
  public final String name() {
    return name;
  }

  /** The trees of the file as this connection sees them. */
  public abstract BTree trees();

  /** The schema as of the running transaction. */
  public abstract Schema schema();

  /** The encoding of TEXT in the file: 1 for UTF-8, 2 for UTF-16le, 3 for UTF-16be. */
  public abstract int textEncoding();

  /** The order of an index's records, for a cursor that writes or that must survive writes. */
  public abstract @Nullable RecordOrder order(Index index, Table table);

  /** A cursor on an index, or on the tree of a table WITHOUT ROWID by its primary key. */
  public final Cursor openIndex(Index index, Table table) {
    return trees().openIndex(index.rootPage(), order(index, table));
  }
}
