package org.quiverdb.engine.sql.syntax.tree;

/**
 * What to do when a constraint fails: {@code OR x} of a statement, {@code ON CONFLICT x} of a
 * constraint.
 */
public enum ConflictClause {
  /** Nothing was written; the next outer rule decides, ABORT in the end. */
  UNSPECIFIED,
  ROLLBACK,
  ABORT,
  FAIL,
  IGNORE,
  REPLACE
}
