package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.FaultyVfs;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;

/**
 * One call to the file system fails in the middle of a transaction that spills and that has
 * savepoints, and the transaction goes on: each page holds what was written last, as if the call
 * that failed had not been made, and so does the file after the commit.
 */
class SpillFaultTest {
  private static final int PAGES = 40;
  private static final int OPERATIONS = 250;

  private final long[] stamps = new long[PAGES + 1];
  private final ArrayDeque<long[]> saved = new ArrayDeque<>();
  private int survived;

  @Test
  void whatWasWrittenBeforeStays() {
    long seed = Long.getLong("quiver.seed", 1);
    System.out.println(
        "seed "
            + seed
            + ": mvn test -pl engine -am -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dtest=SpillFaultTest -Dquiver.seed="
            + seed);
    for (int call = 2; call < 400; call++) {
      try {
        transaction(call, new SplittableRandom(seed * 1000 + call));
      } catch (SqlException | AssertionError e) {
        throw new AssertionError("call " + call, e);
      }
    }
    assertTrue(survived > 100, () -> "only " + survived + " transactions went on");
  }

  private void transaction(int call, SplittableRandom random) {
    MemoryVfs disk = new MemoryVfs();
    try (Pager pager = Pager.open(disk, "s.db", OpenMode.CREATE)) {
      pager.setPageSize(512, 0);
      TestPages.create(pager, PAGES);
    }
    for (int n = 2; n <= PAGES; n++) {
      stamps[n] = n;
    }
    saved.clear();
    FaultyVfs vfs = new FaultyVfs(disk, call, false, ResultCode.FULL);
    try (Pager pager = Pager.open(vfs, "s.db", OpenMode.CREATE, random::nextLong)) {
      pager.setSpillFrames(10);
      if (!begun(pager)) {
        return;
      }
      for (int i = 0; i < OPERATIONS && pager.isWriting(); i++) {
        operate(pager, random);
      }
      if (!vfs.hasFailed()) {
        rollBack(pager);
        return;
      }
      if (pager.isWriting()) {
        survived++;
        checkAll(pager);
        pager.commit();
        checkAll(pager);
        pager.endRead();
      }
    }
    checkFile(disk);
  }

  private static boolean begun(Pager pager) {
    try {
      pager.beginWrite(false);
      return true;
    } catch (SqlException e) {
      return false;
    }
  }

  private static void rollBack(Pager pager) {
    try {
      pager.rollback();
    } catch (SqlException e) {
      assertFalse(pager.isReading());
    }
  }

  private void operate(Pager pager, SplittableRandom random) {
    int kind = random.nextInt(12);
    try {
      if (kind == 0) {
        pager.openSavepoint();
        saved.push(stamps.clone());
      } else if (kind == 1 && !saved.isEmpty()) {
        pager.releaseSavepoint(saved.size());
        saved.pop();
      } else if (kind == 2 && !saved.isEmpty()) {
        rollBackToNewest(pager);
      } else if (kind < 5) {
        int page = 2 + random.nextInt(PAGES - 1);
        TestPages.check(pager, page, stamps[page]);
      } else {
        int page = 2 + random.nextInt(PAGES - 1);
        long stamp = random.nextLong();
        set(pager, page, stamp);
        stamps[page] = stamp;
      }
    } catch (SqlException e) {
      assertEquals(ResultCode.FULL, e.resultCode());
    }
  }

  private static void set(Pager pager, int page, long stamp) {
    Frame frame = pager.get(page);
    Frame mine;
    try {
      mine = pager.writable(frame);
    } catch (SqlException e) {
      pager.release(frame);
      throw e;
    }
    TestPages.fill(mine.address(), pager.pageSize(), stamp);
    pager.release(mine);
  }

  /** One that fails has rolled the whole transaction back. */
  private void rollBackToNewest(Pager pager) {
    try {
      pager.rollbackToSavepoint(saved.size());
      System.arraycopy(saved.getFirst(), 0, stamps, 0, stamps.length);
    } catch (SqlException e) {
      assertFalse(pager.isWriting());
      for (int n = 2; n <= PAGES; n++) {
        stamps[n] = n;
      }
      checkAll(pager);
      throw e;
    }
  }

  private void checkAll(Pager pager) {
    for (int n = 2; n <= PAGES; n++) {
      TestPages.check(pager, n, stamps[n]);
    }
  }

  private void checkFile(MemoryVfs disk) {
    try (Pager pager = Pager.open(disk, "s.db", OpenMode.CREATE)) {
      pager.beginRead();
      checkAll(pager);
      pager.endRead();
    }
  }
}
