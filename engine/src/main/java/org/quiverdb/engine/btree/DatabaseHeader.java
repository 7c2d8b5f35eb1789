package org.quiverdb.engine.btree;

import java.nio.charset.StandardCharsets;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;
import org.quiverdb.engine.pager.PageStore;

/**
 * The first 100 bytes of page 1 (file format document, section 1.3). Constants are offsets of
 * four-byte big-endian fields. Fields are read through the store at every call and never cached:
 * another connection may have changed them since. Not thread-safe, as the store is not.
 */
public final class DatabaseHeader {
  /** Bytes of the header. */
  public static final int BYTES = 100;

  /** One-byte fields: write version, read version, reserved bytes per page. */
  public static final int WRITE_VERSION = 18;

  public static final int READ_VERSION = 19;
  public static final int RESERVED_BYTES = 20;

  public static final int CHANGE_COUNTER = 24;
  public static final int PAGE_COUNT = 28;
  public static final int FIRST_FREELIST_TRUNK = 32;
  public static final int FREELIST_COUNT = 36;
  public static final int SCHEMA_COOKIE = 40;
  public static final int SCHEMA_FORMAT = 44;
  public static final int DEFAULT_CACHE_SIZE = 48;
  public static final int LARGEST_ROOT = 52;
  public static final int TEXT_ENCODING = 56;
  public static final int USER_VERSION = 60;
  public static final int INCREMENTAL_VACUUM = 64;
  public static final int APPLICATION_ID = 68;
  public static final int VERSION_VALID_FOR = 92;
  public static final int LIBRARY_VERSION = 96;

  /** Values of {@link #TEXT_ENCODING}. */
  public static final int UTF8 = 1;

  public static final int UTF16LE = 2;
  public static final int UTF16BE = 3;

  /** The schema format of new files: descending indexes, booleans without content bytes. */
  public static final int NEWEST_SCHEMA_FORMAT = 4;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final PageStore store;

  DatabaseHeader(PageStore store) {
    this.store = store;
  }

  /** How a new file gets its pages back after deletes. */
  public enum AutoVacuum {
    NONE,
    FULL,
    INCREMENTAL
  }

  /**
   * Writes page 1 of a file that has no page yet: the header and the empty b-tree of the schema
   * table.
   *
   * @param textEncoding UTF8, UTF16LE or UTF16BE
   */
  public void create(int textEncoding, AutoVacuum autoVacuum) {
    if (store.pageCount() != 0) {
      throw new IllegalStateException("the file has pages already");
    }
    int pageSize = store.pageSize();
    Frame frame = store.append();
    try {
      long a = frame.address();
      Memory.copyIn(MAGIC, 0, a, MAGIC.length);
      Memory.putShort(a + 16, pageSize == 65536 ? 1 : pageSize);
      Memory.putByte(a + WRITE_VERSION, 1);
      Memory.putByte(a + READ_VERSION, 1);
      Memory.putByte(a + RESERVED_BYTES, pageSize - store.usableSize());
      Memory.putByte(a + 21, 64);
      Memory.putByte(a + 22, 32);
      Memory.putByte(a + 23, 32);
      Memory.putInt(a + PAGE_COUNT, 1);
      Memory.putInt(a + SCHEMA_FORMAT, NEWEST_SCHEMA_FORMAT);
      Memory.putInt(a + LARGEST_ROOT, autoVacuum == AutoVacuum.NONE ? 0 : 1);
      Memory.putInt(a + TEXT_ENCODING, textEncoding);
      Memory.putInt(a + INCREMENTAL_VACUUM, autoVacuum == AutoVacuum.INCREMENTAL ? 1 : 0);
      Memory.putByte(a + BYTES, Page.TABLE_LEAF);
      Memory.putShort(a + BYTES + Page.CONTENT_START, store.usableSize());
    } finally {
      store.release(frame);
    }
  }

  /** A four-byte field; 0 when the file has no page yet. */
  public int get(int field) {
    if (store.pageCount() == 0) {
      return 0;
    }
    Frame frame = store.get(1);
    int value = Memory.getInt(frame.address() + field);
    store.release(frame);
    return value;
  }

  /** Sets a four-byte field; page 1 is not touched when it has the value already. */
  public void set(int field, int value) {
    Frame frame = store.get(1);
    if (Memory.getInt(frame.address() + field) != value) {
      frame = store.writable(frame);
      Memory.putInt(frame.address() + field, value);
    }
    store.release(frame);
  }
}
