package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.Nullable;

/** A constraint or property in a column definition; {@code name} is that of CONSTRAINT, or null. */
public sealed interface ColumnConstraint {
  /** The name after CONSTRAINT, or null. */
  @Nullable Name name();

  /** {@code NULL}: says nothing. */
  record Nullability(@Nullable Name name) implements ColumnConstraint {}

  /** {@code NOT NULL}. */
  record NotNull(@Nullable Name name, ConflictClause conflict) implements ColumnConstraint {}

  /** {@code PRIMARY KEY}. */
  record PrimaryKey(
      @Nullable Name name, SortOrder order, ConflictClause conflict, boolean autoincrement)
      implements ColumnConstraint {}

  /** {@code UNIQUE}. */
  record Unique(@Nullable Name name, ConflictClause conflict) implements ColumnConstraint {}

  /** {@code CHECK (expr)}; the text between the parentheses is named in the error message. */
  record Check(@Nullable Name name, Expr expr, int textStart, int textEnd)
      implements ColumnConstraint {}

  /** {@code DEFAULT ...}; the text, without parentheses, is what {@code table_info} shows. */
  record Default(@Nullable Name name, Expr expr, int textStart, int textEnd)
      implements ColumnConstraint {}

  /** {@code COLLATE collation}. */
  record Collate(@Nullable Name name, Name collation) implements ColumnConstraint {}

  /** {@code REFERENCES ...}. */
  record References(@Nullable Name name, ForeignKeyClause target) implements ColumnConstraint {}

  /** {@code [GENERATED ALWAYS] AS (expr) [STORED|VIRTUAL]}. */
  record Generated(@Nullable Name name, Expr expr, boolean stored, int textStart, int textEnd)
      implements ColumnConstraint {}
}
