package org.quiverdb.engine.exec.txn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;

/**
 * The transaction state of one connection.
 *
 * <p>Terms: <em>autocommit</em> is on outside BEGIN...COMMIT; then each statement is a transaction
 * of its own, which ends when the last running statement ends. A <em>statement savepoint</em> lets
 * a statement that fails half-way be undone alone.
 *
 * <pre>
 *            BEGIN, SAVEPOINT
 *  AUTOCOMMIT ---------------> TRANSACTION   (savepoints: a stack of names)
 *            <---------------
 *      COMMIT, ROLLBACK, RELEASE of the savepoint that began it
 * </pre>
 *
 * Invariants: T1 a store is writing only if a writing statement runs or autocommit is off. T2
 * savepoint i of the stack has depth i + 1 in every store that was writing when it was opened; a
 * store that begins to write later opens all of them first. Not thread-safe: a connection is used
 * by one thread at a time.
 */
public final class Transactions {
  /** BEGIN's three ways. */
  public enum Mode {
    DEFERRED,
    IMMEDIATE,
    EXCLUSIVE
  }

  /** An array, because going through a list would allocate for each statement. */
  private final Store[] stores;

  private final List<String> savepoints = new ArrayList<>();
  private boolean autocommit = true;
  private boolean savepointBegan;
  private int running;
  private int writing;
  private int rollbacks;

  public Transactions(List<Store> stores) {
    this.stores = stores.toArray(Store[]::new);
  }

  /** Whether no explicit transaction is open. */
  public boolean isAutocommit() {
    return autocommit;
  }

  /** How many statements of the connection have begun and not ended. */
  public int running() {
    return running;
  }

  /** Counts rollbacks; a statement that sees another number than when it began must stop. */
  public int rollbackCount() {
    return rollbacks;
  }

  /** BEGIN. */
  public void begin(Mode mode) {
    if (!autocommit) {
      throw SqlException.error("cannot start a transaction within a transaction");
    }
    if (mode != Mode.DEFERRED) {
      for (Store store : stores) {
        store.beginWrite(mode == Mode.EXCLUSIVE);
      }
    }
    autocommit = false;
  }

  /** COMMIT; on SQLITE_BUSY the transaction stays open and may be committed again. */
  public void commit() {
    if (autocommit) {
      throw SqlException.error("cannot commit - no transaction is active");
    }
    if (writing > 0) {
      throw new SqlException(
          ResultCode.BUSY, "cannot commit transaction - SQL statements in progress");
    }
    commitOrStay();
    endTransaction();
  }

  /** A commit that fails, but for a lock, leaves nothing to commit again. */
  private void commitOrStay() {
    try {
      commitStores();
    } catch (QuiverException e) {
      if (e.resultCode().primary() != ResultCode.BUSY) {
        rollbackAfter(e);
      }
      throw e;
    }
  }

  private void rollbackAfter(QuiverException failure) {
    try {
      rollbackAll();
    } catch (QuiverException e) {
      failure.addSuppressed(e);
    }
  }

  /** ROLLBACK. */
  public void rollback() {
    if (autocommit) {
      throw SqlException.error("cannot rollback - no transaction is active");
    }
    rollbackAll();
  }

  /** Undoes everything, whatever the state: after an error, or at the end of the connection. */
  public void rollbackAll() {
    rollbacks++;
    try {
      for (Store store : stores) {
        store.rollback();
        store.afterRollback();
      }
    } finally {
      endTransaction();
    }
  }

  private void endTransaction() {
    autocommit = true;
    savepoints.clear();
    savepointBegan = false;
    endReadsIfIdle();
  }

  private void endReadsIfIdle() {
    if (autocommit && running == 0) {
      for (Store store : stores) {
        store.endRead();
      }
    }
  }

  private void commitStores() {
    for (Store store : stores) {
      if (store.isWriting()) {
        store.commit();
      }
    }
  }

  /** SAVEPOINT. */
  public void savepoint(String name) {
    if (writing > 0) {
      throw new SqlException(ResultCode.BUSY, "cannot open savepoint - SQL statements in progress");
    }
    if (autocommit) {
      autocommit = false;
      savepointBegan = true;
    }
    savepoints.add(name);
    for (Store store : stores) {
      if (store.isWriting()) {
        store.openSavepoint();
      }
    }
  }

