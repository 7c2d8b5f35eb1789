package org.quiverdb.engine.sql.syntax.tree;

/** Where NULLs go in an ORDER BY term. */
public enum NullsOrder {
  /** Nothing was written: NULLs are smaller than everything. */
  UNSPECIFIED,
  FIRST,
  LAST
}
