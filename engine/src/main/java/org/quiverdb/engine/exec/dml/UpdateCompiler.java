package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.syntax.ExprScan;
import org.quiverdb.engine.sql.syntax.tree.Assignment;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Update;

/**
 * Compiles UPDATE: finds keys of the rows by the planner's best path, then works on each row by its
 * key.
 */
final class UpdateCompiler {
  private final ChangeContext change;
  private final Table table;

  UpdateCompiler(ChangeContext change) {
    this.change = change;
    this.table = change.table();
  }

  /**
   * @param rowBinder binds the SET expressions; the row of the table is added to it here
   * @param whereBinder binds the WHERE clause
   */
  Operator compile(Update tree, Binder rowBinder, Binder whereBinder) {
    if (tree.from() != null) {
      throw SqlException.error("not yet supported: UPDATE FROM");
    }
    if (!tree.returning().isEmpty()) {
      throw SqlException.error("not yet supported: RETURNING");
    }
    String name = tree.alias() == null ? table.name() : tree.alias().text();
    RegisterSource oldRow = change.row(name);
    RegisterSource newRow = change.row("new");
    rowBinder.addRow(oldRow);
    List<UpdateRows.SetColumn> sets = new ArrayList<>();
    for (Assignment assignment : tree.assignments()) {
      addSets(assignment, rowBinder, sets);
    }
    boolean[] changed = new boolean[table.columns().size()];
    boolean rowidChanges = false;
    for (UpdateRows.SetColumn set : sets) {
      if (set.column() < 0 || set.column() == table.rowidAlias()) {
        rowidChanges = true;
      }
      if (set.column() >= 0) {
        changed[set.column()] = true;
      }
    }
    boolean keyChanges = rowidChanges || changesPrimaryKey(changed);
    TableSource source =
        whereBinder.table(
            change.database().name(),
            table,
            tree.alias() == null ? null : tree.alias().text(),
            tree.hint());
    MatchingRows rows = change.compiler().matchingRows(whereBinder, source, tree.where());
    @Nullable Evaluator[] defaults = Defaults.compile(change, newRow);
    RowWriter writer = new RowWriter(change, newRow, oldRow, defaults);
    TriggerFirer triggers =
        change.triggers().of(change, CreateTrigger.Event.UPDATE, oldRow, newRow, columnNames(sets));
    boolean keysInOrder =
        !triggers.isEmpty()
            || keyChanges
            || mayReplace(changed)
            || tree.where() != null && ExprScan.hasQuery(tree.where())
            || rows.mustCollectFirst(changed, keyChanges);
    return new UpdateRows(
        change, rows, writer, oldRow, newRow, sets, changed, keyChanges, keysInOrder, triggers);
  }

  /** Whether a conflict in a changed index may remove other rows. */
  private boolean mayReplace(boolean[] changed) {
    for (Index index : table.indexes()) {
      boolean concerned =
          index.columns().stream().anyMatch(c -> c.column() >= 0 && changed[c.column()]);
      if (concerned
          && Conflicts.effective(change.orClause(), index.conflict()) == ConflictClause.REPLACE) {
        return true;
      }
    }
    return false;
  }

  private List<String> columnNames(List<UpdateRows.SetColumn> sets) {
    List<String> names = new ArrayList<>();
    for (UpdateRows.SetColumn set : sets) {
      int column = set.column() < 0 ? table.rowidAlias() : set.column();
      if (column >= 0) {
        names.add(table.columns().get(column).name());
      }
    }
    return names;
  }

  private boolean changesPrimaryKey(boolean[] changed) {
    if (!table.withoutRowid()) {
      return false;
    }
    var key = table.primaryKeyIndex();
    return key.columns().subList(0, key.keyCount()).stream().anyMatch(c -> changed[c.column()]);
  }

  private void addSets(Assignment assignment, Binder binder, List<UpdateRows.SetColumn> sets) {
    List<Name> columns = assignment.columns();
    if (columns.size() == 1) {
      BoundExpr value = binder.expression(assignment.value());
      add(sets, columns.get(0), change.compiler().expression(value));
      return;
    }
    BoundExpr value = binder.expressionOrRow(assignment.value());
    if (!(value instanceof BoundExpr.Row row) || row.values().size() != columns.size()) {
      int found = value instanceof BoundExpr.Row row ? row.values().size() : 1;
      throw SqlException.error(columns.size() + " columns assigned " + found + " values");
    }
    for (int i = 0; i < columns.size(); i++) {
      add(sets, columns.get(i), change.compiler().expression(row.values().get(i)));
    }
  }

  private void add(List<UpdateRows.SetColumn> sets, Name name, Evaluator value) {
    int column = column(name.text());
    // The last assignment to a column wins, as in SQLite.
    sets.removeIf(s -> s.column() == column);
    sets.add(new UpdateRows.SetColumn(column, value));
  }

  private int column(String name) {
    int column = table.columnIndex(name);
    if (column < 0 && !table.isRowidName(name)) {
      throw SqlException.error("no such column: " + name);
    }
    return column < 0 && table.rowidAlias() >= 0 ? table.rowidAlias() : column;
  }

  /** Whether two names are the same, for callers that compare triggers' columns. */
  static boolean contains(List<String> names, String name) {
    return names.stream().anyMatch(n -> Names.same(n, name));
  }
}
