package org.quiverdb.engine.pager;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * Writes the rollback journal of one transaction. Records are buffered; they are in the file after
 * {@link #flush}, on the disk after {@link #sync}, and count only once {@link #writeRecordCount}
 * has said so. For one thread at a time.
 *
 * <pre>
 *   add... -> flush -> sync -> writeRecordCount -> sync -> (database may be written)
 *                                     |
 *                 nextHeader <--------+   after a spill, more records follow a header of their own
 * </pre>
 */
final class JournalWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Vfs vfs;
  private final VfsFile file;
  private final int pageSize;
  private final int nonce;
  private final int originalPageCount;
  private final boolean counted;
  private final long buffer = NativeAllocator.allocate(BUFFER_BYTES);

  /** File offset of the buffer's first byte. */
  private long bufferOffset;

  private int buffered;
  private long headerOffset;
  private int recordCount;
  private boolean directorySynced;
  private boolean closed;

  /**
   * Creates the journal and its first header.
   *
   * @param counted whether record counts are kept; without them a journal counts to its end
   */
  JournalWriter(
      Vfs vfs, String path, int pageSize, int originalPageCount, int nonce, boolean counted) {
    this.vfs = vfs;
    this.pageSize = pageSize;
    this.originalPageCount = originalPageCount;
    this.nonce = nonce;
    this.counted = counted;
    this.file = open(path);
    putHeader();
  }

  private VfsFile open(String path) {
    try {
      VfsFile opened = vfs.open(path, OpenMode.JOURNAL);
      if (opened.size() > 0) {
        opened.truncate(0);
      }
      return opened;
    } catch (RuntimeException e) {
      NativeAllocator.free(buffer, BUFFER_BYTES);
      throw e;
    }
  }

  VfsFile file() {
    return file;
  }

  private void putHeader() {
    headerOffset = bufferOffset + buffered;
    int sectorSize = JournalFormat.SECTOR_SIZE;
    long at = reserve(sectorSize);
    Memory.fill(at, sectorSize, 0);
    Memory.putLong(at, JournalFormat.MAGIC);
    Memory.putInt(at + JournalFormat.RECORD_COUNT_OFFSET, counted ? 0 : JournalFormat.COUNT_TO_END);
    Memory.putInt(at + JournalFormat.NONCE_OFFSET, nonce);
    Memory.putInt(at + JournalFormat.PAGE_COUNT_OFFSET, originalPageCount);
    Memory.putInt(at + JournalFormat.SECTOR_SIZE_OFFSET, sectorSize);
    Memory.putInt(at + JournalFormat.PAGE_SIZE_OFFSET, pageSize);
    recordCount = 0;
  }

  /** Adds the old content of a page. */
  void add(int pageNumber, long page) {
    long at = reserve(JournalFormat.recordBytes(pageSize));
    Memory.putInt(at, pageNumber);
    Memory.copy(page, at + Integer.BYTES, pageSize);
    Memory.putInt(at + Integer.BYTES + pageSize, JournalFormat.checksum(nonce, page, pageSize));
    recordCount++;
  }

  private long reserve(int byteCount) {
    if (buffered + byteCount > BUFFER_BYTES) {
      flush();
    }
    long at = buffer + buffered;
    buffered += byteCount;
    return at;
  }

  /** Writes what is buffered to the file. */
  void flush() {
    if (buffered > 0) {
      file.write(buffer, buffered, bufferOffset);
      bufferOffset += buffered;
      buffered = 0;
    }
  }

  /** Waits until the file's content is on the disk. */
  void sync() {
    file.sync(true);
  }

  /** Waits until the file's name is on the disk; once is enough. */
  void syncDirectory() {
    if (!directorySynced) {
      vfs.syncDirectory(file.path());
      directorySynced = true;
    }
  }

  /** Makes the flushed records of the last header count. */
  void writeRecordCount() {
    if (counted) {
      long scratch = buffer + BUFFER_BYTES - JournalFormat.NONCE_OFFSET;
      Memory.putLong(scratch, JournalFormat.MAGIC);
      Memory.putInt(scratch + JournalFormat.RECORD_COUNT_OFFSET, recordCount);
      file.write(scratch, JournalFormat.NONCE_OFFSET, headerOffset);
    }
  }

  /** Further records go behind a new header, so that no synced sector is written again. */
  void nextHeader() {
    if (counted) {
      long at = JournalFormat.headerOffset(bufferOffset + buffered, JournalFormat.SECTOR_SIZE);
      int padding = (int) (at - bufferOffset - buffered);
      Memory.fill(reserve(padding), padding, 0);
      putHeader();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.close();
      NativeAllocator.free(buffer, BUFFER_BYTES);
    }
  }
}
