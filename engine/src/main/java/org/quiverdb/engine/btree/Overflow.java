package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;

/**
 * Chains of overflow pages (file format document, section 1.7): each page has the number of the
 * next in its first four bytes (0 in the last) and then {@code usable - 4} bytes of payload. How
 * many pages a chain has follows from the payload size, so a chain that loops is not followed
 * forever. Not thread-safe.
 */
final class Overflow {
  private static final int LINK_BYTES = 4;

  private final BTree tree;

  Overflow(BTree tree) {
    this.tree = tree;
  }

  int bytesPerPage() {
    return tree.usable - LINK_BYTES;
  }

  int pages(int byteCount) {
    return (int) (((long) byteCount + bytesPerPage() - 1) / bytesPerPage());
  }

  /** Refuses a payload that is longer than the whole file. */
  void checkLength(Page page, Cell cell) {
    if ((long) cell.payloadSize - cell.localSize > (long) tree.store.pageCount() * bytesPerPage()) {
      throw page.corrupt(
          (int) (cell.address - page.address),
          "payload of " + cell.payloadSize + " bytes is longer than the file");
    }
  }

  Frame page(int number, int from) {
    if (number < 2 || number > tree.store.pageCount()) {
      throw tree.corrupt(
          from, 0, "overflow chain leads to page " + Integer.toUnsignedString(number));
    }
    return tree.store.get(number);
  }

  /** The page that so many links behind a page of a chain. */
  int skip(int first, int links) {
    int number = first;
    for (int i = 0; i < links; i++) {
      Frame frame = page(number, number);
      number = Memory.getInt(frame.address());
      tree.store.release(frame);
    }
    return number;
  }

  /** Copies payload out of a chain, from a byte of its first page on. */
  void read(int first, int offset, int byteCount, long to) {
    transfer(first, offset, byteCount, to, false);
  }

  /** Overwrites payload in a chain. */
  void write(int first, int offset, int byteCount, long from) {
    transfer(first, offset, byteCount, from, true);
  }

  private void transfer(int first, int offset, int byteCount, long memory, boolean write) {
    int perPage = bytesPerPage();
    int number = first;
    int skip = offset;
    long at = memory;
    int left = byteCount;
    int from = first;
    while (left > 0) {
      Frame frame = page(number, from);
      from = number;
      int count = Math.min(left, perPage - skip);
      if (write) {
        frame = tree.store.writable(frame);
        Memory.copy(at, frame.address() + LINK_BYTES + skip, count);
      } else {
        Memory.copy(frame.address() + LINK_BYTES + skip, at, count);
      }
      number = Memory.getInt(frame.address());
      tree.store.release(frame);
      at += count;
      left -= count;
      skip = 0;
    }
  }

  /**
   * Writes a new chain.
   *
   * @return its first page
   */
  int create(long from, int byteCount, int near) {
    int perPage = bytesPerPage();
    int first = 0;
    int before = near;
    Frame last = null;
    long at = from;
    for (int left = byteCount; left > 0; left -= perPage) {
      Frame frame = tree.freelist.allocate(before);
      int number = frame.pageNumber();
      int count = Math.min(left, perPage);
      Memory.copy(at, frame.address() + LINK_BYTES, count);
      at += count;
      if (last == null) {
        first = number;
      } else {
        Memory.putInt(last.address(), number);
        tree.pointerMap.put(number, PointerMap.OVERFLOW_NEXT, last.pageNumber());
        tree.store.release(last);
      }
      last = frame;
      before = number;
    }
    if (last != null) {
      tree.store.release(last);
    }
    return first;
  }

  /** Puts all pages of a cell's chain on the freelist. */
  void free(Page page, Cell cell) {
    if (cell.overflowPage == 0) {
      return;
    }
    checkLength(page, cell);
    int number = cell.overflowPage;
    int from = page.number;
    for (int left = pages(cell.payloadSize - cell.localSize); left > 0; left--) {
      Frame frame = page(number, from);
      int next = Memory.getInt(frame.address());
      tree.store.release(frame);
      tree.freelist.free(number);
      from = number;
      number = next;
    }
  }
}
