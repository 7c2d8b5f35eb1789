package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;

/**
 * Moves pages in auto_vacuum files (file format document, section 1.8), with the help of the
 * pointer map: to give pages at the end of the file back, and to keep root pages at its beginning.
 *
 * <pre>
 *   1 2=map roots...  data  free data free data data        before
 *                           ^-----------------'             the last page moves to a free one
 *   1 2=map roots...  data  data data |                     after; the file ends here
 * </pre>
 *
 * Not thread-safe. No cursor may hold a page.
 */
final class Vacuum {
  private final BTree tree;

  Vacuum(BTree tree) {
    this.tree = tree;
  }

  /** Empties the freelist and cuts the file. */
  void full() {
    int size = tree.store.pageCount();
    int end = finalSize(size, tree.freelist.count());
    for (int page = size; page > end; page--) {
      if (isSpecial(page)) {
        continue;
      }
      int type = tree.pointerMap.type(page);
      if (type == PointerMap.FREE) {
        continue;
      }
      int to;
      do {
        if (tree.freelist.count() == 0) {
          throw tree.corrupt(1, DatabaseHeader.FREELIST_COUNT, "freelist count is too large");
        }
        Frame frame = tree.freelist.allocate(0);
        to = frame.pageNumber();
        tree.store.release(frame);
      } while (to > end);
      move(page, type, to);
    }
    tree.header().set(DatabaseHeader.FIRST_FREELIST_TRUNK, 0);
    tree.header().set(DatabaseHeader.FREELIST_COUNT, 0);
    cut(end);
  }

  /** Gives back so many pages; 0 or less means all that are free. */
  void incremental(int pages) {
    if (!tree.pointerMap.exists()) {
      return;
    }
    int left = pages <= 0 ? Integer.MAX_VALUE : pages;
    while (left-- > 0 && tree.freelist.count() > 0) {
      step();
    }
  }

  private void step() {
    int last = tree.store.pageCount();
    int end = finalSize(last, tree.freelist.count());
    if (!isSpecial(last)) {
      int type = tree.pointerMap.type(last);
      if (type == PointerMap.FREE) {
        requireTaken(tree.freelist.take(last, false));
      } else {
        int to = requireTaken(tree.freelist.take(end, true));
        tree.store.release(tree.store.overwrite(to));
        move(last, type, to);
      }
    }
    do {
      last--;
    } while (isSpecial(last));
    cut(last);
  }

  private int requireTaken(int page) {
    if (page == 0) {
      throw tree.corrupt(1, DatabaseHeader.FIRST_FREELIST_TRUNK, "freelist lacks a free page");
    }
    return page;
  }

  private void cut(int pageCount) {
    tree.store.truncate(pageCount);
    tree.header().set(DatabaseHeader.PAGE_COUNT, pageCount);
  }

  /** Whether a page is the lock-byte page or a pointer map page. */
  boolean isSpecial(int page) {
    return page == tree.store.lockBytePage() || tree.pointerMap.isMapPage(page);
  }

  /** The pages left when so many free ones are given back, with the map pages then useless. */
  private int finalSize(int size, int free) {
    int left = free;
    int end = size;
    while (end > 1 && (left > 0 || isSpecial(end))) {
      if (!isSpecial(end)) {
        left--;
      }
      end--;
    }
    if (left > 0) {
      throw tree.corrupt(1, DatabaseHeader.FREELIST_COUNT, "freelist count is too large");
    }
    return end;
  }

  /** Copies a page to a free one and corrects what points to it and what it points to. */
  void move(int from, int type, int to) {
    int parent = tree.pointerMap.parent(from);
    if (type == PointerMap.FREE || from <= 2) {
      throw tree.corrupt(from, 0, "page cannot be moved");
    }
    Page page = new Page(tree);
    try {
      copy(from, to, page);
      if (type == PointerMap.TREE || type == PointerMap.ROOT) {
        page.parseHeader();
        tree.pointerMap.putChildren(page);
      } else {
        int next = Memory.getInt(page.address);
        if (next != 0) {
          tree.pointerMap.put(next, PointerMap.OVERFLOW_NEXT, to);
        }
      }
      if (type != PointerMap.ROOT) {
        if (parent < 1 || parent > tree.store.pageCount()) {
          throw tree.corrupt(tree.pointerMap.mapPage(from), 0, "parent page " + parent);
        }
        page.attach(tree.store.get(parent), parent);
        redirect(page, type, from, to);
      }
    } finally {
      page.release();
    }
    tree.pointerMap.put(to, type, parent);
  }

  private void copy(int from, int to, Page into) {
    Frame source = tree.store.get(from);
    try {
      into.attach(tree.store.overwrite(to), to);
      Memory.copy(source.address(), into.address, tree.pageSize);
    } finally {
      tree.store.release(source);
    }
  }

  /** Changes the pointer to a page in its parent. */
  private void redirect(Page parent, int type, int from, int to) {
    if (type == PointerMap.OVERFLOW_NEXT) {
      parent.makeWritable();
      redirectAt(parent, parent.address, from, to);
      return;
    }
    parent.parseHeader();
    parent.makeWritable();
    Cell cell = tree.cell;
    for (int i = 0; i < parent.cellCount; i++) {
      if (type == PointerMap.OVERFLOW_FIRST) {
        parent.parse(i, cell);
        if (cell.overflowPage == from) {
          redirectAt(parent, cell.address + cell.size - 4, from, to);
          return;
        }
      } else if (!parent.leaf && parent.child(i) == from) {
        redirectAt(parent, parent.cell(i), from, to);
        return;
      }
    }
    if (type == PointerMap.OVERFLOW_FIRST || parent.leaf) {
      throw parent.corrupt(parent.header, "page does not point to page " + from);
    }
    redirectAt(parent, parent.address + parent.header + Page.RIGHT_CHILD, from, to);
  }

  private static void redirectAt(Page parent, long at, int from, int to) {
    if (Memory.getInt(at) != from) {
      throw parent.corrupt((int) (at - parent.address), "page does not point to page " + from);
    }
    Memory.putInt(at, to);
  }
}
