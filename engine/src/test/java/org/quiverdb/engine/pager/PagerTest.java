package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** Transactions, savepoints and spilling of one connection. */
class PagerTest {
  private final MemoryVfs vfs = new MemoryVfs();

  @BeforeEach
  void poison() {
    FramePool.setPoisoning(true);
  }

  @AfterEach
  void heal() {
    FramePool.setPoisoning(false);
  }

  private Pager open() {
    return Pager.open(vfs, "test.db", OpenMode.CREATE);
  }

  @Test
  void committedPagesAreSeenByOthers() {
    try (Pager a = open();
        Pager b = open()) {
      TestPages.create(a, 5);
      b.beginRead();
      assertEquals(5, b.pageCount());
      for (int n = 2; n <= 5; n++) {
        TestPages.check(b, n, n);
      }
      assertEquals(1, b.changeCounter());
      assertFalse(vfs.exists("test.db-journal"));
      b.endRead();
      assertTrue(a.assertState() && b.assertState());
    }
  }

  @Test
  void changesAreSeenAfterTheNextRead() {
    try (Pager a = open();
        Pager b = open()) {
      TestPages.create(a, 5);
      b.beginRead();
      TestPages.check(b, 3, 3);
      b.endRead();
      TestPages.write(a, 3, 33);
      b.beginRead();
      TestPages.check(b, 3, 33);
      TestPages.check(b, 4, 4);
      assertEquals(2, b.changeCounter());
    }
  }

  @Test
  void rollbackRestoresPagesAndCount() {
    try (Pager a = open()) {
      TestPages.create(a, 5);
      a.beginWrite(false);
      TestPages.set(a, 3, 99);
      a.release(a.append());
      assertEquals(6, a.pageCount());
      a.rollback();
      assertEquals(5, a.pageCount());
      TestPages.check(a, 3, 3);
      a.endRead();
    }
    assertFalse(vfs.exists("test.db-journal"));
  }

  @Test
  void savepointsNest() {
    try (Pager a = open()) {
      TestPages.create(a, 5);
      a.beginWrite(false);
      TestPages.set(a, 2, 20);
      int outer = a.openSavepoint();
      TestPages.set(a, 2, 21);
      a.release(a.append());
      int inner = a.openSavepoint();
      TestPages.set(a, 2, 22);
      TestPages.set(a, 3, 32);
      TestPages.set(a, 6, 62);
      a.rollbackToSavepoint(inner);
      TestPages.check(a, 2, 21);
      TestPages.check(a, 3, 3);
      TestPages.set(a, 3, 33);
      a.releaseSavepoint(inner);
      TestPages.check(a, 3, 33);
      a.rollbackToSavepoint(outer);
      assertEquals(5, a.pageCount());
      TestPages.check(a, 2, 20);
      TestPages.check(a, 3, 3);
      a.releaseSavepoint(outer);
      a.commit();
      TestPages.check(a, 2, 20);
    }
  }

  @Test
  void truncatedPagesComeBackOnRollbackToSavepoint() {
    try (Pager a = open()) {
      TestPages.create(a, 8);
      a.beginWrite(false);
      int savepoint = a.openSavepoint();
      a.truncate(5);
      a.release(a.append());
      TestPages.set(a, 6, 66);
      a.rollbackToSavepoint(savepoint);
      assertEquals(8, a.pageCount());
      TestPages.check(a, 6, 6);
      TestPages.check(a, 8, 8);
      a.truncate(4);
      a.commit();
      assertEquals(4, a.pageCount());
      assertThrows(CorruptException.class, () -> a.get(5));
      a.endRead();
    }
    assertEquals(4 * 4096, vfs.open("test.db", OpenMode.READ_ONLY).size());
  }

  @Test
  void letsNewPagesGoAfterTheCommitIfToldSo() {
    try (Pager a = open();
        Pager b = open()) {
      TestPages.create(a, 20);
      long before = FramePool.usedBytes();
      a.setKeepNewPages(false);
      for (int batch = 1; batch <= 3; batch++) {
        a.beginWrite(false);
        TestPages.set(a, 5, 500 + batch);
        for (int i = 0; i < 100; i++) {
          a.release(a.append());
          TestPages.set(a, a.pageCount(), a.pageCount());
        }
        Frame held = a.get(a.pageCount() - 1);
        a.commit();
        TestPages.check(a, a.pageCount() - 1, a.pageCount() - 1);
        a.release(held);
        a.endRead();
        assertTrue(FramePool.usedBytes() <= before + batch * 4096L);
      }
      b.beginRead();
      TestPages.check(b, 5, 503);
      for (int n = 21; n <= 320; n++) {
        TestPages.check(b, n, n);
      }
    }
  }

  @Test
  void spillsAndReadsBack() {
    try (Pager a = open();
        Pager b = open()) {
      TestPages.create(a, 100);
      b.beginRead();
      TestPages.check(b, 50, 50);
      b.endRead();
      a.setSpillFrames(10);
      a.beginWrite(false);
      for (int n = 2; n <= 100; n++) {
        TestPages.set(a, n, 1000 + n);
      }
      for (int n = 2; n <= 100; n++) {
        TestPages.check(a, n, 1000 + n);
      }
      a.rollback();
      TestPages.check(a, 50, 50);
      a.endRead();
      a.beginWrite(false);
      for (int n = 2; n <= 100; n++) {
        TestPages.set(a, n, 2000 + n);
        a.release(a.append());
        TestPages.set(a, a.pageCount(), a.pageCount());
      }
      a.commit();
      a.endRead();
      b.beginRead();
      assertEquals(199, b.pageCount());
      for (int n = 2; n <= 199; n++) {
        TestPages.check(b, n, n <= 100 ? 2000 + n : n);
      }
    }
  }

  @Test
  void cursorsPinsSurviveCommit() {
    try (Pager a = open()) {
      TestPages.create(a, 5);
      a.beginWrite(false);
      Frame pinned = a.writable(a.get(3));
      TestPages.fill(pinned.address(), a.pageSize(), 7);
      a.commit();
      a.beginWrite(false);
      TestPages.set(a, 3, 8);
      assertTrue(TestPages.holds(pinned.address(), a.pageSize(), 7), "pinned content changed");
      a.release(pinned);
      a.commit();
      TestPages.check(a, 3, 8);
    }
  }

  @Test
  void sqliteReadsWhatWasCommitted(@TempDir Path folder) throws Exception {
    String path = folder.resolve("c.db").toString();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      s.execute("INSERT INTO t VALUES (1), (2)");
      try (Pager pager = Pager.open(Vfs.system(), path, OpenMode.READ_WRITE)) {
        pager.beginWrite(false);
        Frame header = pager.writable(pager.get(1));
        Memory.putInt(header.address() + 60, 4711);
        pager.release(header);
        pager.commit();
        pager.endRead();
        try (ResultSet r = s.executeQuery("PRAGMA user_version")) {
          assertTrue(r.next());
          assertEquals(4711, r.getInt(1));
        }
        s.execute("PRAGMA user_version = 17");
        pager.beginRead();
        header = pager.get(1);
        assertEquals(17, Memory.getInt(header.address() + 60));
        pager.release(header);
        pager.endRead();
      }
      try (ResultSet r = s.executeQuery("PRAGMA integrity_check")) {
        assertTrue(r.next());
        assertEquals("ok", r.getString(1));
      }
    }
  }
}
