package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.FaultyVfs;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;

/**
 * Every call to the file system fails in turn, once or from then on: the caller gets the error,
 * success is never reported wrongly, and the next to open the file finds the content before or
 * after the transaction.
 */
class FaultTest {
  private static final int PAGES = 30;

  @ParameterizedTest
  @CsvSource({"false,IOERR_WRITE", "true,IOERR_WRITE", "false,FULL", "true,FULL"})
  void everyFailureIsReportedAndUndone(boolean sticky, ResultCode code) {
    int failures = 0;
    for (int n = 1; ; n++) {
      MemoryVfs disk = new MemoryVfs();
      try (Pager pager = Pager.open(disk, "f.db", OpenMode.CREATE)) {
        pager.setPageSize(512, 0);
        TestPages.create(pager, PAGES);
      }
      FaultyVfs vfs = new FaultyVfs(disk, n, sticky, code);
      boolean committed = transaction(vfs, new SplittableRandom(n));
      int found = stampOf(disk);
      if (committed) {
        assertEquals(2000, found, "call " + n);
      } else {
        assertTrue(found == 2000 || found == 1000, "call " + n + " left " + found);
        assertTrue(vfs.hasFailed());
      }
      if (!vfs.hasFailed()) {
        break;
      }
      failures++;
    }
    assertTrue(failures > 20, "only " + failures + " calls");
  }

  /** Changes all pages, spilling on the way; true if the commit returned. */
  private static boolean transaction(FaultyVfs vfs, SplittableRandom random) {
    boolean committed = false;
    try (Pager pager = Pager.open(vfs, "f.db", OpenMode.CREATE, random::nextLong)) {
      pager.setSpillFrames(10);
      pager.setSynchronous(Synchronous.EXTRA);
      try {
        pager.beginWrite(false);
        for (int n = 2; n <= PAGES; n++) {
          TestPages.set(pager, n, 2000 + n);
        }
        TestPages.fill(pager.append().address(), 512, 9999);
        pager.commit();
        committed = true;
        pager.endRead();
      } catch (SqlException e) {
        assertEquals(vfs.code(), e.resultCode());
        assertTrue(pager.assertState());
        if (pager.isWriting()) {
          rollback(pager);
        }
      }
    } catch (SqlException e) {
      assertEquals(vfs.code(), e.resultCode());
    }
    return committed;
  }

  private static void rollback(Pager pager) {
    try {
      pager.rollback();
      pager.endRead();
    } catch (SqlException e) {
      assertTrue(pager.assertState());
    }
  }

  /** 1000 if all pages are as created, 2000 if all have changed, else -1. */
  private static int stampOf(MemoryVfs disk) {
    try (Pager pager = Pager.open(disk, "f.db", OpenMode.CREATE)) {
      pager.beginRead();
      int base = TestPages.stamp(pager, 2) == 2 ? 0 : 2000;
      for (int n = 2; n <= PAGES; n++) {
        if (TestPages.stamp(pager, n) != base + n) {
          return -1;
        }
      }
      int expected = base == 0 ? PAGES : PAGES + 1;
      int pages = pager.pageCount();
      pager.endRead();
      return pages != expected ? -1 : base == 0 ? 1000 : 2000;
    }
  }
}
