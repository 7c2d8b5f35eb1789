package org.quiverdb.engine.exec.dml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;

/**
 * Runs INSERT: {@code next} does all of it and answers false. Rows of a query are kept first,
 * because the query may read what the insert writes.
 */
final class InsertRows extends Operator {
  private final Table table;
  private final RowWriter writer;
  private final RegisterSource row;
  private final int[] sourceOfColumn;
  private final int rowidSource;
  private final @Nullable Evaluator[] defaults;
  private final @Nullable CompiledQuery source;
  private final boolean keepFirst;
  private final TriggerFirer triggers;
  private final RowidMaker rowids;
  private final ChangeCounter counter;

  InsertRows(
      ChangeContext change,
      RowWriter writer,
      RegisterSource row,
      int[] targets,
      @Nullable Evaluator[] defaults,
      @Nullable CompiledQuery source,
      boolean keepFirst,
      TriggerFirer triggers) {
    this.table = change.table();
    this.writer = writer;
    this.row = row;
    this.defaults = defaults;
    this.source = source;
    this.keepFirst = keepFirst;
    this.triggers = triggers;
    this.rowids = new RowidMaker(change);
    this.counter = new ChangeCounter(change.triggers());
    this.sourceOfColumn = new int[table.columns().size()];
    Arrays.fill(sourceOfColumn, -1);
    // As in SQLite, of several values for a column the first counts, for the rowid the last.
    int rowid = -1;
    for (int i = targets.length - 1; i >= 0; i--) {
      if (targets[i] == InsertCompiler.ROWID_TARGET) {
        rowid = Math.max(rowid, i);
      } else {
        sourceOfColumn[targets[i]] = i;
      }
    }
    this.rowidSource = rowid;
  }

  @Override
  public void open(ExecContext x) {
    writer.open(x);
    rowids.open(x);
    if (source != null) {
      source.operator().open(x);
    }
  }

  @Override
  public boolean next(ExecContext x) {
    counter.begin();
    boolean done = false;
    try {
      if (source == null) {
        insert(x, null);
      } else if (keepFirst) {
        insertKept(x, source);
      } else {
        insertStreamed(x, source);
      }
      rowids.finish(x);
      done = true;
    } finally {
      counter.end(x.session, done);
    }
    return false;
  }

  private void insertStreamed(ExecContext x, CompiledQuery query) {
    int[] registers = registers(query);
    while (query.operator().next(x)) {
      x.tick();
      query.evaluate(x);
      insert(x, registers);
    }
  }

  private static int[] registers(CompiledQuery query) {
    int[] registers = new int[query.columns().size()];
    Arrays.setAll(registers, query::register);
    return registers;
  }

  private void insertKept(ExecContext x, CompiledQuery query) {
    RowStore store = new RowStore();
    try {
      KeptRows kept = new KeptRows();
      int[] registers = registers(query);
      while (query.operator().next(x)) {
        x.tick();
        query.evaluate(x);
        kept.add(store.add(x.registers, registers));
      }
      query.operator().close(x);
      for (int i = 0; i < kept.size(); i++) {
        x.tick();
        for (int column = 0; column < registers.length; column++) {
          RowStore.load(kept.get(i), column, x.registers, registers[column], 1);
        }
        insert(x, registers);
      }
    } finally {
      store.clear();
    }
  }

  private void insert(ExecContext x, int @Nullable [] registers) {
    loadColumns(x, registers);
    boolean fresh = !table.withoutRowid() && loadRowid(x, registers);
    try {
      writer.insert(x, fresh);
    } catch (RowIgnored e) {
      return;
    }
    counter.add();
    if (!table.withoutRowid()) {
      x.session.setLastInsertRowid(x.registers.bits[row.register(Source.ROWID)]);
    }
    triggers.fire(x);
  }

  private void loadColumns(ExecContext x, int @Nullable [] registers) {
    Registers r = x.registers;
    for (Column column : table.columns()) {
      int i = column.position();
      if (i == table.rowidAlias()) {
        continue;
      }
      int to = row.register(i);
      int from = sourceOfColumn[i];
      if (registers != null && from >= 0) {
        r.alias(to, registers[from]);
      } else {
        loadDefault(x, i, to);
      }
      Affinities.apply(r, to, column.affinity());
    }
  }

  private void loadDefault(ExecContext x, int column, int to) {
    Evaluator value = defaults[column];
    if (value == null) {
      x.registers.setNull(to);
    } else {
      value.eval(x);
      x.registers.alias(to, value.register);
    }
  }

  /** Sets the rowid; true if it was made up. */
  private boolean loadRowid(ExecContext x, int @Nullable [] registers) {
    Registers r = x.registers;
    int to = row.register(Source.ROWID);
    boolean fresh = true;
    if (registers != null && rowidSource >= 0) {
      r.alias(to, registers[rowidSource]);
      fresh = r.tag[to] == Registers.NULL;
    }
    if (fresh) {
      r.setLong(to, rowids.next(x, writer.rows().cursor(x)));
    } else {
      Affinities.toRowid(r, to);
      rowids.used(r.bits[to]);
    }
    if (table.rowidAlias() >= 0) {
      r.alias(row.register(table.rowidAlias()), to);
    }
    return fresh;
  }

  @Override
  public void close(ExecContext x) {
    if (source != null) {
      source.operator().close(x);
    }
    writer.close();
    rowids.close();
    triggers.close();
  }
}
