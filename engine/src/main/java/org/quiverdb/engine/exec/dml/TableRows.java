package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.RecordComparator;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;

/**
 * A cursor of one table for writers: finds rows by rowid or primary key, reads them into registers,
 * deletes them.
 */
final class TableRows {
  private final ChangeContext change;
  private final Table table;
  private final TableCursor reader;
  private final List<Evaluator> columns = new ArrayList<>();
  private final @Nullable Index key;
  private final int fieldRegister;
  private final int keyRegisters;
  private @Nullable RecordComparator probe;

  TableRows(ChangeContext change, @Nullable Evaluator[] defaults) {
    this.change = change;
    this.table = change.table();
    this.reader = new TableCursor(change.database().name(), table, null, defaults);
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i == table.rowidAlias() ? Source.ROWID : i;
      columns.add(reader.column(column, change.compiler().newRegister()));
    }
    this.key = table.withoutRowid() ? table.primaryKeyIndex() : null;
    this.keyRegisters = change.compiler().newRegisters(key == null ? 0 : key.keyCount());
    this.fieldRegister = change.compiler().newRegister();
  }

  Cursor cursor(ExecContext x) {
    return reader.tableTree(x);
  }

  void close() {
    reader.close();
    probe = null;
  }

  /** To the row with a rowid; false if there is none. */
  boolean seek(ExecContext x, long rowid) {
    if (!cursor(x).seekRowid(rowid)) {
      return false;
    }
    reader.moved();
    return true;
  }

  /** The first of the registers to fill before {@link #seekByKey}: the primary key's values. */
  int keyRegister() {
    return keyRegisters;
  }

  /** To the row with the primary key in the key registers; false if there is none. */
  boolean seekByKey(ExecContext x) {
    RecordComparator current = probe;
    if (current == null) {
      Index index = java.util.Objects.requireNonNull(key);
      current =
          new RecordComparator(
              change.database().keyInfo(index), x.registers, keyRegisters, index.keyCount());
      probe = current;
    }
    if (!cursor(x).seek(current)) {
      return false;
    }
    reader.moved();
    return true;
  }

  /** To the row of the entry on which an index's cursor stands. */
  void moveTo(ExecContext x, IndexWriter writer) {
    Index index = writer.index;
    boolean found;
    try (RecordDecoder entry =
        new RecordDecoder(index.columns().size(), change.database().textEncoding())) {
      entry.reset(writer.cursor());
      if (key == null) {
        entry.column(index.columns().size() - 1, x.registers, fieldRegister);
        found = seek(x, x.registers.bits[fieldRegister]);
      } else {
        for (int i = 0; i < key.keyCount(); i++) {
          entry.column(field(index, key.columns().get(i)), x.registers, keyRegisters + i);
        }
        found = seekByKey(x);
      }
    }
    if (!found) {
      throw writer.missingRow();
    }
  }

  private static int field(Index index, IndexColumn column) {
    for (int i = 0; i < index.columns().size(); i++) {
      IndexColumn candidate = index.columns().get(i);
      if (candidate.column() == column.column()
          && candidate.collation().equalsIgnoreCase(column.collation())) {
        return i;
      }
    }
    throw new IllegalStateException("index " + index.name() + " lacks a primary key column");
  }

  /** Whether this stands on the row that is in registers, by its key. */
  boolean isSameRow(ExecContext x, RegisterSource row) {
    if (key == null) {
      return cursor(x).rowid() == x.registers.bits[row.register(Source.ROWID)];
    }
    for (IndexColumn field : key.columns().subList(0, key.keyCount())) {
      Evaluator column = columns.get(field.column());
      column.eval(x);
      Collation collation = x.session.requireCollation(field.collation());
      int there = row.register(field.column());
      if (ValueCompare.compare(x.registers, column.register, there, collation) != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Copies rowid and columns into the registers of a row, so that they outlive changes of the
   * table.
   */
  void read(ExecContext x, RegisterSource row) {
    Registers r = x.registers;
    if (key == null) {
      r.setLong(row.register(Source.ROWID), cursor(x).rowid());
    }
    for (int i = 0; i < columns.size(); i++) {
      Evaluator column = columns.get(i);
      column.eval(x);
      r.copyFrom(row.register(i), r, column.register);
    }
  }

  /** Deletes the row on which this stands. */
  void delete(ExecContext x) {
    cursor(x).delete();
  }
}
