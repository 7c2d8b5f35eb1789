package org.quiverdb.engine.exec.dml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.sql.bind.NameUse;
import org.quiverdb.engine.sql.syntax.tree.Assignment;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Delete;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.Update;
import org.quiverdb.engine.sql.syntax.tree.Upsert;

/** Says what the names of a trigger mean. */
public final class TriggerNames {
  private final Database database;
  private final NameUse uses;

  private TriggerNames(Database database, NameUse uses) {
    this.database = database;
    this.uses = uses;
  }

  /**
   * Reports all names of a trigger.
   *
   * @throws org.quiverdb.engine.error.SqlException when one means nothing
   */
  public static void report(
      Session session, Database database, Table table, Trigger trigger, NameUse uses) {
    TriggerPrograms programs = new TriggerPrograms(session);
    TriggerProgram program =
        new TriggerProgram(programs, database, table, trigger, ConflictClause.UNSPECIFIED);
    try {
      program.compile(uses);
    } finally {
      program.close();
      programs.close();
    }
    TriggerNames names = new TriggerNames(database, uses);
    uses.table(trigger.tree().table().name(), table.name());
    names.columns(trigger.tree().columns(), table.name());
    trigger.tree().steps().forEach(names::step);
  }

  /** The names that are no expressions. */
  private void step(Statement step) {
    switch (step) {
      case Insert insert -> {
        String table = target(insert.table());
        columns(insert.columns(), table);
        insert.upserts().forEach(upsert -> upsert(upsert, table));
      }
      case Update update -> assignments(update.assignments(), target(update.table()));
      case Delete delete -> target(delete.table());
      default -> {
        // A query has names in expressions and in FROM alone.
      }
    }
  }

  private String target(QualifiedName name) {
    Table table = database.schema().table(name.name().text());
    String target = table == null ? name.name().text() : table.name();
    uses.table(name.name(), target);
    return target;
  }

  private void upsert(Upsert upsert, String table) {
    for (OrderingTerm term : upsert.target()) {
      if (term.expr() instanceof Expr.ColumnRef ref) {
        uses.column(ref.column(), table, ref.column().text());
      }
    }
    assignments(upsert.assignments(), table);
  }

  private void assignments(@Nullable List<Assignment> assignments, String table) {
    if (assignments != null) {
      assignments.forEach(a -> columns(a.columns(), table));
    }
  }

  private void columns(List<Name> names, String table) {
    names.forEach(name -> uses.column(name, table, name.text()));
  }
}
