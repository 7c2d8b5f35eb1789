package org.quiverdb.engine.exec.ddl;

import java.util.List;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.dml.TriggerNames;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.NameUse;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.TableConstraint;

/** Says what the names in the schema's texts mean. Offsets point into the text of the object. */
final class SchemaNames {
  private final FileSession session;
  private final NameUse uses;

  SchemaNames(FileSession session, NameUse uses) {
    this.session = session;
    this.uses = uses;
  }

  /** A CREATE TABLE text: its own name, columns, constraints, tables that foreign keys refer to. */
  void table(Table table, String sql) {
    if (!(SqlParser.parse(sql, 0).statement() instanceof CreateTable tree)) {
      return; // A virtual table.
    }
    uses.table(tree.name().name(), table.name());
    for (ColumnDef column : tree.columns()) {
      uses.column(column.name(), table.name(), column.name().text());
      for (ColumnConstraint constraint : column.constraints()) {
        switch (constraint) {
          case ColumnConstraint.Check c -> expression(table, sql, c.expr());
          case ColumnConstraint.Generated g -> expression(table, sql, g.expr());
          case ColumnConstraint.References r -> foreignKey(r.target());
          default -> {
            // No names of columns or tables.
          }
        }
      }
    }
    for (TableConstraint constraint : tree.constraints()) {
      switch (constraint) {
        case TableConstraint.PrimaryKey p -> terms(table, sql, p.columns());
        case TableConstraint.Unique u -> terms(table, sql, u.columns());
        case TableConstraint.Check c -> expression(table, sql, c.expr());
        case TableConstraint.ForeignKey f -> {
          columns(f.columns(), table.name());
          foreignKey(f.target());
        }
      }
    }
  }

  private void foreignKey(ForeignKeyClause target) {
    Table parent = session.main().schema().table(target.table().text());
    String name = parent == null ? target.table().text() : parent.name();
    uses.table(target.table(), name);
    columns(target.columns(), name);
  }

  private void columns(List<Name> names, String table) {
    names.forEach(name -> uses.column(name, table, name.text()));
  }

  private void terms(Table table, String sql, List<OrderingTerm> terms) {
    for (OrderingTerm term : terms) {
      Expr expr = term.expr();
      while (expr instanceof Expr.Collate collate) {
        expr = collate.operand();
      }
      if (expr instanceof Expr.StringLiteral) {
        continue; // SQLite takes a string for a name here; a rename leaves it as it is.
      }
      expression(table, sql, expr);
    }
  }

  private void expression(Table table, String sql, Expr expr) {
    StatementCompiler compiler = new StatementCompiler(session, 0);
    new Binder(session, sql)
        .reporting(uses)
        .addRow(compiler.row("main", table, table.name()))
        .expression(expr);
  }

  /** A CREATE INDEX text. */
  void index(Table table, Index index, String sql) {
    if (!(SqlParser.parse(sql, 0).statement() instanceof CreateIndex tree)) {
      throw SqlException.error("no CREATE INDEX text: " + index.name());
    }
    uses.table(tree.table(), table.name());
    terms(table, sql, tree.columns());
    if (tree.where() != null) {
      expression(table, sql, tree.where());
    }
  }

  /** A CREATE VIEW text. */
  void view(View view) {
    new Binder(session, view.sql()).inSchema().reporting(uses).select(view.tree().select());
  }

  /** A CREATE TRIGGER text. */
  void trigger(Trigger trigger) {
    Table table = session.main().schema().table(trigger.tableName());
    if (table == null) {
      throw SqlException.error(
          "not yet supported: ALTER TABLE beside the trigger of a view, " + trigger.name());
    }
    TriggerNames.report(session, session.main(), table, trigger, uses);
  }
}
