package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.scan.CorruptReports;
import org.quiverdb.engine.record.RecordComparator;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;

/**
 * Keeps one index in step with its table; for a table WITHOUT ROWID, the primary key "index" is the
 * table itself. It makes the record of the row that stands in a RegisterSource: {@link #prepare}
 * before anything is written, then {@link #insert}. Old entries are found by {@link #delete}.
 */
final class IndexWriter {
  final Index index;
  private final ChangeContext change;
  private final List<Field> newFields;
  private final List<Field> oldFields;
  private final @Nullable Evaluator newCondition;
  private final @Nullable Evaluator oldCondition;
  private final int[] keyRegisters;
  private final boolean isTable;
  private boolean skipped;
  private @Nullable Registers registers;
  private @Nullable Cursor cursor;
  private @Nullable RecordComparator probe;
  private @Nullable RecordEncoder encoder;

  /** Where a field's value comes from: a register of the row, or an expression over it. */
  private record Field(int register, @Nullable Evaluator expression) {
    int load(ExecContext x) {
      if (expression == null) {
        return register;
      }
      expression.eval(x);
      return expression.register;
    }
  }

  IndexWriter(ChangeContext change, Index index, RegisterSource newRow, RegisterSource oldRow) {
    this.change = change;
    this.index = index;
    this.isTable = change.table().withoutRowid() && index.origin() == Index.Origin.PRIMARY_KEY;
    this.newFields = fields(newRow);
    this.oldFields = oldRow == newRow ? newFields : fields(oldRow);
    this.newCondition = condition(newRow);
    this.oldCondition = oldRow == newRow ? newCondition : condition(oldRow);
    this.keyRegisters = new int[index.columns().size()];
    int first = change.compiler().newRegisters(keyRegisters.length);
    for (int i = 0; i < keyRegisters.length; i++) {
      keyRegisters[i] = first + i;
    }
  }

  private @Nullable Evaluator condition(RegisterSource row) {
    return index.where() == null
        ? null
        : change.compiler().expression(indexBinder(row).expression(index.where()));
  }

  private org.quiverdb.engine.sql.bind.Binder indexBinder(RegisterSource row) {
    String sql = index.sql() == null ? "" : index.sql();
    return new org.quiverdb.engine.sql.bind.Binder(change.session(), sql).addRow(row);
  }

  private List<Field> fields(RegisterSource row) {
    List<Field> fields = new ArrayList<>();
    for (IndexColumn column : index.columns()) {
      if (column.expression() != null) {
        fields.add(
            new Field(
                -1,
                change.compiler().expression(indexBinder(row).expression(column.expression()))));
      } else if (column.column() == change.table().rowidAlias()
          || column.column() == IndexColumn.ROWID) {
        fields.add(new Field(row.register(Source.ROWID), null));
      } else {
        fields.add(new Field(row.register(column.column()), null));
      }
    }
    return fields;
  }

  /** Whether the index has to change when these columns change. */
  boolean dependsOn(boolean[] changed) {
    if (index.where() != null) {
      return true;
    }
    for (IndexColumn column : index.columns()) {
      if (column.expression() != null || column.column() >= 0 && changed[column.column()]) {
        return true;
      }
    }
    return false;
  }

  /** The tree is opened at the first use: most changes leave most indexes alone. */
  void open(ExecContext x) {
    registers = x.registers;
  }

  void close() {
    registers = null;
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
    probe = null;
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  /** The cursor: after {@link #findDuplicate} on the entry that it found. */
  Cursor cursor() {
    Cursor opened = cursor;
    if (opened == null) {
      opened = change.database().openIndex(index);
      cursor = opened;
    }
    return opened;
  }

  private RecordComparator probe() {
    RecordComparator made = probe;
    if (made == null) {
      Registers values = java.util.Objects.requireNonNull(registers);
      made =
          new RecordComparator(
              change.database().keyInfo(index), values, keyRegisters[0], keyRegisters.length);
      probe = made;
    }
    return made;
  }

  private RecordEncoder encoder() {
    RecordEncoder made = encoder;
    if (made == null) {
      made = change.database().newEncoder();
      encoder = made;
    }
    return made;
  }

  /**
   * Encodes the record of the new row, so that it can be written when the row's registers no longer
   * stand.
   */
  void prepare(ExecContext x) {
    skipped = newCondition != null && newCondition.test(x) != Evaluator.TRUE;
    if (skipped) {
      return;
    }
    gather(x, newFields);
    encoder().encode(x.registers, keyRegisters[0], keyRegisters.length);
  }

  private void gather(ExecContext x, List<Field> fields) {
    Registers r = x.registers;
    for (int i = 0; i < keyRegisters.length; i++) {
      r.alias(keyRegisters[i], fields.get(i).load(x));
    }
  }

  /**
   * Whether an entry has the prepared record's key. A key with a NULL in it is never a duplicate.
   */
  boolean findDuplicate(ExecContext x) {
    if (skipped) {
      return false;
    }
    Registers r = x.registers;
    for (int i = 0; i < index.keyCount(); i++) {
      if (r.tag[keyRegisters[i]] == Registers.NULL) {
        return false;
      }
    }
    return cursor().seek(probe().setCount(index.keyCount()));
  }

  /** Writes the prepared record. */
  void insert() {
    if (!skipped) {
      cursor().insert(encoder().address(), encoder().length());
    }
  }

  /** The error of an entry without its row. */
  CorruptException missingRow() {
    return CorruptReports.missingRow(cursor());
  }

  /** Deletes the entry of the old row, if there is one. */
  void delete(ExecContext x) {
    if (oldCondition != null && oldCondition.test(x) != Evaluator.TRUE) {
      return;
    }
    gather(x, oldFields);
    int count = isTable ? index.keyCount() : keyRegisters.length;
    if (cursor().seek(probe().setCount(count))) {
      cursor().delete();
    }
  }
}
