package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;

/**
 * Pointer map pages (file format document, section 1.8): in auto_vacuum files, for each page its
 * kind and the page that points to it, so that a page can be moved. Page 2 is the first of them;
 * each describes the {@code usable / 5} pages behind it. The lock-byte page pushes one back. All
 * methods do nothing in a file without pointer maps. Not thread-safe.
 */
final class PointerMap {
  static final int ROOT = 1;
  static final int FREE = 2;
  static final int OVERFLOW_FIRST = 3;
  static final int OVERFLOW_NEXT = 4;
  static final int TREE = 5;

  private static final int ENTRY_BYTES = 5;

  private final BTree tree;

  PointerMap(BTree tree) {
    this.tree = tree;
  }

  /** Whether the file has pointer maps. */
  boolean exists() {
    return tree.header().get(DatabaseHeader.LARGEST_ROOT) != 0;
  }

  /** The map page that describes a page; for a map page, itself. */
  int mapPage(int pageNumber) {
    int span = tree.usable / ENTRY_BYTES + 1;
    int page = (pageNumber - 2) / span * span + 2;
    return page == tree.store.lockBytePage() ? page + 1 : page;
  }

  boolean isMapPage(int pageNumber) {
    return pageNumber >= 2 && mapPage(pageNumber) == pageNumber;
  }

  /** Notes what a page is and who points to it. */
  void put(int pageNumber, int type, int parent) {
    if (!exists()) {
      return;
    }
    if (pageNumber < 2 || pageNumber > tree.store.pageCount()) {
      throw tree.corrupt(parent, 0, "points to page " + Integer.toUnsignedString(pageNumber));
    }
    Frame frame = tree.store.get(mapPage(pageNumber));
    try {
      int offset = offset(pageNumber);
      long at = frame.address() + offset;
      if (Memory.getUnsignedByte(at) != type || Memory.getInt(at + 1) != parent) {
        frame = tree.store.writable(frame);
        at = frame.address() + offset;
        Memory.putByte(at, type);
        Memory.putInt(at + 1, parent);
      }
    } finally {
      tree.store.release(frame);
    }
  }

  /** The kind of a page; 1..5, checked. */
  int type(int pageNumber) {
    long entry = entry(pageNumber);
    return (int) (entry >>> 32);
  }

  /** The page that points to a page; 0 for roots and free pages. */
  int parent(int pageNumber) {
    return (int) entry(pageNumber);
  }

  /** The raw entry: type in the upper, parent in the lower half. */
  long entry(int pageNumber) {
    long entry = rawEntry(pageNumber);
    long type = entry >>> 32;
    if (type < ROOT || type > TREE) {
      throw tree.corrupt(mapPage(pageNumber), offset(pageNumber), "pointer map type " + type);
    }
    return entry;
  }

  /** As {@link #entry}, with any type. */
  long rawEntry(int pageNumber) {
    int offset = offset(pageNumber);
    Frame frame = tree.store.get(mapPage(pageNumber));
    long at = frame.address() + offset;
    long entry = (long) Memory.getUnsignedByte(at) << 32 | Memory.getInt(at + 1) & 0xffffffffL;
    tree.store.release(frame);
    return entry;
  }

  private int offset(int pageNumber) {
    int offset = ENTRY_BYTES * (pageNumber - mapPage(pageNumber) - 1);
    if (offset < 0 || offset > tree.usable - ENTRY_BYTES) {
      throw tree.corrupt(pageNumber, 0, "page has no pointer map entry");
    }
    return offset;
  }

  /** Notes a page as the parent of the first overflow page of a cell, if the cell has one. */
  void putOverflow(Page page, long cell) {
    Cell parsed = tree.cell;
    page.parse(cell, Long.MAX_VALUE, parsed);
    if (parsed.overflowPage != 0) {
      put(parsed.overflowPage, OVERFLOW_FIRST, page.number);
    }
  }

  /** Notes a page as the parent of all pages that its cells point to. */
  void putChildren(Page page) {
    for (int i = 0; i < page.cellCount; i++) {
      long cell = page.cell(i);
      putOverflow(page, cell);
      if (!page.leaf) {
        put(Memory.getInt(cell), TREE, page.number);
      }
    }
    if (!page.leaf) {
      put(page.child(page.cellCount), TREE, page.number);
    }
  }
}
