package org.quiverdb.engine.sql.plan;

import org.quiverdb.engine.catalog.Index;

/** How many rows share a key prefix, as SQLite assumes when nothing was analysed. */
final class IndexStatistics {
  /** Rows of a table, as a logarithm: about a million. */
  static final int TABLE_ROWS = 200;

  private static final int[] ROWS_PER_PREFIX = {33, 32, 30, 28, 27};
  private static final int ROWS_PER_LONG_PREFIX = 23;

  private IndexStatistics() {}

  /** The logarithm of the rows with equal values in so many leading fields. */
  static int rowsPerPrefix(Index index, int fields) {
    if (fields == 0) {
      return TABLE_ROWS;
    }
    if (fields > index.keyCount() || (index.unique() && fields == index.keyCount())) {
      return 0;
    }
    return fields <= ROWS_PER_PREFIX.length ? ROWS_PER_PREFIX[fields - 1] : ROWS_PER_LONG_PREFIX;
  }
}
