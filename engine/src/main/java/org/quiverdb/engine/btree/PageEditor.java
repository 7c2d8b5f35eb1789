package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;

/**
 * Changes to one b-tree page: cells in and out, free space, compaction. All methods want a page
 * that {@link Page#makeWritable} was called on.
 *
 * <pre>
 *   | header | pointers >      gap      < cells | freeblock | cells | 1-3 bytes: fragment | cells |
 *                                       ^content start
 * </pre>
 *
 * Invariants after each method:
 *
 * <ol>
 *   <li>freeblocks are linked in ascending order, at least 4 bytes long and at least 4 bytes apart;
 *   <li>no freeblock begins at the content start: it is given to the gap instead;
 *   <li>the fragment count is the number of content bytes in neither a cell nor a freeblock, and at
 *       most 60;
 *   <li>{@link Page#free} is right or -1.
 * </ol>
 */
final class PageEditor {
  /** More fragment bytes than this are not made; the page is compacted instead. */
  private static final int MAX_FRAGMENTS = 60;

  private PageEditor() {}

  /** Makes the attached frame an empty b-tree page. */
  static void format(Page page, int kind) {
    page.setKind(kind);
    page.cellCount = 0;
    long h = page.address + page.header;
    Memory.putByte(h, kind);
    page.firstCellByte = page.header + page.headerSize();
    if (page.tree.secureDelete() != SecureDelete.OFF) {
      Memory.fill(page.address + page.firstCellByte, page.tree.usable - page.firstCellByte, 0);
    }
    resetContent(page);
    page.overflowCount = 0;
  }

  private static void resetContent(Page page) {
    long h = page.address + page.header;
    int usable = page.tree.usable;
    Memory.putShort(h + Page.FIRST_FREEBLOCK, 0);
    Memory.putShort(h + Page.CELL_COUNT, page.cellCount);
    Memory.putShort(h + Page.CONTENT_START, usable);
    Memory.putByte(h + Page.FRAGMENTS, 0);
    page.free = usable - page.firstCellByte;
  }

  /** Replaces all cells of the page by cells that lie elsewhere; they must fit. */
  static void fill(Page page, int kind, CellList cells, int from, int to) {
    format(page, kind);
    long a = page.address;
    int top = page.tree.usable;
    int pointer = page.firstCellByte;
    for (int i = from; i < to; i++) {
      int size = cells.size(i);
      top -= size;
      if (top < pointer + 2) {
        throw page.corrupt(page.header, "cells overlap");
      }
      Memory.copy(cells.address(i), a + top, size);
      Memory.putShort(a + pointer, top);
      pointer += 2;
    }
    page.cellCount = to - from;
    page.firstCellByte = pointer;
    page.free = top - pointer;
    long h = a + page.header;
    Memory.putShort(h + Page.CELL_COUNT, page.cellCount);
    Memory.putShort(h + Page.CONTENT_START, top);
  }

  /**
   * Puts a cell at a place in the order of cells (overflow cells counted in). When it does not fit,
   * it joins the overflow list, and its bytes must stay where they are until the page is balanced.
   */
  static void insertCell(Page page, int index, long cell, int size) {
    if (page.overflowCount > 0 || size + 2 > page.free()) {
      addOverflow(page, index, cell, size);
      return;
    }
    int offset = allocate(page, size);
    Memory.copy(cell, page.address + offset, size);
    long slot = page.pointers + 2L * index;
    Memory.copy(slot, slot + 2, 2L * (page.cellCount - index));
    Memory.putShort(slot, offset);
    page.cellCount++;
    page.firstCellByte += 2;
    page.free -= size + 2;
    Memory.putShort(page.address + page.header + Page.CELL_COUNT, page.cellCount);
  }

