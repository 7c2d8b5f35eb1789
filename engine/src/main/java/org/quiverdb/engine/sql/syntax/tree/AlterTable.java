package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.Nullable;

/** {@code ALTER TABLE table action}. */
public record AlterTable(QualifiedName table, Action action) implements Statement {
  /** What is done to the table. */
  public sealed interface Action {}

  /** {@code RENAME TO name}. */
  public record RenameTable(Name name) implements Action {}

  /** {@code RENAME [COLUMN] from TO to}. */
  public record RenameColumn(Name from, Name to) implements Action {}

  /** {@code ADD [COLUMN] column}; the schema text grows by the chars of the definition. */
  public record AddColumn(ColumnDef column, int textStart, int textEnd) implements Action {}

  /** {@code DROP [COLUMN] column}. */
  public record DropColumn(Name column) implements Action {}

  /** {@code ALTER [COLUMN] column SET NOT NULL}. */
  public record SetNotNull(Name column, ConflictClause conflict, int textStart, int textEnd)
      implements Action {}

  /** {@code ALTER [COLUMN] column DROP NOT NULL}. */
  public record DropNotNull(Name column) implements Action {}

  /** {@code ADD [CONSTRAINT name] CHECK (expr)}. */
  public record AddCheck(@Nullable Name name, Expr expr, int textStart, int textEnd)
      implements Action {}

  /** {@code DROP CONSTRAINT name}. */
  public record DropConstraint(Name name) implements Action {}
}
