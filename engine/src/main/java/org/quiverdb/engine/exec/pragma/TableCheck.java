package org.quiverdb.engine.exec.pragma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Check;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.RecordComparator;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * Checks the rows of one table: that records can be decoded, NOT NULL, types, CHECK, the order of
 * keys WITHOUT ROWID, and that each row has its entry in each index.
 */
final class TableCheck {
  private final PragmaCall call;
  private final Table table;
  private final boolean quick;
  private final CheckReport report;
  private final StatementCompiler compiler;
  private final RegisterSource row;
  private final @Nullable Evaluator[] computed;
  private final List<Evaluator> checks = new ArrayList<>();
  private final List<ColumnCheck> columnChecks = new ArrayList<>();
  private final List<EntryCheck> entries = new ArrayList<>();
  private final int[] fields;
  private final int virtualColumns;

  TableCheck(PragmaCall call, Table table, boolean quick, CheckReport report) {
    this.call = call;
    this.table = table;
    this.quick = quick;
    this.report = report;
    compiler = new StatementCompiler(call.session(), 0);
    row = compiler.row(call.database().name(), table, table.name());
    int columns = table.columns().size();
    computed = new @Nullable Evaluator[columns];
    fields = new int[columns];
    virtualColumns = layOut();
    String sql = table.sql() == null ? "" : table.sql();
    for (Column column : table.columns()) {
      Expr expr = column.isVirtual() ? column.generated() : column.defaultValue();
      computed[column.position()] = expr == null ? null : expression(sql, expr);
      if (column.position() != table.rowidAlias() && ColumnCheck.isNeeded(table, column)) {
        columnChecks.add(new ColumnCheck(table, column, row.register(column.position())));
      }
    }
    if (!call.session().ignoresChecks()) {
      for (Check check : table.checks()) {
        checks.add(expression(sql, check.expression()));
      }
    }
    for (Index index : table.indexes()) {
      boolean tree = table.withoutRowid() && index == table.primaryKeyIndex();
      if (!tree && !index.isOfLibsql()) {
        entries.add(entryCheck(index));
      }
    }
  }

  /** Finds the field of each column in the records; -1 for virtual columns, which are counted. */
  private int layOut() {
    int stored = 0;
    int virtual = 0;
    for (Column column : table.columns()) {
      if (column.isVirtual()) {
        fields[column.position()] = -1;
        virtual++;
      } else {
        fields[column.position()] = stored++;
      }
    }
    if (table.withoutRowid()) {
      List<IndexColumn> order = table.primaryKeyIndex().columns();
      for (int i = 0; i < order.size(); i++) {
        fields[order.get(i).column()] = i;
      }
    }
    return virtual;
  }

  private Evaluator expression(String sql, Expr tree) {
    return compiler.expression(new Binder(call.session(), sql).addRow(row).expression(tree));
  }

  private EntryCheck entryCheck(Index index) {
    String sql = index.sql() == null ? "" : index.sql();
    Evaluator condition = index.where() == null ? null : expression(sql, index.where());
    @Nullable Evaluator[] expressions = new @Nullable Evaluator[index.columns().size()];
    int[] sources = new int[expressions.length];
    for (int i = 0; i < sources.length; i++) {
      IndexColumn field = index.columns().get(i);
      if (field.expression() != null) {
        Evaluator value = expression(sql, field.expression());
        expressions[i] = value;
        sources[i] = value.register;
      } else {
        boolean rowid = field.column() == IndexColumn.ROWID || field.column() == table.rowidAlias();
        sources[i] = row.register(rowid ? Source.ROWID : field.column());
      }
    }
    int key = compiler.newRegisters(sources.length);
    return new EntryCheck(call, table, index, condition, expressions, sources, key);
  }

  /** Checks all rows. */
  void run() {
    Index key = table.withoutRowid() ? table.primaryKeyIndex() : null;
    try (ExecContext x = compiler.newContext();
        Cursor cursor =
            key == null
                ? call.database().trees().openTable(table.rootPage())
                : call.database().openIndex(key);
        RecordDecoder decoder =
            new RecordDecoder(table.columns().size(), call.database().textEncoding())) {
      x.begin();
      entries.forEach(e -> e.open(x));
      KeyOrder order = key == null || quick ? null : new KeyOrder(call, key);
      long number = 0;
      for (boolean more = cursor.first(); more && !report.isFull(); more = cursor.next()) {
        x.tick();
        number++;
        decoder.reset(cursor);
        load(x, cursor, decoder);
        if (order != null && !order.rises(cursor, decoder)) {
          report.add("row not in PRIMARY KEY order for " + table.name());
        }
        checkRow(x, number);
      }
      if (order != null) {
        order.close();
      }
    } finally {
      entries.forEach(EntryCheck::close);
    }
  }

  private void load(ExecContext x, Cursor cursor, RecordDecoder decoder) {
    Registers r = x.registers;
    if (!table.withoutRowid()) {
      r.setLong(row.register(Source.ROWID), cursor.rowid());
    }
    for (Column column : table.columns()) {
      int i = column.position();
      int register = row.register(i);
      if (i == table.rowidAlias()) {
        r.setLong(register, cursor.rowid());
      } else if (fields[i] >= 0 && !decoder.column(fields[i], r, register)) {
        compute(x, i);
      } else if (column.affinity() == Affinity.REAL && r.tag[register] == Registers.INTEGER) {
        r.setDouble(register, r.bits[register]);
      }
    }
    // One generated column may use another: after as many rounds as there are, all are right.
    for (int round = 0; round < virtualColumns; round++) {
      for (int i = 0; i < fields.length; i++) {
        if (fields[i] < 0) {
          compute(x, i);
        }
      }
    }
  }

  private void compute(ExecContext x, int column) {
    int register = row.register(column);
    Evaluator value = computed[column];
    if (value == null) {
      x.registers.setNull(register);
    } else {
      value.eval(x);
      x.registers.copyFrom(register, x.registers, value.register);
      org.quiverdb.engine.exec.Values.applyStorage(
          x.registers, register, table.columns().get(column).affinity());
    }
  }

  private void checkRow(ExecContext x, long number) {
    for (ColumnCheck check : columnChecks) {
      String finding = check.finding(x.registers);
      if (finding != null) {
        report.add(finding);
      }
    }
    for (Evaluator check : checks) {
      if (check.test(x) == Evaluator.FALSE) {
        report.add("CHECK constraint failed in " + table.name());
        break;
      }
    }
    if (!quick) {
      for (EntryCheck entry : entries) {
        entry.check(x, number, report);
      }
    }
  }

  /** Whether the keys of a table WITHOUT ROWID rise from row to row. */
  private static final class KeyOrder implements AutoCloseable {
    private final int count;
    private final Registers previous;
    private final RecordComparator probe;
    private boolean first = true;

    KeyOrder(PragmaCall call, Index key) {
      count = key.keyCount();
      previous = new Registers(count);
      probe = new RecordComparator(call.database().keyInfo(key), previous, 0, count);
    }

    boolean rises(Cursor cursor, RecordDecoder decoder) {
      boolean rises = first || probe.compare(cursor.payload(), cursor.payloadSize()) > 0;
      first = false;
      for (int i = 0; i < count; i++) {
        if (decoder.column(i, previous, i)) {
          previous.copyFrom(i, previous, i);
        } else {
          previous.setNull(i);
        }
      }
      return rises;
    }

    @Override
    public void close() {
      previous.close();
    }
  }
}
