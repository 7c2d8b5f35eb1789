package org.quiverdb.engine.exec.dml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.compile.MatchingRows;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.Delete;

/** Compiles DELETE. */
final class DeleteCompiler {
  private final ChangeContext change;
  private final Table table;

  DeleteCompiler(ChangeContext change) {
    this.change = change;
    this.table = change.table();
  }

  Operator compile(Delete tree, Binder binder) {
    if (!tree.returning().isEmpty()) {
      throw SqlException.error("not yet supported: RETURNING");
    }
    RegisterSource oldRow = change.row("old");
    TriggerFirer triggers =
        change.triggers().of(change, CreateTrigger.Event.DELETE, oldRow, null, List.of());
    if (tree.where() == null && triggers.isEmpty()) {
      return new ClearTable(change);
    }
    TableSource source =
        binder.table(
            change.database().name(),
            table,
            tree.alias() == null ? null : tree.alias().text(),
            tree.hint());
    MatchingRows rows = change.compiler().matchingRows(binder, source, tree.where());
    @Nullable Evaluator[] defaults = Defaults.compile(change, oldRow);
    RowWriter writer = new RowWriter(change, oldRow, oldRow, defaults);
    boolean readsRow = !triggers.isEmpty() || !table.indexes().isEmpty();
    return new DeleteRows(change, rows, writer, oldRow, readsRow, triggers);
  }
}
