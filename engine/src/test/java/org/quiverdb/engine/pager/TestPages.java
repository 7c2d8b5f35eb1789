package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.quiverdb.engine.memory.Memory;

/**
 * Pages whose content is a function of a stamp. The first page has a database header. Half of each
 * page is zeros, as in real ones, also at the places that a journal's checksum looks at.
 */
final class TestPages {
  private static final int HEADER_BYTES = 100;

  private TestPages() {}

  static void fill(long address, int pageSize, long stamp) {
    SplittableRandom random = new SplittableRandom(stamp);
    for (int i = 0; i < pageSize; i += 8) {
      boolean sampled = i % 200 >= pageSize % 200 - 8 && i % 200 <= pageSize % 200;
      Memory.putLong(address + i, sampled ? 0 : random.nextLong());
    }
    Memory.putLong(address + HEADER_BYTES, stamp);
  }

  static boolean holds(long address, int pageSize, long stamp) {
    SplittableRandom random = new SplittableRandom(stamp);
    for (int i = 0; i < pageSize; i += 8) {
      boolean sampled = i % 200 >= pageSize % 200 - 8 && i % 200 <= pageSize % 200;
      long expected = sampled ? 0 : random.nextLong();
      boolean stamped = i == 96 || i == 104;
      if (!stamped && Memory.getLong(address + i) != expected) {
        return false;
      }
    }
    return Memory.getLong(address + HEADER_BYTES) == stamp;
  }

  static void header(long address, int pageSize, int reserved) {
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    Memory.copyIn(magic, 0, address, magic.length);
    Memory.putShort(address + 16, pageSize == 65536 ? 1 : pageSize);
    Memory.putByte(address + 18, 1);
    Memory.putByte(address + 19, 1);
    Memory.putByte(address + 20, reserved);
    Memory.putByte(address + 21, 64);
    Memory.putByte(address + 22, 32);
    Memory.putByte(address + 23, 32);
  }

  /** A new database of so many pages, each stamped with its number. */
  static void create(Pager pager, int pages) {
    pager.beginWrite(false);
    for (int n = 1; n <= pages; n++) {
      Frame frame = pager.append();
      if (n == 1) {
        header(frame.address(), pager.pageSize(), pager.pageSize() - pager.usableSize());
      } else {
        fill(frame.address(), pager.pageSize(), n);
      }
      pager.release(frame);
    }
    pager.commit();
    pager.endRead();
  }

  /** Stamps a page in the open transaction. */
  static void set(Pager pager, int pageNumber, long stamp) {
    Frame frame = pager.writable(pager.get(pageNumber));
    fill(frame.address(), pager.pageSize(), stamp);
    pager.release(frame);
  }

  /** Stamps a page in a transaction of its own. */
  static void write(Pager pager, int pageNumber, long stamp) {
    pager.beginWrite(false);
    set(pager, pageNumber, stamp);
    pager.commit();
    pager.endRead();
  }

  static void check(Pager pager, int pageNumber, long stamp) {
    Frame frame = pager.get(pageNumber);
    assertTrue(
        holds(frame.address(), pager.pageSize(), stamp),
        () ->
            "page "
                + pageNumber
                + " holds "
                + Memory.getLong(frame.address() + HEADER_BYTES)
                + " and not "
                + stamp);
    pager.release(frame);
  }

  static long stamp(Pager pager, int pageNumber) {
    Frame frame = pager.get(pageNumber);
    long stamp = Memory.getLong(frame.address() + HEADER_BYTES);
    pager.release(frame);
    return stamp;
  }
}