  /** RELEASE; that of the savepoint which began the transaction commits. */
  public void release(String name) {
    int depth = find(name);
    if (writing > 0) {
      throw new SqlException(
          ResultCode.BUSY, "cannot release savepoint - SQL statements in progress");
    }
    if (depth == 0 && savepointBegan) {
      commitOrStay();
      endTransaction();
      return;
    }
    savepoints.subList(depth, savepoints.size()).clear();
    for (Store store : stores) {
      if (store.isWriting()) {
        store.releaseSavepoint(depth + 1);
      }
    }
  }

  /** ROLLBACK TO: undoes what came after the savepoint, which stays open. */
  public void rollbackTo(String name) {
    int depth = find(name);
    savepoints.subList(depth + 1, savepoints.size()).clear();
    rollbacks++;
    for (Store store : stores) {
      if (store.isWriting()) {
        undo(store, depth + 1);
      }
    }
  }

  /** When even undoing fails, the whole transaction is rolled back. */
  private void undo(Store store, int depth) {
    try {
      store.rollbackToSavepoint(depth);
      store.afterRollback();
    } catch (QuiverException e) {
      rollbackAfter(e);
      throw e;
    }
  }

  private int find(String name) {
    for (int i = savepoints.size() - 1; i >= 0; i--) {
      if (Names.same(savepoints.get(i), name)) {
        return i;
      }
    }
    throw SqlException.error("no such savepoint: " + name);
  }

  /**
   * Takes the locks of a statement: to write where it writes, to read elsewhere. The caller then
   * checks that its program still fits the schema. Writing is begun without reading first, because
   * only then it may wait for another writer.
   *
   * @param writes the database that it writes, or null if it only reads
   */
  public void enter(@Nullable Store writes) {
    for (Store store : stores) {
      if (store != writes) {
        store.beginRead();
      } else if (!store.isWriting()) {
        store.beginWrite(false);
        savepoints.forEach(s -> store.openSavepoint());
      }
    }
  }

  /** Gives up locks that no statement came to use. */
  public void cancel() {
    if (autocommit && running == 0) {
      for (Store store : stores) {
        store.rollback();
        store.endRead();
      }
    }
  }

  /**
   * Begins a statement; {@link #enter} came before.
   *
   * @param store the database that it writes, or null if it only reads
   * @param undoable whether it must be possible to undo the statement alone
   * @return what {@link #end} wants back: the depth of the statement savepoint, or -1
   */
  public int begin(@Nullable Store store, boolean undoable) {
    int depth = -1;
    if (store != null) {
      // In autocommit with nobody else writing, undoing the statement is undoing the transaction.
      if (undoable && (!autocommit || writing > 0)) {
        depth = store.openSavepoint();
      }
      writing++;
    }
    running++;
    return depth;
  }

  /** Ends a statement that came to its end. In autocommit the last one to end commits. */
  public void end(@Nullable Store store, int depth) {
    running--;
    if (store != null) {
      writing--;
      if (depth >= 0 && store.isWriting()) {
        store.releaseSavepoint(depth);
      }
      if (autocommit && writing == 0) {
        commitOrRollback();
      }
    }
    endReadsIfIdle();
  }

  private void commitOrRollback() {
    try {
      commitStores();
    } catch (QuiverException e) {
      rollbackAfter(e);
      throw e;
    }
  }

  /** Ends a statement that failed. */
  public void fail(@Nullable Store store, int depth, ErrorAction action) {
    running--;
    if (store != null) {
      writing--;
      if (action == ErrorAction.ROLLBACK) {
        rollbackAll();
      } else if (autocommit && writing == 0) {
        failInAutocommit(action);
      } else if (depth >= 0 && store.isWriting()) {
        undoStatement(store, depth, action);
      }
    }
    endReadsIfIdle();
  }

  private void failInAutocommit(ErrorAction action) {
    if (action == ErrorAction.FAIL) {
      commitOrRollback();
    } else {
      rollbackAll();
    }
  }

  private void undoStatement(Store store, int depth, ErrorAction action) {
    if (action == ErrorAction.ABORT) {
      undo(store, depth);
    }
    store.releaseSavepoint(depth);
  }
}
