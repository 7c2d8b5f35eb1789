package org.quiverdb.engine.sql.syntax.tree;

/** The direction of an ORDER BY term or an index column. */
public enum SortOrder {
  /** Nothing was written: ascending. */
  UNSPECIFIED,
  ASC,
  DESC;

  /** Whether larger values come first. */
  public boolean descending() {
    return this == DESC;
  }
}
