package org.quiverdb.engine.exec.dml;

import static java.util.Objects.requireNonNull;

import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.row.RowSorter;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;

/**
 * Fills an index that is new, or that has been emptied: reads all rows of the table, sorts their
 * keys, appends them so that leaves are full. The "index" may also be the tree of a WITHOUT ROWID
 * table.
 */
public final class IndexFill {
  private final Database database;
  private final Table table;
  private final Index index;
  private final MatchingRows rows;
  private final Evaluator[] values;
  private final int[] sources;
  private final int fields;
  private final int previous;
  private final Collation[] collations;

  private IndexFill(Database database, Table table, Index index, Fields fields) {
    this.database = database;
    this.table = table;
    this.index = index;
    this.rows = fields.rows;
    this.values = fields.evaluators(index);
    int count = values.length;
    this.sources = new int[count];
    this.collations = new Collation[count];
    for (int i = 0; i < count; i++) {
      collations[i] = database.keyInfo(index).collation(i);
      sources[i] = values[i].register;
    }
    this.fields = fields.compiler.newRegisters(count);
    this.previous = fields.compiler.newRegisters(count);
  }

  /** Prepares the filling of an index. */
  public static IndexFill compile(
      Session session, StatementCompiler compiler, Database database, Table table, Index index) {
    Binder binder = new Binder(session, index.sql() == null ? "" : index.sql());
    TableSource source = binder.table(database.name(), table, null, new IndexHint.NotIndexed());
    MatchingRows rows = compiler.matchingRows(binder, source, index.where());
    return new IndexFill(
        database, table, index, new Fields(compiler, binder.addRow(source), table, rows));
  }

  /** What makes the fields of an index record from a row. */
  private record Fields(StatementCompiler compiler, Binder binder, Table table, MatchingRows rows) {
    Evaluator[] evaluators(Index index) {
      return index.columns().stream().map(this::evaluator).toArray(Evaluator[]::new);
    }

    private Evaluator evaluator(IndexColumn column) {
      if (column.expression() != null) {
        return compiler.expression(binder.expression(column.expression()));
      }
      boolean rowid = column.column() == IndexColumn.ROWID || column.column() == table.rowidAlias();
      return requireNonNull(rowid ? rows.rowid() : rows.columns().get(column.column()));
    }
  }

  /** Reads the table and writes the index with the given root. */
  public void run(ExecContext x, int rootPage) {
    run(x, rootPage, false);
  }

  /** Reads the table, empties the index and writes it again. */
  public void refill(ExecContext x) {
    run(x, index.rootPage(), true);
  }

  private void run(ExecContext x, int rootPage, boolean empty) {
    RowSorter sorter = new RowSorter(order());
    try {
      collect(x, sorter);
      sorter.sort();
      if (empty) {
        database.trees().clear(rootPage);
      }
      write(x, sorter, index.withRootPage(rootPage));
    } finally {
      sorter.clear();
    }
  }

  private RowOrder order() {
    boolean[] descending = new boolean[collations.length];
    boolean[] nullsFirst = new boolean[collations.length];
    for (int i = 0; i < descending.length; i++) {
      descending[i] = index.columns().get(i).descending();
      nullsFirst[i] = !descending[i];
    }
    return new RowOrder(collations, descending, nullsFirst);
  }

  private void collect(ExecContext x, RowSorter sorter) {
    rows.operator().open(x);
    try {
      while (rows.operator().next(x)) {
        x.tick();
        for (Evaluator value : values) {
          value.eval(x);
        }
        sorter.add(x.registers, sources);
      }
    } finally {
      rows.operator().close(x);
    }
  }

  private void write(ExecContext x, RowSorter sorter, Index placed) {
    Registers r = x.registers;
    try (Cursor cursor = database.openIndex(placed);
        RecordEncoder encoder = database.newEncoder()) {
      for (int i = 0; i < sorter.count(); i++) {
        x.tick();
        RowStore.load(sorter.row(i), 0, r, fields, sources.length);
        if (i > 0 && index.unique() && isDuplicate(r)) {
          throw Conflicts.error(
              index.origin() == Index.Origin.PRIMARY_KEY
                  ? ResultCode.CONSTRAINT_PRIMARYKEY
                  : ResultCode.CONSTRAINT_UNIQUE,
              "UNIQUE constraint failed: " + UniqueNames.describe(table, index),
              ConflictClause.ABORT);
        }
        encoder.encode(r, fields, sources.length);
        cursor.append(encoder.address(), encoder.length());
        for (int field = 0; field < sources.length; field++) {
          r.alias(previous + field, fields + field);
        }
      }
    }
  }

  /** Whether the key equals that of the row before; a NULL equals nothing. */
  private boolean isDuplicate(Registers r) {
    for (int i = 0; i < index.keyCount(); i++) {
      if (r.tag[fields + i] == Registers.NULL
          || ValueCompare.compare(r, fields + i, previous + i, collations[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
