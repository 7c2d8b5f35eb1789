package org.quiverdb.engine.btree;

import org.quiverdb.engine.pager.Frame;

/** Whole trees: made, emptied, dropped. Not thread-safe. */
final class Roots {
  private final BTree tree;

  Roots(BTree tree) {
    this.tree = tree;
  }

  int create(int kind) {
    Page page = new Page(tree);
    try {
      if (tree.pointerMap.exists()) {
        allocateRoot(page);
      } else {
        tree.allocate(page, 1);
      }
      PageEditor.format(page, kind);
      return page.number;
    } finally {
      page.release();
    }
  }

  /** In auto_vacuum files roots are kept together: the page behind the last root is made free. */
  private void allocateRoot(Page into) {
    int root = tree.header().get(DatabaseHeader.LARGEST_ROOT);
    int pageCount = tree.store.pageCount();
    if (root < 1 || root > pageCount) {
      throw tree.corrupt(1, DatabaseHeader.LARGEST_ROOT, "largest root page " + root);
    }
    Vacuum vacuum = new Vacuum(tree);
    do {
      root++;
    } while (vacuum.isSpecial(root));
    Frame frame;
    if (root > pageCount) {
      frame = tree.freelist.extend();
    } else {
      int type = tree.pointerMap.type(root);
      if (type != PointerMap.FREE) {
        moveAway(vacuum, root, type);
      } else if (tree.freelist.take(root, false) == 0) {
        throw tree.corrupt(root, 0, "page is free by its pointer map but not on the freelist");
      }
      frame = tree.store.overwrite(root);
    }
    into.attach(frame, frame.pageNumber());
    tree.pointerMap.put(root, PointerMap.ROOT, 0);
    tree.header().set(DatabaseHeader.LARGEST_ROOT, root);
  }

  private void moveAway(Vacuum vacuum, int page, int type) {
    if (type == PointerMap.ROOT) {
      throw tree.corrupt(page, 0, "root page behind the largest root");
    }
    Frame target = tree.freelist.allocate(0);
    int to = target.pageNumber();
    tree.store.release(target);
    vacuum.move(page, type, to);
  }

  long clear(int root) {
    return clear(root, root, new PageSet(tree.store.pageCount()), 0);
  }

  /** Frees all pages below a page, and the page itself unless it is the root. */
  private long clear(int number, int parent, PageSet seen, int depth) {
    boolean isRoot = depth == 0;
    if (number < 1 || number > tree.store.pageCount() || depth == BTree.MAX_DEPTH) {
      throw tree.corrupt(parent, 0, "child page " + Integer.toUnsignedString(number));
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
          entries += clear(page.child(i), number, seen, depth + 1);
        }
        page.parse(i, cell);
        tree.overflow.free(page, cell);
      }
      if (!page.leaf) {
        entries += clear(page.child(page.cellCount), number, seen, depth + 1);
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
    int largest = tree.header().get(DatabaseHeader.LARGEST_ROOT);
    if (largest == 0 || root == largest) {
      tree.freelist.free(root);
      lowerLargest(largest);
      return 0;
    }
    if (largest < root || largest > tree.store.pageCount()) {
      throw tree.corrupt(1, DatabaseHeader.LARGEST_ROOT, "largest root page " + largest);
    }
    new Vacuum(tree).move(largest, PointerMap.ROOT, root);
    tree.freelist.free(largest);
    lowerLargest(largest);
    return largest;
  }

  private void lowerLargest(int largest) {
    if (largest == 0) {
      return;
    }
    Vacuum vacuum = new Vacuum(tree);
    int root = largest;
    do {
      root--;
    } while (vacuum.isSpecial(root));
    tree.header().set(DatabaseHeader.LARGEST_ROOT, root);
  }
}
