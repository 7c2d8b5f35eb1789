package org.quiverdb.engine.memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out blocks of {@link Memory}. Sizes are rounded up to a power of two from 64 bytes on;
 * freed blocks are kept per size and reused. Blocks are aligned to the smaller of their size and 64
 * KiB. Content of a block is undefined. Thread-safe.
 */
public final class NativeAllocator {
  private static final int MIN_SHIFT = 6;
  private static final int MAX_SHIFT = 40;
  private static final long ALIGNMENT_MAX_BYTES = 1 << 16;

  private static final FreeList[] FREE = new FreeList[MAX_SHIFT + 1];
  private static final AtomicLong TOP = new AtomicLong(ALIGNMENT_MAX_BYTES);
  private static final AtomicLong USED = new AtomicLong();

  static {
    for (int i = 0; i < FREE.length; i++) {
      FREE[i] = new FreeList();
    }
  }

  private NativeAllocator() {}

  /** The bytes that a request of this size really takes. */
  public static long roundUp(long byteCount) {
    return 1L << shift(byteCount);
  }

  /** Bytes handed out and not yet freed, in the whole process. */
  public static long usedBytes() {
    return USED.get();
  }

  /**
   * A block of at least so many bytes.
   *
   * @throws MemoryExhaustedException when the reserved region is used up
   */
  public static long allocate(long byteCount) {
    int shift = shift(byteCount);
    long size = 1L << shift;
    long block = FREE[shift].pop();
    if (block == 0) {
      block = extend(size);
    }
    USED.addAndGet(size);
    return block;
  }

  /** Gives a block back; byteCount is what was asked for, or {@link #roundUp} of it. */
  public static void free(long address, long byteCount) {
    int shift = shift(byteCount);
    USED.addAndGet(-(1L << shift));
    FREE[shift].push(address);
  }

  private static int shift(long byteCount) {
    if (byteCount <= 1L << MIN_SHIFT) {
      return MIN_SHIFT;
    }
    int shift = Long.SIZE - Long.numberOfLeadingZeros(byteCount - 1);
    if (shift > MAX_SHIFT) {
      throw new MemoryExhaustedException(byteCount);
    }
    return shift;
  }

  private static long extend(long size) {
    long alignment = Math.min(size, ALIGNMENT_MAX_BYTES);
    while (true) {
      long top = TOP.get();
      long block = (top + alignment - 1) & -alignment;
      if (block + size > Memory.SEG.byteSize()) {
        throw new MemoryExhaustedException(size);
      }
      if (TOP.compareAndSet(top, block + size)) {
        return block;
      }
    }
  }

  /** Freed blocks of one size; a growable stack of addresses. */
  private static final class FreeList {
    private long[] addresses = new long[16];
    private int count;

    synchronized long pop() {
      return count == 0 ? 0 : addresses[--count];
    }

    synchronized void push(long address) {
      if (count == addresses.length) {
        addresses = java.util.Arrays.copyOf(addresses, count * 2);
      }
      addresses[count++] = address;
    }
  }
}
