package org.quiverdb.engine.pager;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * Puts the old content that a rollback journal holds back into the database. Stops, without an
 * error, where the journal stops making sense: what lies behind was never synced, so the pages it
 * speaks of were never written. Stateless.
 */
final class JournalPlayback {
  private JournalPlayback() {}

  private static final class Position {
    long offset;
    int sectorSize = JournalFormat.SECTOR_SIZE;
    int pageSize;
    int originalPageCount;
    int recordCount;
    int nonce;
  }

  /**
   * Plays a journal back. The caller holds EXCLUSIVE (or is the writer) and syncs afterwards.
   *
   * @param pageSize the page size to assume if the journal does not name one
   * @return records restored
   */
  static int play(VfsFile journal, VfsFile database, int pageSize) {
    long size = journal.size();
    Position at = new Position();
    at.pageSize = pageSize;
    long buffer = NativeAllocator.allocate(JournalFormat.recordBytes(FileVersion.MAX_PAGE_SIZE));
    try {
      int restored = 0;
      while (readHeader(journal, size, at, buffer)) {
        int done = playRecords(journal, database, size, at, buffer);
        restored += done;
        if (done < at.recordCount) {
          break;
        }
      }
      return restored;
    } finally {
      NativeAllocator.free(buffer, JournalFormat.recordBytes(FileVersion.MAX_PAGE_SIZE));
    }
  }

  /** Reads the next header and cuts the database to its old size; false if there is none. */
  private static boolean readHeader(VfsFile journal, long size, Position at, long buffer) {
    long header = JournalFormat.headerOffset(at.offset, at.sectorSize);
    if (header + at.sectorSize > size) {
      return false;
    }
    journal.read(buffer, JournalFormat.HEADER_BYTES, header);
    if (Memory.getLong(buffer) != JournalFormat.MAGIC) {
      return false;
    }
    at.nonce = Memory.getInt(buffer + JournalFormat.NONCE_OFFSET);
    at.originalPageCount = Memory.getInt(buffer + JournalFormat.PAGE_COUNT_OFFSET);
    if (header == 0 && !readSizes(at, buffer)) {
      return false;
    }
    at.offset = header + at.sectorSize;
    at.recordCount = Memory.getInt(buffer + JournalFormat.RECORD_COUNT_OFFSET);
    if (at.recordCount == JournalFormat.COUNT_TO_END) {
      at.recordCount = (int) ((size - at.offset) / JournalFormat.recordBytes(at.pageSize));
    }
    return true;
  }

  private static boolean readSizes(Position at, long buffer) {
    int sectorSize = Memory.getInt(buffer + JournalFormat.SECTOR_SIZE_OFFSET);
    int pageSize = Memory.getInt(buffer + JournalFormat.PAGE_SIZE_OFFSET);
    at.pageSize = pageSize == 0 ? at.pageSize : pageSize;
    at.sectorSize = sectorSize;
    return isPowerOfTwo(sectorSize, JournalFormat.MIN_SECTOR_SIZE, JournalFormat.MAX_SECTOR_SIZE)
        && isPowerOfTwo(at.pageSize, FileVersion.MIN_PAGE_SIZE, FileVersion.MAX_PAGE_SIZE);
  }

  private static boolean isPowerOfTwo(int value, int min, int max) {
    return value >= min && value <= max && Integer.bitCount(value) == 1;
  }

  private static int playRecords(
      VfsFile journal, VfsFile database, long size, Position at, long buffer) {
    if (at.offset == at.sectorSize) {
      database.truncate(Integer.toUnsignedLong(at.originalPageCount) * at.pageSize);
    }
    int recordBytes = JournalFormat.recordBytes(at.pageSize);
    int lockBytePage = 0x40000000 / at.pageSize + 1;
    for (int i = 0; i < at.recordCount; i++) {
      if (at.offset + recordBytes > size) {
        return i;
      }
      journal.read(buffer, recordBytes, at.offset);
      at.offset += recordBytes;
      int pageNumber = Memory.getInt(buffer);
      long page = buffer + Integer.BYTES;
      int checksum = JournalFormat.checksum(at.nonce, page, at.pageSize);
      if (pageNumber == 0
          || pageNumber == lockBytePage
          || Memory.getInt(page + at.pageSize) != checksum) {
        return i;
      }
      if (Integer.compareUnsigned(pageNumber, at.originalPageCount) <= 0) {
        long offset = (Integer.toUnsignedLong(pageNumber) - 1) * at.pageSize;
        database.write(page, at.pageSize, offset);
      }
    }
    return at.recordCount;
  }
}
