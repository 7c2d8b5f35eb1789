package org.quiverdb.engine.pager;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * Page images in the order in which they were saved: the first in native memory, those beyond a
 * bound in a temporary file. Index 0 is the oldest. Not thread-safe.
 */
final class SavepointLog implements AutoCloseable {
  private static final long DEFAULT_MEMORY_BYTES = 16L << 20;
  private static final int KEPT_BLOCKS = 16;

  private final Vfs vfs;
  private final int pageSize;
  private final int memoryPages;
  private int[] pageNumbers = new int[16];
  private long[] blocks = new long[16];
  private int count;
  private int blockCount;
  private @Nullable VfsFile overflow;

  SavepointLog(Vfs vfs, int pageSize) {
    this(vfs, pageSize, (int) (DEFAULT_MEMORY_BYTES / pageSize));
  }

  /** A log that keeps so many images in memory. */
  SavepointLog(Vfs vfs, int pageSize, int memoryPages) {
    this.vfs = vfs;
    this.pageSize = pageSize;
    this.memoryPages = memoryPages;
  }

  int count() {
    return count;
  }

  int pageNumber(int index) {
    return pageNumbers[index];
  }

  void add(int pageNumber, long page) {
    if (count == pageNumbers.length) {
      pageNumbers = Arrays.copyOf(pageNumbers, count * 2);
    }
    if (count < memoryPages) {
      Memory.copy(page, block(count), pageSize);
    } else {
      file().write(page, pageSize, (long) (count - memoryPages) * pageSize);
    }
    pageNumbers[count++] = pageNumber;
  }

  private long block(int index) {
    if (index == blockCount) {
      if (blockCount == blocks.length) {
        blocks = Arrays.copyOf(blocks, blockCount * 2);
      }
      blocks[blockCount++] = NativeAllocator.allocate(pageSize);
    }
    return blocks[index];
  }

  private VfsFile file() {
    if (overflow == null) {
      overflow = vfs.open(vfs.tempPath(), OpenMode.TEMPORARY);
    }
    return overflow;
  }

  /** Copies an image to an address. */
  void copy(int index, long to) {
    if (index < memoryPages) {
      Memory.copy(blocks[index], to, pageSize);
    } else {
      file().read(to, pageSize, (long) (index - memoryPages) * pageSize);
    }
  }

  /** Forgets the images from an index on. */
  void truncate(int newCount) {
    count = newCount;
    if (count == 0) {
      if (overflow != null) {
        overflow.close();
        overflow = null;
      }
      freeBlocks(KEPT_BLOCKS);
    }
  }

  private void freeBlocks(int kept) {
    while (blockCount > kept) {
      NativeAllocator.free(blocks[--blockCount], pageSize);
    }
  }

  @Override
  public void close() {
    truncate(0);
    freeBlocks(0);
  }
}
