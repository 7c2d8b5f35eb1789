package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.Registers;

/** The row of one AUTOINCREMENT table in {@code sqlite_sequence(name, seq)}. */
final class SequenceTable {
  private final ChangeContext change;
  private final int registers;
  private long rowid;
  private long stored;

  SequenceTable(ChangeContext change) {
    this.change = change;
    this.registers = change.compiler().newRegisters(2);
  }

  private Cursor open() {
    Table table = change.database().schema().table("sqlite_sequence");
    if (table == null) {
      throw new SqlException(ResultCode.CORRUPT_SEQUENCE, "database disk image is malformed");
    }
    return change.database().trees().openTable(table.rootPage());
  }

  /** The largest rowid ever used, 0 if there is no row yet. */
  long read(ExecContext x) {
    rowid = 0;
    stored = 0;
    try (Cursor cursor = open();
        RecordDecoder decoder = new RecordDecoder(2, change.database().textEncoding())) {
      Registers r = x.registers;
      for (boolean row = cursor.first(); row; row = cursor.next()) {
        decoder.reset(cursor);
        decoder.column(0, r, registers);
        if (r.tag[registers] == Registers.TEXT
            && r.getString(registers).equals(change.table().name())) {
          rowid = cursor.rowid();
          decoder.column(1, r, registers + 1);
          stored = r.tag[registers + 1] == Registers.INTEGER ? r.bits[registers + 1] : 0;
          return stored;
        }
      }
    }
    return 0;
  }

  /** Writes the largest rowid used. */
  void write(ExecContext x, long largest) {
    if (rowid != 0 && largest == stored) {
      return;
    }
    Registers r = x.registers;
    r.setText(registers, change.table().name());
    r.setLong(registers + 1, largest);
    try (Cursor cursor = open();
        RecordEncoder encoder = change.database().newEncoder()) {
      if (rowid == 0) {
        rowid = cursor.last() ? cursor.rowid() + 1 : 1;
      }
      encoder.encode(r, registers, 2);
      cursor.insert(rowid, encoder.address(), encoder.length());
    }
    stored = largest;
  }

  void close() {
    rowid = 0;
  }
}
