package org.quiverdb.engine.exec.ddl;

import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;

/** Removes what {@code sqlite_sequence} keeps of a dropped table. */
final class SequenceRows {
  private SequenceRows() {}

  static void remove(FileDatabase database, Table sequence, String tableName) {
    try (Cursor cursor = database.trees().openTable(sequence.rootPage());
        Registers r = new Registers(1);
        RecordDecoder decoder = new RecordDecoder(1, database.textEncoding())) {
      for (boolean row = cursor.first(); row; row = cursor.next()) {
        decoder.reset(cursor);
        decoder.column(0, r, 0);
        if (r.tag[0] == Registers.TEXT && r.getString(0).equals(tableName)) {
          cursor.delete();
        }
      }
    }
  }
}
