package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.vfs.Clock;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** The cache among connections and threads, with a budget far below the size of the file. */
class SharedCacheTest {
  private static final int PAGES = 400;

  @TempDir Path folder;
  private long budget;

  @BeforeEach
  void poison() {
    FramePool.setPoisoning(true);
    budget = FramePool.budgetBytes();
  }

  @AfterEach
  void heal() {
    FramePool.setPoisoning(false);
    FramePool.setBudgetBytes(budget);
  }

  private Pager open() {
    Pager pager = Pager.open(Vfs.system(), folder.resolve("c.db").toString(), OpenMode.CREATE);
    pager.setSynchronous(Synchronous.OFF);
    pager.setPageSize(512, 0);
    return pager;
  }

  @Test
  void connectionsShareFrames() {
    try (Pager a = open();
        Pager b = open()) {
      TestPages.create(a, 10);
      a.beginRead();
      b.beginRead();
      Frame one = a.get(5);
      Frame two = b.get(5);
      assertSame(one, two);
      a.release(one);
      b.release(two);
    }
  }

  @Test
  void budgetIsKept() {
    try (Pager a = open()) {
      TestPages.create(a, PAGES);
      long limit = FramePool.usedBytes() - 300 * 512L;
      FramePool.setBudgetBytes(limit);
      a.beginRead();
      Frame pinned = a.get(7);
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 5000; i++) {
        int n = 2 + random.nextInt(PAGES - 1);
        TestPages.check(a, n, n);
        assertTrue(FramePool.usedBytes() <= limit, "over budget");
      }
      assertTrue(TestPages.holds(pinned.address(), 512, 7), "a pinned frame was evicted");
      a.release(pinned);
    }
  }

  @Test
  void memoryIsGivenBackOnClose() {
    long before = FramePool.usedBytes();
    try (Pager a = open()) {
      TestPages.create(a, PAGES);
      assertTrue(FramePool.usedBytes() > before);
    }
    assertEquals(before, FramePool.usedBytes());
  }

  @Test
  void viewsReadBesideTheirPager() throws Exception {
    try (Pager a = open();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      TestPages.create(a, PAGES);
      FramePool.setBudgetBytes(FramePool.usedBytes() - 200 * 512L);
      a.beginRead();
      List<Callable<Integer>> scans = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        PageStore view = a.readView();
        scans.add(() -> scan(view));
      }
      for (Future<Integer> scan : threads.invokeAll(scans)) {
        assertEquals(0, scan.get());
      }
    }
  }

  private static int scan(PageStore view) {
    int wrong = 0;
    for (int round = 0; round < 10; round++) {
      for (int n = 2; n <= PAGES; n++) {
        Frame frame = view.get(n);
        wrong += TestPages.holds(frame.address(), 512, n) ? 0 : 1;
        view.release(frame);
      }
    }
    return wrong;
  }

  /** Writers set all pages to one stamp in a transaction; readers must never see two stamps. */
  @Test
  void readersSeeWholeTransactions() throws Exception {
    try (Pager a = open()) {
      TestPages.create(a, 40);
      a.beginWrite(false);
      for (int n = 2; n <= 40; n++) {
        TestPages.set(a, n, 1);
      }
      a.commit();
      a.endRead();
    }
    FramePool.setBudgetBytes(FramePool.usedBytes() + 30 * 512L);
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        readers.add(threads.submit(() -> readUntil(stop)));
      }
      Future<Integer> first = threads.submit(() -> write(1));
      Future<Integer> second = threads.submit(() -> write(2));
      assertEquals(60, first.get() + second.get());
      stop.set(true);
      for (Future<Integer> reader : readers) {
        assertTrue(reader.get() > 0, "a reader never read");
      }
    }
  }

  private int write(int writer) {
    int committed = 0;
    try (Pager pager = open()) {
      pager.setBusyHandler(new BusyTimeout(60_000, Clock.system(), () -> false));
      pager.setSpillFrames(writer == 1 ? 10 : 0);
      for (int i = 0; i < 30; i++) {
        pager.beginWrite(false);
        for (int n = 2; n <= 40; n++) {
          TestPages.set(pager, n, writer * 1000L + i);
        }
        if (i % 4 == 3) {
          pager.rollback();
        } else {
          pager.commit();
        }
        pager.endRead();
        committed++;
      }
    }
    return committed;
  }

  private int readUntil(AtomicBoolean stop) {
    int rounds = 0;
    try (Pager pager = open()) {
      pager.setBusyHandler(new BusyTimeout(60_000, Clock.system(), () -> false));
      while (!stop.get() || rounds == 0) {
        pager.beginRead();
        long stamp = TestPages.stamp(pager, 2);
        for (int n = 2; n <= 40; n++) {
          TestPages.check(pager, n, stamp);
        }
        pager.endRead();
        rounds++;
        Clock.system().sleep(1);
      }
    }
    return rounds;
  }
}
