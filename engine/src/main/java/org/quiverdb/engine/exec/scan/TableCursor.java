package org.quiverdb.engine.exec.scan;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;

/**
 * The current row of a table, found by its own tree or by an index. Under an index, columns that
 * the index holds are read from it, and the table's tree is searched only when another column is
 * asked for.
 *
 * <pre>
 *   NONE --moved--> ON_TABLE                    (the table's tree moved)
 *   NONE --movedIndex--> ON_INDEX --column not in index--> ON_BOTH
 *   any --setNullRow--> NULL_ROW
 * </pre>
 */
public final class TableCursor implements SourceRow {
  private static final int NONE = 0;
  private static final int ON_TABLE = 1;
  private static final int ON_INDEX = 2;
  private static final int ON_BOTH = 3;
  private static final int NULL_ROW = 4;

  private final String database;
  private final Table table;
  private final @Nullable Index index;
  private final int[] tableFields;
  private final int[] indexFields;
  private final boolean[] real;
  private final @Nullable Evaluator[] defaults;
  private final @Nullable Evaluator[] generated;
  private @Nullable Cursor tableTree;
  private @Nullable Cursor indexTree;
  private @Nullable RecordDecoder tableReader;
  private @Nullable RecordDecoder indexReader;
  private final Registers one = new Registers(1);
  private @Nullable SearchKey primaryKey;
  private int state = NONE;

  /**
   * @param index the index that rows are found by, or null for the table's tree
   * @param defaults per column, the value where a record is too short to have it; null for NULL
   */
  public TableCursor(
      String database, Table table, @Nullable Index index, @Nullable Evaluator[] defaults) {
    this.database = database;
    this.table = table;
    this.index = index;
    this.defaults = defaults;
    int columns = table.columns().size();
    tableFields = new int[columns];
    indexFields = new int[columns];
    real = new boolean[columns];
    generated = new @Nullable Evaluator[columns];
    int stored = 0;
    for (Column column : table.columns()) {
      int i = column.position();
      tableFields[i] = table.withoutRowid() ? field(table.primaryKeyIndex(), i) : stored;
      stored += column.isVirtual() ? 0 : 1;
      indexFields[i] = index == null ? -1 : field(index, i);
      real[i] = column.affinity() == Affinity.REAL;
    }
  }

  private static int field(Index index, int column) {
    for (int i = 0; i < index.columns().size(); i++) {
      if (index.columns().get(i).column() == column) {
        return i;
      }
    }
    return -1;
  }

  public Table table() {
    return table;
  }

  /** Gives a virtual column the expression that computes it from this cursor's columns. */
  public void setGenerated(int column, Evaluator value) {
    generated[column] = value;
  }

  /** The database of the table. */
  public String database() {
    return database;
  }

  public @Nullable Index index() {
    return index;
  }

  /** The cursor on the table's tree; opened at the first use. */
  public Cursor tableTree(ExecContext x) {
    Cursor tree = tableTree;
    if (tree == null) {
      Database file = x.session.database(database);
      tree =
          table.withoutRowid()
              ? file.openIndex(table.primaryKeyIndex())
              : file.trees().openTable(table.rootPage());
      tableTree = tree;
      tableReader = new RecordDecoder(table.columns().size(), file.textEncoding());
    }
    return tree;
  }

  /** The cursor on the index; opened at the first use. */
  public Cursor indexTree(ExecContext x) {
    Cursor tree = indexTree;
    if (tree == null) {
      Database file = x.session.database(database);
      Index by = requireNonNull(index);
      tree = file.openIndex(by);
      indexTree = tree;
      indexReader = new RecordDecoder(by.columns().size(), file.textEncoding());
    }
    return tree;
  }

  /** To be called after the table's tree moved to a row. */
  public void moved() {
    requireNonNull(tableReader).reset(requireNonNull(tableTree));
    state = ON_TABLE;
  }

  /** To be called after the index moved to an entry. */
  public void movedIndex() {
    requireNonNull(indexReader).reset(requireNonNull(indexTree));
    state = ON_INDEX;
  }

  @Override
  public void setNullRow() {
    state = NULL_ROW;
  }

  @Override
  public Evaluator column(int column, int register) {
    return column < 0 ? new Rowid(register) : new Field(column, register);
  }

  /** The rowid of the current row. */
  public long rowid(ExecContext x) {
    if (state == ON_TABLE || state == ON_BOTH) {
      return requireNonNull(tableTree).rowid();
    }
    return rowidOfEntry();
  }

