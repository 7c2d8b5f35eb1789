package org.quiverdb.engine.pager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.vfs.IoEvent;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.RecordingVfs;

/**
 * Transactions on one file, chosen by a seed: page stamps change, pages come and go, some
 * transactions spill, some roll back, some use savepoints. Knows the content after each commit.
 */
final class CrashWorkload {
  static final String PATH = "crash.db";
  private static final int[] PAGE_SIZES = {512, 1024, 4096};
  private static final int MAX_PAGES = 60;

  final List<long[]> states = new ArrayList<>(List.of(new long[0]));
  final Synchronous synchronous;
  private final SplittableRandom random;
  private final RecordingVfs vfs = new RecordingVfs(new MemoryVfs());
  private final @Nullable CommitSequence sequence;
  private final int pageSize;
  private long stamp = 1000;

  CrashWorkload(long seed, @Nullable CommitSequence sequence) {
    this.random = new SplittableRandom(seed);
    this.sequence = sequence;
    this.pageSize = PAGE_SIZES[random.nextInt(PAGE_SIZES.length)];
    this.synchronous = random.nextBoolean() ? Synchronous.FULL : Synchronous.EXTRA;
  }

  /** Runs all transactions; a mark n follows the return of the commit that led to states[n]. */
  List<IoEvent> run() {
    try (Pager pager = Pager.open(vfs, PATH, OpenMode.CREATE, random.split()::nextLong)) {
      pager.setSynchronous(synchronous);
      pager.setPageSize(pageSize, random.nextInt(2) * 8);
      pager.setSpillFrames(random.nextBoolean() ? 10 : 0);
      if (sequence != null) {
        pager.setSequence(sequence);
      }
      int transactions = 4 + random.nextInt(6);
      for (int i = 0; i < transactions; i++) {
        transaction(pager);
      }
    }
    return vfs.events();
  }

  private void transaction(Pager pager) {
    pager.beginWrite(random.nextInt(8) == 0);
    long[] now = states.getLast();
    if (now.length == 0) {
      now = grow(pager, now);
    }
    int steps = 1 + random.nextInt(5);
    for (int i = 0; i < steps; i++) {
      now = step(pager, now);
      requireContent(pager, now);
    }
    if (random.nextInt(5) == 0) {
      pager.rollback();
    } else {
      if (pager.isChanged()) {
        states.add(now);
      }
      pager.commit();
      vfs.mark(states.size() - 1);
    }
    pager.endRead();
  }

  private static void requireContent(Pager pager, long[] now) {
    for (int n = 1; n <= now.length; n++) {
      if (pager.pageCount() != now.length || TestPages.stamp(pager, n) != now[n - 1]) {
        throw new AssertionError("page " + n + " of " + Arrays.toString(now));
      }
    }
  }

  private long[] step(Pager pager, long[] now) {
    return switch (random.nextInt(6)) {
      case 0 -> now.length < MAX_PAGES ? grow(pager, now) : shrink(pager, now);
      case 1 -> random.nextInt(3) == 0 ? shrink(pager, now) : now;
      case 2 -> savepoint(pager, now);
      default -> change(pager, now);
    };
  }

  private long[] savepoint(Pager pager, long[] now) {
    int savepoint = pager.openSavepoint();
    long[] inside = step(pager, step(pager, now));
    boolean keep = random.nextBoolean();
    if (!keep) {
      pager.rollbackToSavepoint(savepoint);
    }
    pager.releaseSavepoint(savepoint);
    return keep ? inside : now;
  }

  private long[] grow(Pager pager, long[] now) {
    int added = 1 + random.nextInt(20);
    long[] result = Arrays.copyOf(now, now.length + added);
    for (int i = now.length; i < result.length; i++) {
      Frame frame = pager.append();
      result[i] = ++stamp;
      fill(pager, frame, result[i]);
    }
    return result;
  }

  private long[] change(Pager pager, long[] now) {
    long[] result = now.clone();
    int changes = 1 + random.nextInt(20);
    for (int i = 0; i < changes; i++) {
      int n = 1 + random.nextInt(result.length);
      result[n - 1] = ++stamp;
      boolean old = random.nextInt(4) > 0;
      fill(pager, old ? pager.writable(pager.get(n)) : pager.overwrite(n), result[n - 1]);
    }
    return result;
  }

  private long[] shrink(Pager pager, long[] now) {
    int left = 1 + random.nextInt(now.length);
    pager.truncate(left);
    return Arrays.copyOf(now, left);
  }

  private void fill(Pager pager, Frame frame, long value) {
    if (frame.pageNumber() == 1) {
      TestPages.header(frame.address(), pageSize, pageSize - pager.usableSize());
      Memory.putLong(frame.address() + 100, value);
    } else {
      TestPages.fill(frame.address(), pageSize, value);
    }
    pager.release(frame);
  }
}
