package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SELECT or VALUES of a query. */
public sealed interface SelectCore {
  /** Offset of the first char. */
  int start();

  /** Offset behind the last char. */
  int end();

  /** {@code SELECT ... FROM ... WHERE ... GROUP BY ... HAVING ... WINDOW ...}. */
  record Query(
      Duplicates duplicates,
      List<ResultColumn> columns,
      @Nullable FromClause from,
      @Nullable Expr where,
      List<Expr> groupBy,
      @Nullable Expr having,
      List<WindowDefinition> windows,
      int start,
      int end)
      implements SelectCore {}

  /** {@code VALUES (...), (...)}; each row has one value or more. */
  record Values(List<List<Expr>> rows, int start, int end) implements SelectCore {}

  /** DISTINCT, ALL or nothing. */
  enum Duplicates {
    UNSPECIFIED,
    ALL,
    DISTINCT
  }

  /** {@code name AS (window)}. */
  record WindowDefinition(Name name, WindowSpec window) {}
}