  /** The last field of an index entry is the rowid. */
  private long rowidOfEntry() {
    RecordDecoder reader = requireNonNull(indexReader);
    int last = requireNonNull(index).columns().size() - 1;
    boolean found = reader.column(last, one, 0);
    if (!found || one.tag[0] != Registers.INTEGER) {
      throw CorruptReports.record(requireNonNull(indexTree), "an entry without rowid");
    }
    return one.bits[0];
  }

  /** Searches the row of the index entry. */
  private void seekRow(ExecContext x) {
    Cursor tree = tableTree(x);
    if (table.withoutRowid()) {
      seekByPrimaryKey(x, tree);
    } else if (!tree.seekRowid(rowidOfEntry())) {
      throw CorruptReports.missingRow(requireNonNull(indexTree));
    }
    requireNonNull(tableReader).reset(requireNonNull(tableTree));
    state = ON_BOTH;
  }

  private void seekByPrimaryKey(ExecContext x, Cursor tree) {
    Index key = table.primaryKeyIndex();
    SearchKey probe = primaryKey;
    if (probe == null) {
      probe = new SearchKey(x.session.database(database).keyInfo(key), key.keyCount());
      primaryKey = probe;
    }
    RecordDecoder reader = requireNonNull(indexReader);
    for (int i = 0; i < key.keyCount(); i++) {
      reader.column(indexFields[key.columns().get(i).column()], probe.values, i);
    }
    if (!tree.seek(probe.comparator)) {
      throw CorruptReports.missingRow(requireNonNull(indexTree));
    }
  }

  private void read(ExecContext x, int column, int register) {
    Registers r = x.registers;
    Evaluator value = generated[column];
    if (value != null && state != NULL_ROW && (state != ON_INDEX || indexFields[column] < 0)) {
      value.eval(x);
      r.alias(register, value.register);
      return;
    }
    if (state == ON_TABLE || state == ON_BOTH) {
      stored(x, requireNonNull(tableReader), tableFields[column], column, register);
    } else if (state == ON_INDEX) {
      if (indexFields[column] < 0) {
        seekRow(x);
        read(x, column, register);
        return;
      }
      stored(x, requireNonNull(indexReader), indexFields[column], column, register);
    } else {
      r.setNull(register);
    }
  }

  private void stored(ExecContext x, RecordDecoder reader, int field, int column, int register) {
    Registers r = x.registers;
    if (!reader.column(field, r, register)) {
      readDefault(x, column, register);
    } else if (real[column] && r.tag[register] == Registers.INTEGER) {
      r.setDouble(register, r.bits[register]);
    }
  }

  private void readDefault(ExecContext x, int column, int register) {
    Evaluator value = defaults[column];
    if (value == null) {
      x.registers.setNull(register);
    } else {
      value.eval(x);
      x.registers.alias(register, value.register);
    }
  }

  /** Closes the trees; the next use opens them again. */
  public void close() {
    if (tableTree != null) {
      tableTree.close();
      tableTree = null;
    }
    if (indexTree != null) {
      indexTree.close();
      indexTree = null;
    }
    if (tableReader != null) {
      tableReader.close();
    }
    if (indexReader != null) {
      indexReader.close();
    }
    if (primaryKey != null) {
      primaryKey.close();
      primaryKey = null;
    }
    one.close();
    state = NONE;
  }

  /**
   * Computes an operand. One that is a column, as most are, is computed without a virtual call, so
   * that the JIT inlines it also where it has seen operands of many kinds.
   */
  public static void eval(Evaluator operand, ExecContext x) {
    if (operand instanceof Field field) {
      field.eval(x);
    } else {
      operand.eval(x);
    }
  }

  /** A column. */
  private final class Field extends Evaluator {
    private final int column;
    private final int field;

    Field(int column, int register) {
      super(register);
      this.column = column;
      this.field = tableFields[column];
    }

    @Override
    public void eval(ExecContext x) {
      if (state == ON_TABLE && generated[column] == null) {
        stored(x, requireNonNull(tableReader), field, column, register);
      } else {
        read(x, column, register);
      }
    }
  }

  /** The rowid. */
  private final class Rowid extends Evaluator {
    Rowid(int register) {
      super(register);
    }

    @Override
    public void eval(ExecContext x) {
      if (state == NULL_ROW) {
        x.registers.setNull(register);
      } else {
        x.registers.setLong(register, rowid(x));
      }
    }
  }
}
