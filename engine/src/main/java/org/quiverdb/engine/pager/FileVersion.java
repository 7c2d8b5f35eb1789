package org.quiverdb.engine.pager;

import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.memory.Memory;

/**
 * What a connection must know of the header on page 1, and the 16 bytes that change with each
 * transaction (change counter, page count, first freelist page, freelist length). Frames of
 * one version must not be used under another. Source: "Database File Format", section 1.3.
 *
 * @param high bytes 24..31 of the file
 * @param low bytes 32..39 of the file
 * @param pageSize bytes per page
 * @param reservedBytes bytes at the end of each page that are not ours
 * @param pageCount pages of the database
 * @param readVersion header byte 19: 1 for a rollback journal, 2 for a WAL
 * @param writeVersion header byte 18, same meaning; greater numbers make the file read-only
 */
record FileVersion(
    long high,
    long low,
    int pageSize,
    int reservedBytes,
    int pageCount,
    int readVersion,
    int writeVersion) {
  static final int HEADER_BYTES = 100;
  static final int VERSION_OFFSET = 24;
  static final int VERSION_BYTES = 16;
  static final int CHANGE_COUNTER_OFFSET = 24;
  static final int PAGE_COUNT_OFFSET = 28;
  static final int SCHEMA_COOKIE_OFFSET = 40;
  static final int VALID_FOR_OFFSET = 92;
  static final int LIBRARY_VERSION_OFFSET = 96;
  static final int LIBRARY_VERSION = 3054001;
  static final int WAL = 2;
  static final int MIN_PAGE_SIZE = 512;
  static final int MAX_PAGE_SIZE = 65536;
  private static final int MIN_USABLE_SIZE = 480;
  private static final int MAX_RESERVED_BYTES = 255;
  private static final long MAGIC_HIGH = 0x53514c6974652066L; // "SQLite f"
  private static final long MAGIC_LOW = 0x6f726d6174203300L; // "ormat 3\0"
  private static final int FRACTIONS = 0x402020;

  /** A file without content. */
  static FileVersion empty(int pageSize, int reservedBytes) {
    return new FileVersion(0, 0, pageSize, reservedBytes, 0, 1, 1);
  }

  /** Throws an IllegalArgumentException for sizes that no database can have. */
  static void requireSizes(int pageSize, int reservedBytes) {
    boolean valid =
        Integer.bitCount(pageSize) == 1 && pageSize >= MIN_PAGE_SIZE && pageSize <= MAX_PAGE_SIZE;
    if (!valid
        || reservedBytes < 0
        || reservedBytes > MAX_RESERVED_BYTES
        || pageSize - reservedBytes < MIN_USABLE_SIZE) {
      throw new IllegalArgumentException(pageSize + " bytes, " + reservedBytes + " reserved");
    }
  }

  /** Whether these are the version's 16 bytes; never true of an empty file. */
  boolean matches(long versionHigh, long versionLow) {
    return high == versionHigh && low == versionLow && (high | low) != 0;
  }

  /**
   * Reads a header.
   *
   * @param header address of the file's first 100 bytes
   * @param path for error messages
   * @param fileBytes size of the file, more than 0
   */
  static FileVersion parse(long header, String path, long fileBytes) {
    if (Memory.getLong(header) != MAGIC_HIGH || Memory.getLong(header + 8) != MAGIC_LOW) {
      throw notADatabase(path, 0, "the first 16 bytes are not SQLite's");
    }
    int readVersion = Memory.getUnsignedByte(header + 19);
    if (readVersion > WAL) {
      throw notADatabase(path, 19, "unknown read version " + readVersion);
    }
    if (Memory.getInt(header + 20) << 8 != FRACTIONS << 8) {
      throw notADatabase(path, 21, "unknown payload fractions");
    }
    int pageSize = pageSize(Memory.getUnsignedShort(header + 16));
    if (pageSize < MIN_PAGE_SIZE || Integer.bitCount(pageSize) != 1) {
      throw notADatabase(path, 16, "page size " + pageSize);
    }
    int reserved = Memory.getUnsignedByte(header + 20);
    if (pageSize - reserved < MIN_USABLE_SIZE) {
      throw notADatabase(path, 20, "reserved bytes " + reserved);
    }
    return new FileVersion(
        Memory.getLong(header + 24),
        Memory.getLong(header + 32),
        pageSize,
        reserved,
        pageCount(header, path, filePages(fileBytes, pageSize)),
        readVersion,
        Memory.getUnsignedByte(header + 18));
  }

  /** The page size that the two bytes at offset 16 mean. */
  static int pageSize(int stored) {
    return stored == 1 ? MAX_PAGE_SIZE : stored;
  }

  static int filePages(long fileBytes, int pageSize) {
    return (int) Math.min(Integer.MAX_VALUE, (fileBytes + pageSize - 1) / pageSize);
  }

  /** The header's count, which old writers did not keep; then the size of the file decides. */
  private static int pageCount(long header, String path, int filePages) {
    int count = Memory.getInt(header + PAGE_COUNT_OFFSET);
    boolean kept =
        Memory.getInt(header + CHANGE_COUNTER_OFFSET) == Memory.getInt(header + VALID_FOR_OFFSET);
    if (count == 0 || !kept) {
      return filePages;
    }
    if (Integer.compareUnsigned(count, filePages) > 0) {
      throw new CorruptException(
          ResultCode.CORRUPT,
          path,
          1,
          PAGE_COUNT_OFFSET,
          "the header counts " + Integer.toUnsignedString(count) + " pages of " + filePages);
    }
    return count;
  }

  private static CorruptException notADatabase(String path, long offset, String detail) {
    return new CorruptException(ResultCode.NOTADB, path, 1, offset, detail);
  }
}
