package org.quiverdb.engine.pager;

import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * The steps that make a commit durable, in the one order that survives a power loss at any point.
 * Tests put other orders in its place, to prove that the crash lane notices.
 *
 * <ol>
 *   <li>The journal's records are on the disk before the count that makes them valid.
 *   <li>Count and name of the journal are on the disk before the database is written.
 *   <li>The database is on the disk before the journal is deleted, which is the commit.
 * </ol>
 */
class CommitSequence {
  /** Makes the journal valid on the disk. */
  void syncJournal(JournalWriter journal, Synchronous synchronous) {
    journal.flush();
    if (synchronous == Synchronous.OFF) {
      journal.writeRecordCount();
      return;
    }
    if (synchronous.compareTo(Synchronous.FULL) >= 0) {
      journal.sync();
    }
    journal.writeRecordCount();
    journal.sync();
    syncDirectory(journal);
  }

  /** Makes the journal's name safe. */
  void syncDirectory(JournalWriter journal) {
    journal.syncDirectory();
  }

  /** Makes the written database safe, then deletes the journal. */
  void finish(VfsFile database, Vfs vfs, String journalPath, Synchronous synchronous) {
    syncDatabase(database, synchronous);
    vfs.delete(journalPath, false);
  }

  final void syncDatabase(VfsFile database, Synchronous synchronous) {
    if (synchronous != Synchronous.OFF) {
      database.sync(true);
    }
  }
}
