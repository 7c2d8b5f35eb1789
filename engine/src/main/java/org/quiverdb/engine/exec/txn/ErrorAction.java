package org.quiverdb.engine.exec.txn;

/** What a failed statement leaves behind ("The ON CONFLICT Clause"). */
public enum ErrorAction {
  /** Undo the statement, keep the transaction. */
  ABORT,
  /** Keep what the statement did before it failed. */
  FAIL,
  /** Undo the whole transaction. */
  ROLLBACK
}
