package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * What the parts of one changing statement share while it is compiled.
 *
 * @param compiler makes its registers
 * @param database of the table that it changes
 * @param orClause the statement's OR clause, or that of the statement that fired the trigger it
 * stands in
 * @param triggers the trigger programs of the whole statement
 */
record ChangeContext(
    StatementCompiler compiler,
    Session session,
    Database database,
    Table table,
    ConflictClause orClause,
    TriggerPrograms triggers) {

  /** A row of the table in registers of its own. */
  RegisterSource row(String name) {
    return compiler.row(database.name(), table, name);
  }

  /** Binds an expression that stands in the table's own definition. */
  Binder schemaBinder(RegisterSource row) {
    String sql = table.sql();
    return new Binder(session, sql == null ? "" : sql).addRow(row.underItsTablesName());
  }

  /** Compiles an expression of the table's definition over a row. */
  org.quiverdb.engine.exec.Evaluator schemaExpression(RegisterSource row, Expr tree) {
    return compiler.expression(schemaBinder(row).expression(tree));
  }
}
