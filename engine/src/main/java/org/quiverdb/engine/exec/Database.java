package org.quiverdb.engine.exec;

import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.KeyInfo;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.TextEncoding;

/**
 * One database of a session (main, temp, an attached one): its trees and its schema. Whoever owns
 * the session's files makes it.
 */
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

  /** The encoding of TEXT in the file. */
  public abstract TextEncoding textEncoding();

  /** The order of an index's records. */
  public final KeyInfo keyInfo(Index index) {
    int count = index.columns().size();
    Collation[] collations = new Collation[count];
    int[] flags = new int[count];
    for (int i = 0; i < count; i++) {
      IndexColumn field = index.columns().get(i);
      Collation collation = Collation.of(field.collation());
      if (collation == null) {
        throw new SqlException(
            ResultCode.ERROR_MISSING_COLLSEQ, "no such collation sequence: " + field.collation());
      }
      collations[i] = collation;
      flags[i] = field.descending() ? KeyInfo.DESCENDING : 0;
    }
    return new KeyInfo(collations, flags, textEncoding());
  }

  /** Makes records in the format of the file. */
  public final RecordEncoder newEncoder() {
    return new RecordEncoder(textEncoding(), !schema().isOldFormat());
  }

  /** A cursor on an index, or on the tree of a table WITHOUT ROWID by its primary key. */
  public final Cursor openIndex(Index index) {
    return trees().openIndex(index.rootPage(), keyInfo(index).order());
  }
}
