package org.quiverdb.engine.exec.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;

/**
 * Reads what the schema needs to know of the metadata table of an index: a table WITHOUT ROWID of
 * keys and values. The values of other keys, which may be large, are not read.
 */
final class KeyValueRows {
  private static final int MOST_ROWS = 10_000;

  private final FileDatabase database;

  KeyValueRows(FileDatabase database) {
    this.database = database;
  }

  /**
   * The values of the keys that {@link MethodIndexes} knows, those that are TEXT. A damaged table
   * is left to whoever reads it as a table.
   */
  Map<String, String> read(Table table) {
    Map<String, String> rows = new LinkedHashMap<>();
    try {
      read(table, rows);
    } catch (CorruptException e) {
      rows.clear();
    }
    return rows;
  }

  private void read(Table table, Map<String, String> rows) {
    int root = table.primaryKeyIndex().rootPage();
    try (Cursor cursor = database.trees().openIndex(root, null);
        RecordDecoder decoder = new RecordDecoder(2, database.textEncoding());
        Registers r = new Registers(2)) {
      int left = MOST_ROWS;
      for (boolean row = cursor.first(); row && left-- > 0; row = cursor.next()) {
        decoder.reset(cursor);
        if (!decoder.column(0, r, 0) || r.tag[0] != Registers.TEXT || !isKnown(r.getString(0))) {
          continue;
        }
        if (decoder.column(1, r, 1) && r.tag[1] == Registers.TEXT) {
          rows.put(r.getString(0), r.getString(1));
        }
      }
    }
  }

  private static boolean isKnown(String key) {
    return key.equals(MethodIndexes.FORMAT)
        || key.equals(MethodIndexes.METHOD)
        || key.equals(MethodIndexes.SQL)
        || key.equals(MethodIndexes.TABLES)
        || key.startsWith(MethodIndexes.OPTION);
  }
}
