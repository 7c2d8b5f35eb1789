package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * The native buffers of one {@link BTree}, allocated at first use.
 *
 * <ul>
 *   <li>page: a copy of a page that is being compacted;
 *   <li>cell: the cell that is being inserted; its bytes stay until balancing is over;
 *   <li>siblings: copies of up to three pages that are balanced together;
 *   <li>dividers: cells taken out of a parent, and two buffers for those put into it. Those of one
 *       level wait there as overflow cells while the next level up uses the other buffer.
 * </ul>
 *
 * Not thread-safe.
 */
final class Scratch implements AutoCloseable {
  private static final int SIBLING_COPIES = 3;
  private static final int DIVIDER_PAGES = 2;

  private long block;
  private long blockBytes;
  private long pageBytes;

  private void reserve(long pageSize) {
    if (pageBytes == pageSize) {
      return;
    }
    close();
    // page + cell (one page and a half at most: two) + siblings + 3 divider buffers
    blockBytes = pageSize * (1 + 2 + SIBLING_COPIES + 3 * DIVIDER_PAGES);
    block = NativeAllocator.allocate(blockBytes);
    pageBytes = pageSize;
  }

  /** A copy of a page. */
  long page(long from, int pageSize) {
    reserve(pageSize);
    Memory.copy(from, block, pageSize);
    return block;
  }

  /** Room for one cell. */
  long cell(int pageSize) {
    reserve(pageSize);
    return block + pageSize;
  }

  /** A copy of one of the three siblings. */
  long sibling(int index, long from, int pageSize) {
    reserve(pageSize);
    long to = block + (3L + index) * pageSize;
    Memory.copy(from, to, pageSize);
    return to;
  }

  /** Room for the dividers taken out of a parent. */
  long dividersIn(int pageSize) {
    reserve(pageSize);
    return block + 6L * pageSize;
  }

  /** Room for the dividers put into a parent on a level of the tree. */
  long dividersOut(int level, int pageSize) {
    reserve(pageSize);
    return block + (8L + DIVIDER_PAGES * (level & 1)) * pageSize;
  }

  @Override
  public void close() {
    if (block != 0) {
      NativeAllocator.free(block, blockBytes);
      block = 0;
      pageBytes = 0;
    }
  }
}
