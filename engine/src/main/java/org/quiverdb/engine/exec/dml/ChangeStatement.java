package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Delete;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.Update;
import org.quiverdb.engine.sql.syntax.tree.With;

/** A compiled INSERT, UPDATE or DELETE with what the transaction needs to know of it. */
public final class ChangeStatement implements AutoCloseable {
  private final Operator operator;
  private final Database database;
  private final boolean undoable;
  private final TriggerPrograms triggers;

  private ChangeStatement(
      Operator operator, Database database, boolean undoable, TriggerPrograms triggers) {
    this.operator = operator;
    this.database = database;
    this.undoable = undoable;
    this.triggers = triggers;
  }

  /** Compiles the statement. */
  public static ChangeStatement compile(
      Session session, StatementCompiler compiler, String sql, Statement statement) {
    TriggerPrograms triggers = new TriggerPrograms(session);
    With with = with(statement);
    ChangeCompiler changes =
        new ChangeCompiler(
            session,
            compiler,
            triggers,
            sql,
            () -> new Binder(session, sql, with),
            ConflictClause.UNSPECIFIED);
    Target target = Target.find(session, table(statement), null);
    Operator operator =
        switch (statement) {
          case Insert insert -> changes.insert(insert, null);
          case Update update -> changes.update(update, null);
          case Delete delete -> changes.delete(delete, null);
          default -> throw new IllegalStateException("not a change: " + statement);
        };
    return new ChangeStatement(operator, target.database(), undoable(statement, target), triggers);
  }

  private static @Nullable With with(Statement statement) {
    return switch (statement) {
      case Insert insert -> insert.with();
      case Update update -> update.with();
      case Delete delete -> delete.with();
      default -> null;
    };
  }

  private static QualifiedName table(Statement statement) {
    return switch (statement) {
      case Insert insert -> insert.table();
      case Update update -> update.table();
      case Delete delete -> delete.table();
      default -> throw new IllegalStateException("not a change: " + statement);
    };
  }

  /**
   * Whether it may fail after its first change, but for errors that undo the transaction: only an
   * INSERT of one row that replaces nothing cannot.
   */
  private static boolean undoable(Statement statement, Target target) {
    if (!(statement instanceof Insert insert) || !InsertCompiler.insertsOneRow(insert)) {
      return true;
    }
    boolean replaces =
        insert.conflict() == ConflictClause.REPLACE
            || target.table().primaryKeyConflict() == ConflictClause.REPLACE
            || target.table().indexes().stream()
                .anyMatch(i -> i.conflict() == ConflictClause.REPLACE);
    return replaces || !MethodIndexes.onlyLogInserts(target.database().schema(), target.table());
  }

  public Operator operator() {
    return operator;
  }

  /** The database that it changes. */
  public Database database() {
    return database;
  }

  public boolean isUndoable() {
    return undoable;
  }

  @Override
  public void close() {
    triggers.close();
  }
}
