package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.Nullable;

/** A column of a SELECT or RETURNING list. */
public sealed interface ResultColumn {
  /** {@code *}. */
  record Star(int start, int end) implements ResultColumn {}

  /** {@code table.*}. */
  record TableStar(Name table, int start, int end) implements ResultColumn {}

  /**
   * {@code expr [AS alias]}. SQLite names a column without alias after its text: the chars from
   * {@code textStart} to {@code textEnd}, parentheses and a trailing comment included.
   */
  record Value(Expr expr, @Nullable Name alias, int textStart, int textEnd)
      implements ResultColumn {}
}
