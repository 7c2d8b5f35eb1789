package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.syntax.ExprScan;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.InsertSource;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;

/** Compiles INSERT. */
final class InsertCompiler {
  /** In the list of targets: the value goes into the rowid. */
  static final int ROWID_TARGET = -1;

  private final ChangeContext change;
  private final Table table;

  InsertCompiler(ChangeContext change) {
    this.change = change;
    this.table = change.table();
  }

  Operator compile(Insert tree, Binder binder) {
    if (!tree.upserts().isEmpty()) {
      throw SqlException.error("not yet supported: UPSERT");
    }
    if (!tree.returning().isEmpty()) {
      throw SqlException.error("not yet supported: RETURNING");
    }
    int[] targets = targets(tree);
    RegisterSource row = change.row("new");
    @Nullable Evaluator[] defaults = defaults(row);
    CompiledQuery source = null;
    boolean readsTarget = false;
    boolean severalRows = false;
    if (tree.source() instanceof Select select) {
      source = change.compiler().query(binder.select(select));
      checkCount(tree, targets.length, source.columns().size());
      severalRows = !isOneRow(select);
      readsTarget = severalRows && !isPlainValues(select);
    } else if (!(tree.source() instanceof InsertSource.DefaultValues)) {
      throw new IllegalStateException("an INSERT without source");
    }
    RowWriter writer = new RowWriter(change, row, row, defaults);
    TriggerFirer triggers =
        change.triggers().of(change, CreateTrigger.Event.INSERT, null, row, List.of());
    return new InsertRows(change, writer, row, targets, defaults, source, readsTarget, triggers);
  }

  /** Whether it is VALUES without queries, which cannot read what the insert writes. */
  private static boolean isPlainValues(Select select) {
    return select.first() instanceof SelectCore.Values values
        && select.rest().isEmpty()
        && values.rows().stream().flatMap(List::stream).noneMatch(ExprScan::hasQuery);
  }

  private static boolean isOneRow(Select select) {
    return select.first() instanceof SelectCore.Values values
        && select.rest().isEmpty()
        && values.rows().size() == 1;
  }

  /**
   * Whether the statement inserts one row at most, so that it can only fail before it changes
   * anything.
   */
  static boolean insertsOneRow(Insert tree) {
    return tree.source() instanceof InsertSource.DefaultValues
        || tree.source() instanceof Select select && isOneRow(select);
  }

  /** The table columns that the source's columns go to. */
  private int[] targets(Insert tree) {
    if (tree.source() instanceof InsertSource.DefaultValues) {
      return new int[0];
    }
    List<Integer> targets = new ArrayList<>();
    if (tree.columns().isEmpty()) {
      for (Column column : table.columns()) {
        targets.add(column.position());
      }
    }
    for (Name name : tree.columns()) {
      int position = table.columnIndex(name.text());
      if (position < 0 && !table.isRowidName(name.text())) {
        throw SqlException.error("table " + table.name() + " has no column named " + name.text());
      }
      targets.add(position == table.rowidAlias() ? ROWID_TARGET : Math.max(position, ROWID_TARGET));
    }
    return targets.stream().mapToInt(t -> t == table.rowidAlias() ? ROWID_TARGET : t).toArray();
  }

  private void checkCount(Insert tree, int wanted, int found) {
    if (wanted == found) {
      return;
    }
    if (tree.columns().isEmpty()) {
      throw SqlException.error(
          "table "
              + table.name()
              + " has "
              + wanted
              + " columns but "
              + found
              + " values were supplied");
    }
    throw SqlException.error(found + " values for " + wanted + " columns");
  }

  /** Per column its DEFAULT, or null. */
  private @Nullable Evaluator[] defaults(RegisterSource row) {
    return Defaults.compile(change, row);
  }

  /** Registers of a row: rowid first, then the columns. */
  static int[] registers(RegisterSource row, int columns) {
    int[] registers = new int[columns + 1];
    Arrays.setAll(registers, i -> row.register(i == 0 ? Source.ROWID : i - 1));
    return registers;
  }
}
