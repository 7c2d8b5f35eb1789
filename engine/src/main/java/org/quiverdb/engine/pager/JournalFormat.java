package org.quiverdb.engine.pager;

import org.quiverdb.engine.memory.Memory;

/**
 * Layout of a rollback journal: headers, each padded to a sector, each followed by its records of
 * page number, old content and checksum. Source: "Database File Format", section 3.
 */
final class JournalFormat {
  static final String SUFFIX = "-journal";
  static final long MAGIC = 0xd9d505f920a163d7L;
  static final int RECORD_COUNT_OFFSET = 8;
  static final int NONCE_OFFSET = 12;
  static final int PAGE_COUNT_OFFSET = 16;
  static final int SECTOR_SIZE_OFFSET = 20;
  static final int PAGE_SIZE_OFFSET = 24;
  static final int HEADER_BYTES = 28;

  /** A record count that means "to the end of the file". */
  static final int COUNT_TO_END = -1;

  /** The disk is taken to write sectors of 512 bytes without harm to their neighbours. */
  static final int SECTOR_SIZE = 512;

  static final int MIN_SECTOR_SIZE = 32;
  static final int MAX_SECTOR_SIZE = 65536;
  private static final int CHECKSUM_STEP = 200;

  private JournalFormat() {}

  static int recordBytes(int pageSize) {
    return pageSize + 2 * Integer.BYTES;
  }

  /** The first place for a header at or behind an offset. */
  static long headerOffset(long offset, int sectorSize) {
    return (offset + sectorSize - 1) / sectorSize * sectorSize;
  }

  /** The nonce plus every 200th byte of the page, from the end. */
  static int checksum(int nonce, long page, int pageSize) {
    int sum = nonce;
    for (int i = pageSize - CHECKSUM_STEP; i > 0; i -= CHECKSUM_STEP) {
      sum += Memory.getUnsignedByte(page + i);
    }
    return sum;
  }
}
