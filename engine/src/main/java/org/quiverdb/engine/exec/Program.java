package org.quiverdb.engine.exec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.txn.ErrorAction;
import org.quiverdb.engine.exec.txn.Store;

/**
 * A compiled statement: an operator tree with the registers it runs on, made for one state of the
 * schema. It can be run any number of times, one run at a time. Not thread-safe.
 */
public final class Program implements AutoCloseable {
  /** A result column: what it is called, where it comes from, and what computes it. */
  public record OutputColumn(
      String name,
      @Nullable String declaredType,
      @Nullable String database,
      @Nullable String table,
      @Nullable String column,
      Evaluator value) {}

  private final ExecContext context;
  private final Operator root;
  private final List<OutputColumn> columns;
  private final Access access;
  private final long schemaGeneration;

  /**
   * What a program does to its databases.
   *
   * @param usesTransaction false for BEGIN and its kin, which work on the transaction itself
   * @param writes the database that it changes, or null
   * @param undoable whether it may fail after its first change, so that the change must be undone
   * @param onConstraint what a failed constraint leaves: the statement's own OR clause
   */
  public record Access(
      boolean usesTransaction, @Nullable Store writes, boolean undoable, ErrorAction onConstraint) {
    /** Of a query. */
    public static final Access READ = new Access(true, null, false, ErrorAction.ABORT);

    /** Of BEGIN, COMMIT, SAVEPOINT and pragmas without a database. */
    public static final Access NONE = new Access(false, null, false, ErrorAction.ABORT);

    /** Of a statement that changes a database and can be undone. */
    public static Access write(Store store) {
      return new Access(true, store, true, ErrorAction.ABORT);
    }
  }

  public Program(
      ExecContext context,
      Operator root,
      List<OutputColumn> columns,
      Access access,
      long schemaGeneration) {
    this.context = context;
    this.root = root;
    this.columns = List.copyOf(columns);
    this.access = access;
    this.schemaGeneration = schemaGeneration;
  }

  public ExecContext context() {
    return context;
  }

  public List<OutputColumn> columns() {
    return columns;
  }

  /** The session's schema generation that it was compiled for. */
  public long schemaGeneration() {
    return schemaGeneration;
  }

  public boolean usesTransaction() {
    return access.usesTransaction();
  }

  /** The database that it changes, or null. */
  public @Nullable Store writes() {
    return access.writes();
  }

  public boolean isReadOnly() {
    return access.writes() == null;
  }

  public boolean isUndoable() {
    return access.undoable();
  }

  /**
   * What an error leaves behind: full disks and the like undo the transaction if it cannot be
   * trusted.
   */
  public ErrorAction actionOn(QuiverException error) {
    if (error instanceof ConstraintException constraint) {
      return constraint.action();
    }
    return switch (error.resultCode().primary()) {
      case ResultCode.IOERR, ResultCode.CORRUPT -> ErrorAction.ROLLBACK;
      // As in SQLite: without a way to undo the statement alone, all is undone.
      case ResultCode.NOMEM, ResultCode.FULL, ResultCode.INTERRUPT ->
          isReadOnly() || isUndoable() ? ErrorAction.ABORT : ErrorAction.ROLLBACK;
      default -> ErrorAction.ABORT;
    };
  }

  public void open() {
    context.begin();
    root.open(context);
  }

  /** Moves to the next row and computes its columns. */
  public boolean next() {
    if (!root.next(context)) {
      return false;
    }
    for (OutputColumn column : columns) {
      column.value().eval(context);
    }
    return true;
  }

  /** Ends a run: lets go of cursors. */
  public void closeRun() {
    root.close(context);
  }

  @Override
  public void close() {
    root.close(context);
    context.close();
  }
}
