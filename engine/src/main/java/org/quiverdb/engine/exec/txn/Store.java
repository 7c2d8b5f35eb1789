package org.quiverdb.engine.exec.txn;

/**
 * What a transaction needs of one database file. Savepoints are a stack: {@code openSavepoint}
 * pushes, and the depth it returns names the savepoint for the other two calls, which also drop
 * everything above it.
 */
public interface Store {
  /**
   * Takes SHARED unless a transaction is open, and sees to it that later reads see the newest
   * commit.
   */
  void beginRead();

  /** Ends a read transaction; nothing happens while a write transaction is open. */
  void endRead();

  /** Takes RESERVED, or EXCLUSIVE at once; the read transaction must have begun. */
  void beginWrite(boolean exclusive);

  /** Whether a write transaction is open. */
  boolean isWriting();

  void commit();

  void rollback();

  int openSavepoint();

  void releaseSavepoint(int depth);

  void rollbackToSavepoint(int depth);

  /**
   * Told after a rollback or a rollback to a savepoint: what was read of the schema may be wrong.
   */
  void afterRollback();
}
