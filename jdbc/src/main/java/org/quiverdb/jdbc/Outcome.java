package org.quiverdb.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * The result of one statement of a script.
 *
 * @param rows of a statement that returns rows, else null
 * @param updateCount how many rows were changed; {@link #NONE} beside rows
 */
record Outcome(@Nullable Rows rows, long updateCount) {
  /** What JDBC answers where there is no update count. */
  static final long NONE = -1;

  static Outcome ofRows(Rows rows) {
    return new Outcome(rows, NONE);
  }

  static Outcome ofCount(long count) {
    return new Outcome(null, count);
  }
}
