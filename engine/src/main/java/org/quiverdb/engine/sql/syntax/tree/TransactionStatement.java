package org.quiverdb.engine.sql.syntax.tree;

/** A statement that begins or ends a transaction or savepoint; a transaction's name is dropped. */
public sealed interface TransactionStatement extends Statement {
  /** {@code BEGIN [DEFERRED|IMMEDIATE|EXCLUSIVE] [TRANSACTION [name]]}. */
  record Begin(Mode mode) implements TransactionStatement {
    /** When the locks are taken. */
    public enum Mode {
      DEFERRED,
      IMMEDIATE,
      EXCLUSIVE
    }
  }

  /** {@code COMMIT} or {@code END}. */
  record Commit() implements TransactionStatement {}

  /** {@code ROLLBACK} of the whole transaction. */
  record Rollback() implements TransactionStatement {}

  /** {@code SAVEPOINT name}. */
  record Savepoint(Name name) implements TransactionStatement {}

  /** {@code RELEASE [SAVEPOINT] name}. */
  record Release(Name name) implements TransactionStatement {}

  /** {@code ROLLBACK TO [SAVEPOINT] name}. */
  record RollbackTo(Name name) implements TransactionStatement {}
}
