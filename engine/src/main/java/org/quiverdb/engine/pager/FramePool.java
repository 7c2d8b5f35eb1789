package org.quiverdb.engine.pager;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.MemoryExhaustedException;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.memory.PhysicalMemory;

/**
 * The memory of all frames of the process, under one budget in bytes. When it is used up, unpinned
 * clean frames are evicted by second chance, first those of the file that needs room. Pinned and
 * private frames may exceed the budget. Thread-safe.
 */
public final class FramePool {
  /** System property: the budget in bytes; a quarter of the machine's memory by default. */
  public static final String BUDGET_PROPERTY = "quiver.memory.budget";

  /** System property: fill the memory of evicted frames with 0xDB, so that stale use shows. */
  public static final String POISON_PROPERTY = "quiver.debug.poison";

  private static final int POISON = 0xDB;
  private static final Set<SharedCache> CACHES = ConcurrentHashMap.newKeySet();
  private static final AtomicLong USED = new AtomicLong();
  private static volatile long budgetBytes =
      Long.getLong(BUDGET_PROPERTY, PhysicalMemory.bytes() / 4);
  private static volatile boolean poisoning = Boolean.getBoolean(POISON_PROPERTY);

  private FramePool() {}

  /** Sets the budget and evicts what is above it, as far as it is not in use. */
  public static void setBudgetBytes(long bytes) {
    budgetBytes = bytes;
    makeRoom();
  }

  /** The budget in bytes. */
  public static long budgetBytes() {
    return budgetBytes;
  }

  /** Bytes in frames now. */
  public static long usedBytes() {
    return USED.get();
  }

  /** Turns the filling of evicted frames on or off. */
  public static void setPoisoning(boolean on) {
    poisoning = on;
  }

  static void register(SharedCache cache) {
    CACHES.add(cache);
  }

  static void unregister(SharedCache cache) {
    CACHES.remove(cache);
  }

  /** Memory for one page; its content is undefined. */
  static long allocate(int pageSize, SharedCache cache) {
    if (USED.addAndGet(pageSize) > budgetBytes) {
      makeRoom(cache);
    }
    try {
      return NativeAllocator.allocate(pageSize);
    } catch (MemoryExhaustedException e) {
      USED.addAndGet(-pageSize);
      throw new SqlException(ResultCode.NOMEM, ResultCode.NOMEM.text(), e);
    }
  }

  private static void makeRoom(SharedCache first) {
    while (USED.get() > budgetBytes && first.evictOne()) {}
    if (USED.get() > budgetBytes) {
      makeRoom();
    }
  }

  private static void makeRoom() {
    for (SharedCache cache : CACHES) {
      while (USED.get() > budgetBytes && cache.evictOne()) {}
    }
  }

  static void free(long address, int pageSize) {
    if (poisoning) {
      Memory.fill(address, pageSize, POISON);
    }
    NativeAllocator.free(address, pageSize);
    USED.addAndGet(-pageSize);
  }
}
