package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a FROM clause, from left to right as SQLite keeps them. */
public record FromClause(List<Item> items) {
  /**
   * A table and how it joins what stands to its left. The first item has {@link JoinKind#INNER}.
   *
   * @param on the ON expression, or null
   * @param using the USING columns, empty if there are none
   */
  public record Item(
      TableRef table, JoinKind join, boolean natural, @Nullable Expr on, List<Name> using) {}
}
