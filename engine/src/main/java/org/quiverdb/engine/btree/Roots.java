package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;

/** Whole trees: made, emptied, dropped. Not thread-safe. */
final class Roots {
  private final BTree tree;

  Roots(BTree tree) {
    this.tree = tree;
  }

  int create(int kind) {
    Page page = new Page(tree);
    try {
      tree.allocate(page, 1);
      PageEditor.format(page, kind);
      return page.number;
    } finally {
      page.release();
    }
  }

  long clear(int root) {
    return clear(root, new PageSet(tree.store.pageCount()), 0, true);
  }

  /** Frees all pages below a page, and the page itself unless it is the root. */
  private long clear(int number, PageSet seen, int depth, boolean isRoot) {
    if (number < 1 || number > tree.store.pageCount() || depth == BTree.MAX_DEPTH) {
      throw tree.corrupt(number, 0, "b-tree leads to this page");
    }
    if (!seen.add(number)) {
      throw tree.corrupt(number, 0, "page is twice in a b-tree");
    }
    Page page = new Page(tree);
    long entries = 0;
    try {
      page.load(number);
      Cell cell = new Cell();
      for (int i = 0; i < page.cellCount; i++) {
        if (!page.leaf) {
          entries += clear(Memory.getInt(page.cell(i)), seen, depth + 1, false);
        }
        page.parse(i, cell);
        tree.overflow.free(page, cell);
      }
      if (!page.leaf) {
        entries += clear(page.child(page.cellCount), seen, depth + 1, false);
      }
      if (page.leaf || !page.table) {
        entries += page.cellCount;
      }
      if (isRoot) {
        page.makeWritable();
        PageEditor.format(page, page.table ? Page.TABLE_LEAF : Page.INDEX_LEAF);
      }
    } finally {
      page.release();
    }
    if (!isRoot) {
      tree.freelist.free(number);
    }
    return entries;
  }

  int drop(int root) {
    clear(root);
    tree.freelist.free(root);
    return 0;
  }
}
