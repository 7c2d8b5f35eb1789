package org.quiverdb.engine.pager;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.vfs.LockLevel;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * Finds out whether a journal was left by a writer that died, and rolls it back. The caller holds
 * SHARED. Source: "File Locking And Concurrency In SQLite Version 3", section 4.
 *
 * <p>A journal is hot if it exists, nobody holds RESERVED, the database is not empty, its first
 * byte is not 0, and the super-journal that it may name still exists. EXCLUSIVE is taken without
 * RESERVED, so that others go on to see the journal as hot until it is gone.
 */
final class HotJournal {
  private HotJournal() {}

  /**
   * Rolls a hot journal back.
   *
   * @return false if another connection's lock is in the way
   */
  static boolean recover(
      Vfs vfs, VfsFile database, String path, Synchronous synchronous, Runnable changed) {
    if (!vfs.exists(path) || database.checkReservedLock()) {
      return true;
    }
    if (database.size() == 0) {
      deleteStale(vfs, database, path);
      return true;
    }
    if (!isHot(vfs, path)) {
      return true;
    }
    if (database.isReadOnly()) {
      throw new SqlException(ResultCode.READONLY_ROLLBACK, ResultCode.READONLY_ROLLBACK.text());
    }
    if (!database.lock(LockLevel.EXCLUSIVE)) {
      database.unlock(LockLevel.SHARED);
      return false;
    }
    if (vfs.exists(path)) {
      changed.run();
      rollback(vfs, database, path, synchronous);
    }
    database.unlock(LockLevel.SHARED);
    return true;
  }

  /** An empty database cannot need a rollback: the journal of a database that was deleted. */
  private static void deleteStale(Vfs vfs, VfsFile database, String path) {
    if (!database.isReadOnly() && database.lock(LockLevel.RESERVED)) {
      try {
        vfs.delete(path, false);
      } finally {
        database.unlock(LockLevel.SHARED);
      }
    }
  }

  private static boolean isHot(Vfs vfs, String path) {
    long scratch = NativeAllocator.allocate(1);
    try (VfsFile journal = vfs.open(path, OpenMode.READ_ONLY)) {
      return journal.read(scratch, 1, 0) == 1 && Memory.getByte(scratch) != 0;
    } catch (SqlException e) {
      // Gone meanwhile, or not readable: what is true shows under EXCLUSIVE.
      if (e.resultCode().primary() == ResultCode.CANTOPEN) {
        return true;
      }
      throw e;
    } finally {
      NativeAllocator.free(scratch, 1);
    }
  }

  private static void rollback(Vfs vfs, VfsFile database, String path, Synchronous synchronous) {
    try (VfsFile journal = vfs.open(path, OpenMode.READ_WRITE)) {
      String superJournal = SuperJournal.name(journal);
      if (superJournal == null || vfs.exists(superJournal)) {
        boolean sync = synchronous != Synchronous.OFF;
        if (sync) {
          journal.sync(true);
        }
        JournalPlayback.play(journal, database, FileVersion.MIN_PAGE_SIZE);
        if (sync) {
          database.sync(true);
        }
      }
    }
    vfs.delete(path, synchronous == Synchronous.EXTRA);
  }
}
