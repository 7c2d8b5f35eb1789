package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source of rows in a FROM clause. */
public sealed interface TableRef {
  /** The name after AS, or null. */
  @Nullable Name alias();

  /** Offset of the first char. */
  int start();

  /** Offset behind the last char, alias included. */
  int end();

  /** A table, view or common table expression. */
  record Named(
      QualifiedName table, @Nullable Name alias, @Nullable IndexHint hint, int start, int end)
      implements TableRef {}

  /** A table-valued function. */
  record Function(
      QualifiedName function, List<Expr> arguments, @Nullable Name alias, int start, int end)
      implements TableRef {}

  /** {@code (SELECT ...)}. */
  record Subquery(Select select, @Nullable Name alias, int start, int end) implements TableRef {}

  /** Joins in parentheses: {@code (a JOIN b) [AS alias]}. */
  record Nested(FromClause from, @Nullable Name alias, int start, int end) implements TableRef {}
}
