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
    checkLength(page, cell, tree.store.pageCount());
  }

  void checkLength(Page page, Cell cell, int pageCount) {
    if ((long) cell.payloadSize - cell.localSize > (long) pageCount * bytesPerPage()) {
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
  int skip(int first, int links, int from) {
    int before = from;
    int number = first;
    for (int i = 0; i < links; i++) {
      Frame frame = page(number, before);
      before = number;
      number = Memory.getInt(frame.address());
      tree.store.release(frame);
    }
    return number;
  }

  /**
   * Copies payload out of a chain.
   *
   * @param first page to begin with
   * @param offset of the first byte in that page's payload
   * @param from the page that points to the chain, for errors
   */
  void read(int first, int offset, int byteCount, long to, int from) {
    transfer(first, offset, byteCount, to, from, false);
  }

  /** Overwrites payload in a chain; parameters as in read. */
  void write(int first, int offset, int byteCount, long source, int from) {
    transfer(first, offset, byteCount, source, from, true);
  }

  private void transfer(
      int first, int offset, int byteCount, long memory, int from, boolean write) {
    int perPage = bytesPerPage();
    int number = first;
    int before = from;
    int skip = offset;
    long at = memory;
    int left = byteCount;
    while (left > 0) {
      Frame frame = page(number, before);
      before = number;
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
    int before = 0;
    long at = from;
    for (int left = byteCount; left > 0; left -= perPage) {
      Frame frame = tree.freelist.allocate(before == 0 ? near : before);
      int number = frame.pageNumber();
      int count = Math.min(left, perPage);
      Memory.copy(at, frame.address() + LINK_BYTES, count);
      tree.store.release(frame);
      at += count;
      if (before == 0) {
        first = number;
      } else {
        link(before, number);
      }
      before = number;
    }
    return first;
  }

  private void link(int before, int number) {
    Frame frame = tree.store.writable(tree.store.get(before));
    Memory.putInt(frame.address(), number);
    tree.store.release(frame);
    tree.pointerMap.put(number, PointerMap.OVERFLOW_NEXT, before);
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
