package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint after the columns of CREATE TABLE. */
public sealed interface TableConstraint {
  /** The name after CONSTRAINT, or null. */
  @Nullable Name name();

  /** {@code PRIMARY KEY (...)}. */
  record PrimaryKey(
      @Nullable Name name,
      List<OrderingTerm> columns,
      boolean autoincrement,
      ConflictClause conflict)
      implements TableConstraint {}

  /** {@code UNIQUE (...)}. */
  record Unique(@Nullable Name name, List<OrderingTerm> columns, ConflictClause conflict)
      implements TableConstraint {}

  /** {@code CHECK (expr)}; a conflict clause is parsed and means nothing, as in SQLite. */
  record Check(@Nullable Name name, Expr expr, int textStart, int textEnd)
      implements TableConstraint {}

  /** {@code FOREIGN KEY (columns) REFERENCES ...}. */
  record ForeignKey(@Nullable Name name, List<Name> columns, ForeignKeyClause target)
      implements TableConstraint {}
}
