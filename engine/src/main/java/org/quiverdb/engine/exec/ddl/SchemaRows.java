package org.quiverdb.engine.exec.ddl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.Registers;

/** Writes rows of the schema table (page 1). */
final class SchemaRows {
  private static final int COLUMNS = 5;
  private static final int NAME = 1;
  private static final int TABLE_NAME = 2;
  private static final int ROOT_PAGE = 3;

  private final FileDatabase database;

  SchemaRows(FileDatabase database) {
    this.database = database;
  }

  /** Adds a row at the end. */
  void add(String type, String name, String table, int rootPage, @Nullable String sql) {
    try (Cursor cursor = database.trees().openTable(1);
        Registers r = new Registers(COLUMNS);
        RecordEncoder encoder = database.newEncoder()) {
      write(new Row(type, name, table, rootPage, sql), r);
      long rowid = cursor.last() ? cursor.rowid() + 1 : 1;
      encoder.encode(r, 0, COLUMNS);
      cursor.insert(rowid, encoder.address(), encoder.length());
    }
  }

  /**
   * A row of the schema table.
   *
   * @param sql null for an automatic index
   */
  record Row(String type, String name, String table, long rootPage, @Nullable String sql) {}

  /** Puts other rows into the places of those for which there is one. */
  void edit(Function<Row, @Nullable Row> change) {
    try (Cursor cursor = database.trees().openTable(1);
        Registers r = new Registers(COLUMNS);
        RecordDecoder decoder = new RecordDecoder(COLUMNS, database.textEncoding());
        RecordEncoder encoder = database.newEncoder()) {
      Map<Long, Row> changed = new LinkedHashMap<>();
      for (boolean found = cursor.first(); found; found = cursor.next()) {
        Row row = read(cursor, decoder, r);
        Row edited = change.apply(row);
        if (edited != null && !edited.equals(row)) {
          changed.put(cursor.rowid(), edited);
        }
      }
      changed.forEach(
          (rowid, row) -> {
            write(row, r);
            encoder.encode(r, 0, COLUMNS);
            cursor.insert(rowid, encoder.address(), encoder.length());
          });
    }
  }

  private static Row read(Cursor cursor, RecordDecoder decoder, Registers r) {
    decoder.reset(cursor);
    for (int i = 0; i < COLUMNS; i++) {
      decoder.column(i, r, i);
    }
    long root = r.tag[ROOT_PAGE] == Registers.INTEGER ? r.bits[ROOT_PAGE] : 0;
    String sql = r.tag[COLUMNS - 1] == Registers.TEXT ? r.getString(COLUMNS - 1) : null;
    return new Row(text(r, 0), text(r, NAME), text(r, TABLE_NAME), root, sql);
  }

  private static void write(Row row, Registers r) {
    r.setText(0, row.type());
    r.setText(NAME, row.name());
    r.setText(TABLE_NAME, row.table());
    r.setLong(ROOT_PAGE, row.rootPage());
    if (row.sql() == null) {
      r.setNull(COLUMNS - 1);
    } else {
      r.setText(COLUMNS - 1, row.sql());
    }
  }

  /** Which rows to remove. */
  interface Filter {
    boolean matches(String type, String name, String table);
  }

  /** Removes rows. */
  void remove(Filter filter) {
    try (Cursor cursor = database.trees().openTable(1);
        Registers r = new Registers(COLUMNS);
        RecordDecoder decoder = new RecordDecoder(COLUMNS, database.textEncoding())) {
      for (boolean row = cursor.first(); row; row = cursor.next()) {
        decoder.reset(cursor);
        for (int i = 0; i <= TABLE_NAME; i++) {
          decoder.column(i, r, i);
        }
        if (filter.matches(text(r, 0), text(r, NAME), text(r, TABLE_NAME))) {
          cursor.delete();
        }
      }
    }
  }

  /**
   * In an auto_vacuum file, dropping a tree moves another root into its place: its row must follow.
   */
  void moveRoot(int from, int to) {
    try (Cursor cursor = database.trees().openTable(1);
        Registers r = new Registers(COLUMNS);
        RecordDecoder decoder = new RecordDecoder(COLUMNS, database.textEncoding());
        RecordEncoder encoder = database.newEncoder()) {
      for (boolean row = cursor.first(); row; row = cursor.next()) {
        decoder.reset(cursor);
        decoder.column(ROOT_PAGE, r, ROOT_PAGE);
        if (r.tag[ROOT_PAGE] == Registers.INTEGER && r.bits[ROOT_PAGE] == from) {
          for (int i = 0; i < COLUMNS; i++) {
            decoder.column(i, r, i);
          }
          r.setLong(ROOT_PAGE, to);
          encoder.encode(r, 0, COLUMNS);
          cursor.insert(cursor.rowid(), encoder.address(), encoder.length());
          return;
        }
      }
    }
  }

  private static String text(Registers r, int register) {
    return r.tag[register] == Registers.TEXT ? r.getString(register) : "";
  }
}
