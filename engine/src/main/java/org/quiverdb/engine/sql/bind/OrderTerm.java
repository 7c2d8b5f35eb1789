package org.quiverdb.engine.sql.bind;

import org.quiverdb.engine.record.Collation;

/**
 * A term of ORDER BY.
 *
 * @param nullsFirst whether NULLs come before everything else, after the direction is taken into
 * account
 * @param resultColumn the result column that this term names or equals, or -1
 */
public record OrderTerm(
    BoundExpr expr, boolean descending, boolean nullsFirst, Collation collation, int resultColumn) {
  /** Whether the place of NULLs is what the direction alone gives. */
  public boolean plainNulls() {
    return nullsFirst != descending;
  }
}
