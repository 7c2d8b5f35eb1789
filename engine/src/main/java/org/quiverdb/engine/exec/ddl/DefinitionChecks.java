package org.quiverdb.engine.exec.ddl;

import org.quiverdb.engine.catalog.Check;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.syntax.ExprScan;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * What CREATE TABLE must not contain: unknown names in CHECK, columns in DEFAULT, features that are
 * not there yet.
 */
final class DefinitionChecks {
  private DefinitionChecks() {}

  static void check(FileSession session, Table table) {
    if (table.strict()) {
      throw SqlException.error("not yet supported: STRICT table");
    }
    for (Column column : table.columns()) {
      if (column.generated() != null) {
        throw SqlException.error("not yet supported: generated column");
      }
      session.requireCollation(column.collation());
      if (column.defaultValue() != null) {
        checkDefault(session, column, column.defaultValue());
      }
    }
    for (Index index : table.indexes()) {
      for (IndexColumn field : index.columns()) {
        session.requireCollation(field.collation());
      }
    }
    checkConstraints(session, table);
  }

  private static void checkDefault(FileSession session, Column column, Expr value) {
    if (ExprScan.isConstant(value)) {
      return;
    }
    throw SqlException.error("default value of column [" + column.name() + "] is not constant");
  }

  private static void checkConstraints(FileSession session, Table table) {
    StatementCompiler compiler = new StatementCompiler(session, 0);
    RegisterSource row = compiler.row("main", table, table.name());
    String sql = table.sql() == null ? "" : table.sql();
    for (Check check : table.checks()) {
      if (ExprScan.hasQuery(check.expression())) {
        throw SqlException.error("subqueries prohibited in CHECK constraints");
      }
      if (ExprScan.hasParameter(check.expression())) {
        throw SqlException.error("parameters prohibited in CHECK constraints");
      }
      new Binder(session, sql).addRow(row).expression(check.expression());
    }
  }
}
