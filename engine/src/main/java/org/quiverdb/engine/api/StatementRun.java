package org.quiverdb.engine.api;

import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.txn.ErrorAction;
import org.quiverdb.engine.exec.txn.Transactions;
import org.quiverdb.engine.memory.MemoryExhaustedException;

/**
 * One run of a program inside the connection's transaction.
 *
 * <pre>
 *  IDLE --begin--> ACTIVE --next: true--> ACTIVE with a row
 *   ^                |
 *   +---- next: false, an error, cancel
 * </pre>
 */
final class StatementRun {
  private final FileSession session;
  private final Program program;
  private boolean active;
  private boolean row;
  private int savepoint;
  private int rollbacks;

  StatementRun(FileSession session, Program program) {
    this.session = session;
    this.program = program;
  }

  boolean isActive() {
    return active;
  }

  boolean hasRow() {
    return row;
  }

  /** Begins; the caller has begun reading and seen that the program fits the schema. */
  void begin() {
    Transactions transactions = session.transactions();
    if (program.usesTransaction()) {
      savepoint = transactions.begin(program.writes(), program.isUndoable());
    }
    rollbacks = transactions.rollbackCount();
    active = true;
    try {
      program.open();
    } catch (RuntimeException | StackOverflowError e) {
      throw fail(e);
    }
  }

  boolean next() {
    row = false;
    if (session.transactions().rollbackCount() != rollbacks) {
      throw fail(new SqlException(ResultCode.ABORT_ROLLBACK, "abort due to ROLLBACK"));
    }
    try {
      if (program.next()) {
        row = true;
        return true;
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw fail(e);
    }
    finish();
    return false;
  }

  private void finish() {
    active = false;
    program.closeRun();
    if (program.usesTransaction()) {
      session.transactions().end(program.writes(), savepoint);
    }
  }

  /** Ends a run early: what it has done stands. */
  void cancel() {
    if (active) {
      row = false;
      finish();
    }
  }

  private QuiverException fail(Throwable cause) {
    active = false;
    row = false;
    QuiverException error = translate(cause);
    program.closeRun();
    if (program.usesTransaction()) {
      session.transactions().fail(program.writes(), savepoint, program.actionOn(error));
    }
    return error;
  }

  /** Ends the transaction of something that only read and failed; gives back the error. */
  static QuiverException failRead(FileSession session, Throwable cause) {
    session.transactions().fail(null, -1, ErrorAction.ABORT);
    return translate(cause);
  }

  /**
   * No exception of the JVM leaves a statement; what is not an error of ours is a bug and says so.
   */
  private static QuiverException translate(Throwable cause) {
    return switch (cause) {
      case QuiverException e -> e;
      case MemoryExhaustedException e -> new SqlException(ResultCode.NOMEM, "out of memory", e);
      case StackOverflowError e ->
          new SqlException(ResultCode.NOMEM, "statement nested too deeply", e);
      default -> new SqlException(ResultCode.INTERNAL, "internal error: " + cause, cause);
    };
  }
}