  private static void addOverflow(Page page, int index, long cell, int size) {
    int n = page.overflowCount;
    if (n == Page.MAX_OVERFLOW) {
      throw new IllegalStateException("too many overflow cells on one page");
    }
    int slot = n;
    while (slot > 0 && page.overflowIndex[slot - 1] >= index) {
      page.overflowIndex[slot] = page.overflowIndex[slot - 1] + 1;
      page.overflowAddress[slot] = page.overflowAddress[slot - 1];
      page.overflowSize[slot] = page.overflowSize[slot - 1];
      slot--;
    }
    page.overflowIndex[slot] = index;
    page.overflowAddress[slot] = cell;
    page.overflowSize[slot] = size;
    page.overflowCount = n + 1;
  }

  /** Removes a cell by its place in the order, overflow cells counted in. */
  static void removeCell(Page page, int totalIndex) {
    int slot = page.overflowSlot(totalIndex);
    if (slot < 0) {
      dropCell(page, page.innerIndex(totalIndex));
    } else {
      page.overflowCount--;
      for (int i = slot; i < page.overflowCount; i++) {
        page.overflowIndex[i] = page.overflowIndex[i + 1];
        page.overflowAddress[i] = page.overflowAddress[i + 1];
        page.overflowSize[i] = page.overflowSize[i + 1];
      }
    }
    for (int i = 0; i < page.overflowCount; i++) {
      if (page.overflowIndex[i] > totalIndex) {
        page.overflowIndex[i]--;
      }
    }
  }

  /** Removes a cell that lies in the page and frees its bytes there. */
  static void dropCell(Page page, int index) {
    page.free();
    long cell = page.cell(index);
    int size = page.cellSizeChecked(cell);
    if (page.tree.secureDelete() != SecureDelete.OFF) {
      Memory.fill(cell, size, 0);
    }
    release(page, (int) (cell - page.address), size);
    page.cellCount--;
    page.firstCellByte -= 2;
    if (page.cellCount == 0) {
      resetContent(page);
      return;
    }
    long slot = page.pointers + 2L * index;
    Memory.copy(slot + 2, slot, 2L * (page.cellCount - index));
    Memory.putShort(page.address + page.header + Page.CELL_COUNT, page.cellCount);
    page.free += size + 2;
  }

  /** Takes bytes of the content area for a new cell; the caller knows that there is room. */
  private static int allocate(Page page, int size) {
    long h = page.address + page.header;
    int top = page.contentStart();
    boolean gapHoldsPointer = page.firstCellByte + 2 <= top;
    if (gapHoldsPointer && Memory.getUnsignedShort(h + Page.FIRST_FREEBLOCK) != 0) {
      int found = fromFreeblock(page, size);
      if (found != 0) {
        return found;
      }
    }
    if (page.firstCellByte + 2 + size > top) {
      compact(page);
      top = page.contentStart();
    }
    top -= size;
    Memory.putShort(h + Page.CONTENT_START, top);
    return top;
  }

  /** First fit among the freeblocks; 0 when none is large enough. */
  private static int fromFreeblock(Page page, int size) {
    long a = page.address;
    int link = page.header + Page.FIRST_FREEBLOCK;
    int block = nextFreeblock(page, link, page.contentStart());
    while (block != 0) {
      int blockSize = Memory.getUnsignedShort(a + block + 2);
      int rest = blockSize - size;
      if (rest >= 4) {
        Memory.putShort(a + block + 2, rest);
        return block + rest;
      }
      if (rest >= 0) {
        long fragments = a + page.header + Page.FRAGMENTS;
        int count = Memory.getUnsignedByte(fragments) + rest;
        if (count > MAX_FRAGMENTS) {
          return 0;
        }
        Memory.putShort(a + link, Memory.getUnsignedShort(a + block));
        Memory.putByte(fragments, count);
        return block;
      }
      link = block;
      block = nextFreeblock(page, link, block + 4);
    }
    return 0;
  }

