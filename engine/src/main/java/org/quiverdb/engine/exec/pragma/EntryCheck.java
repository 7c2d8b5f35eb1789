package org.quiverdb.engine.exec.pragma;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.Varint;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.scan.CorruptReports;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.RecordComparator;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.SerialType;
import org.quiverdb.engine.record.ValueCompare;

/** Checks that a row has its entry in one index, and that a unique key has only one. */
final class EntryCheck {
  private final PragmaCall call;
  private final Table table;
  private final Index index;
  private final @Nullable Evaluator condition;
  private final @Nullable Evaluator[] expressions;
  private final int[] sources;
  private final int key;
  private @Nullable Cursor cursor;
  private @Nullable RecordComparator probe;
  private @Nullable RecordDecoder decoder;

  /**
   * @param condition of a partial index, or null
   * @param expressions to be evaluated for the fields that are not columns, else null
   * @param sources the registers in which the values of the fields stand
   * @param key the first of as many registers as there are fields
   */
  EntryCheck(
      PragmaCall call,
      Table table,
      Index index,
      @Nullable Evaluator condition,
      @Nullable Evaluator[] expressions,
      int[] sources,
      int key) {
    this.call = call;
    this.table = table;
    this.index = index;
    this.condition = condition;
    this.expressions = expressions;
    this.sources = sources;
    this.key = key;
  }

  void open(ExecContext x) {
    cursor = call.database().openIndex(index);
    probe = new RecordComparator(call.database().keyInfo(index), x.registers, key, sources.length);
    decoder = new RecordDecoder(sources.length, call.database().textEncoding());
  }

  void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }

  /**
   * Checks the entry of the row in the registers.
   *
   * @param number of the row, counted from 1, which the findings name
   */
  void check(ExecContext x, long number, CheckReport report) {
    if (condition != null && condition.test(x) != Evaluator.TRUE) {
      return;
    }
    Registers r = x.registers;
    for (int i = 0; i < sources.length; i++) {
      Evaluator expression = expressions[i];
      if (expression != null) {
        expression.eval(x);
      }
      r.alias(key + i, sources[i]);
    }
    Cursor entry = requireNonNull(cursor);
    RecordComparator wanted = requireNonNull(probe).setCount(sources.length);
    if (!entry.seek(wanted)) {
      report.add("row " + number + " missing from index " + index.name());
      return;
    }
    checkEntry(r, entry, number, report);
    if (index.unique()) {
      checkUnique(r, entry, report);
    }
  }

  private void checkEntry(Registers r, Cursor entry, long number, CheckReport report) {
    RecordDecoder record = requireNonNull(decoder);
    record.reset(entry);
    if (!table.withoutRowid() && rowidAtEnd(entry) != r.bits[key + sources.length - 1]) {
      report.add("rowid not at end-of-record for row " + number + " of index " + index.name());
    }
    try (Registers stored = new Registers(1)) {
      for (int i = 0; i < index.keyCount(); i++) {
        boolean binary = Collation.of(index.columns().get(i).collation()) == Collation.BINARY;
        if (!binary
            && record.column(i, stored, 0)
            && ValueCompare.compare(stored, 0, r, key + i, Collation.BINARY) != 0) {
          report.add("row " + number + " values differ from index " + index.name());
          return;
        }
      }
    }
  }

  /** The last field of an entry, found by the last byte of its header, as SQLite finds it. */
  private static long rowidAtEnd(Cursor entry) {
    long record = entry.payload();
    int size = entry.payloadSize();
    long header = Varint.get(record);
    if (header >= 3 && header <= size) {
      long type = Memory.getUnsignedByte(record + header - 1);
      long length = SerialType.length(type);
      if (SerialType.isInteger(type) && header + length <= size) {
        return SerialType.integer(type, record + size - length);
      }
    }
    throw CorruptReports.record(entry, "an entry without rowid");
  }

  private void checkUnique(Registers r, Cursor entry, CheckReport report) {
    for (int i = 0; i < index.keyCount(); i++) {
      if (r.tag[key + i] == Registers.NULL) {
        return;
      }
    }
    if (entry.next()) {
      RecordComparator wanted = requireNonNull(probe).setCount(index.keyCount());
      if (wanted.compare(entry.payload(), entry.payloadSize()) <= 0) {
        report.add("non-unique entry in index " + index.name());
      }
    }
  }
}
