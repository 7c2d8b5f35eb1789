package org.quiverdb.engine.exec.index;

import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.vector.VectorField;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.spi.VectorRows;

/** Looks up one column of a table by rowid. */
final class BaseRows implements VectorRows {
  private final Cursor cursor;
  private final RecordDecoder decoder;
  private final Registers value = new Registers(1);
  private final int field;
  private final boolean nullWhenMissing;

  BaseRows(FileDatabase database, Table table, int column) {
    cursor = database.trees().openTable(table.rootPage());
    decoder = new RecordDecoder(table.columns().size(), database.textEncoding());
    field = VectorField.position(table, column);
    nullWhenMissing = table.columns().get(column).defaultValue() == null;
  }

  @Override
  public Found fetch(long rowid) {
    if (!cursor.seekRowid(rowid)) {
      return Found.NO_ROW;
    }
    decoder.reset(cursor);
    if (!decoder.column(field, value, 0)) {
      return nullWhenMissing ? Found.NULL : Found.OTHER;
    }
    return switch (value.tag[0]) {
      case Registers.BLOB -> Found.BLOB;
      case Registers.NULL -> Found.NULL;
      default -> Found.OTHER;
    };
  }

  @Override
  public long address() {
    return value.bits[0];
  }

  @Override
  public int length() {
    return value.length[0];
  }

  @Override
  public void close() {
    cursor.close();
    decoder.close();
    value.close();
  }
}