  /** Follows a link of the freeblock list; the block must lie inside of the page and ascend. */
  private static int nextFreeblock(Page page, int link, int lowest) {
    int block = Memory.getUnsignedShort(page.address + link);
    if (block == 0) {
      return 0;
    }
    int usable = page.tree.usable;
    if (block < lowest
        || block > usable - 4
        || block + Memory.getUnsignedShort(page.address + block + 2) > usable) {
      throw page.corrupt(link, "freeblock at byte " + block);
    }
    return block;
  }

  /** Frees bytes of the content area, joining them with neighbours. Page.free is not changed. */
  private static void release(Page page, int start, int size) {
    long a = page.address;
    int top = page.contentStart();
    if (start < top) {
      throw page.corrupt(start, "cell lies before the content start " + top);
    }
    int before = 0;
    int after = nextFreeblock(page, page.header + Page.FIRST_FREEBLOCK, top);
    while (after != 0 && after < start) {
      before = after;
      after = nextFreeblock(page, before, before + 4);
    }
    int begin = start;
    int end = start + size;
    int fragments = 0;
    int next = after;
    if (after != 0) {
      if (end > after) {
        throw page.corrupt(start, "cell overlaps a freeblock");
      }
      if (after - end < 4) {
        fragments += after - end;
        end = after + Memory.getUnsignedShort(a + after + 2);
        next = Memory.getUnsignedShort(a + after);
      }
    }
    if (before != 0) {
      int beforeEnd = before + Memory.getUnsignedShort(a + before + 2);
      if (beforeEnd > begin) {
        throw page.corrupt(start, "cell overlaps a freeblock");
      }
      if (begin - beforeEnd < 4) {
        fragments += begin - beforeEnd;
        begin = before;
      }
    }
    takeFragments(page, fragments);
    link(page, begin, end, begin == before ? -1 : before, next);
  }

  private static void takeFragments(Page page, int count) {
    long fragments = page.address + page.header + Page.FRAGMENTS;
    int now = Memory.getUnsignedByte(fragments);
    if (count > now) {
      throw page.corrupt(page.header + Page.FRAGMENTS, "fragment count is too small: " + now);
    }
    Memory.putByte(fragments, now - count);
  }

  /** Writes a freeblock; before is the one that links to it, 0 for the header, -1 for itself. */
  private static void link(Page page, int begin, int end, int before, int next) {
    long a = page.address;
    long h = a + page.header;
    if (begin <= page.contentStart()) {
      Memory.putShort(h + Page.FIRST_FREEBLOCK, next);
      Memory.putShort(h + Page.CONTENT_START, end);
      return;
    }
    if (before == 0) {
      Memory.putShort(h + Page.FIRST_FREEBLOCK, begin);
    } else if (before > 0) {
      Memory.putShort(a + before, begin);
    }
    Memory.putShort(a + begin, next);
    Memory.putShort(a + begin + 2, end - begin);
  }

  /** Moves all cells to the end of the page, so that all free bytes are in the gap. */
  static void compact(Page page) {
    BTree tree = page.tree;
    int free = page.free();
    long a = page.address;
    long copy = tree.scratch.page(a, tree.pageSize);
    int top = tree.usable;
    int lowest = page.firstCellByte;
    for (int i = 0; i < page.cellCount; i++) {
      int offset = (int) (page.cell(i) - a);
      int size = page.cellSize(copy + offset);
      top -= size;
      if (top < lowest || offset + size > tree.usable) {
        throw page.corrupt(offset, "cells overlap");
      }
      Memory.copy(copy + offset, a + top, size);
      Memory.putShort(page.pointers + 2L * i, top);
    }
    if (top - lowest != free) {
      throw page.corrupt(page.header, "free bytes are " + (top - lowest) + ", expected " + free);
    }
    long h = a + page.header;
    Memory.putShort(h + Page.FIRST_FREEBLOCK, 0);
    Memory.putShort(h + Page.CONTENT_START, top);
    Memory.putByte(h + Page.FRAGMENTS, 0);
    Memory.fill(a + lowest, top - lowest, 0);
  }
}
