package org.quiverdb.engine.btree;

/**
 * The pinned pages from the root of a tree down to a cursor's entry, with the cell index on each.
 *
 * <pre>
 *   level 0   root     index = child taken (0..cellCount, the last being the right child)
 *   level 1   ...
 *   level     the page of the entry, index = its cell; a leaf in table trees
 * </pre>
 *
 * Invariants: pages 0..level are pinned and of the tree's kind; every page but the root has a cell;
 * level is below {@link BTree#MAX_DEPTH}, so that a tree that runs in circles ends.
 */
final class TreePath {
  final BTree tree;
  final int root;
  final boolean table;
  final Page[] pages = new Page[BTree.MAX_DEPTH];
  final int[] index = new int[BTree.MAX_DEPTH];

  /** -1 when nothing is pinned. */
  int level = -1;

  /** Pages gone down to since the last seek or change of direction; a scan sees each page once. */
  private int visits;

  private boolean forward;
  private final RowidRange range = new RowidRange();

  TreePath(BTree tree, int root, boolean table) {
    this.tree = tree;
    this.root = root;
    this.table = table;
  }

  /** The deepest page. */
  Page page() {
    return pages[level];
  }

  int cellIndex() {
    return index[level];
  }

  /** About which share of the tree's entries lies before this one: 0 to 1, as if it were even. */
  double share() {
    double before = 0;
    double width = 1;
    for (int i = 0; i <= level; i++) {
      int parts = Math.max(1, pages[i].leaf ? pages[i].cellCount : pages[i].cellCount + 1);
      before += width * index[i] / parts;
      width /= parts;
    }
    return Math.clamp(before, 0, 1);
  }

  /** Goes to the root; its pin is kept from the last time when it is still there. */
  void toRoot() {
    visits = 0;
    if (level >= 0) {
      cutTo(0);
      return;
    }
    Page page = slot(0);
    level = 0;
    index[0] = 0;
    if (root == 1 && tree.store.pageCount() == 0) {
      page.loadEmptySchema();
      return;
    }
    page.load(root);
    if (page.table != table) {
      throw page.corrupt(page.header, "root of a wrong kind of b-tree: " + page.kind);
    }
    if (page.cellCount == 0 && !page.leaf && root != 1) {
      throw page.corrupt(page.header, "interior root without cells");
    }
  }

  private Page slot(int i) {
    Page page = pages[i];
    if (page == null) {
      page = new Page(tree);
      pages[i] = page;
    }
    return page;
  }

  /** Pins the child at the current index and stands on its first cell. */
  void down() {
    Page parent = pages[level];
    int at = index[level];
    int number = parent.child(at);
    if (level + 1 == BTree.MAX_DEPTH) {
      throw parent.corrupt(parent.header, "b-tree is deeper than " + BTree.MAX_DEPTH + " levels");
    }
    if (number < 2 || number > tree.store.pageCount()) {
      throw parent.corrupt(parent.header, "child page " + Integer.toUnsignedString(number));
    }
    if (++visits > tree.store.pageCount()) {
      throw parent.corrupt(parent.header, "b-tree has more pages than the file");
    }
    level++;
    index[level] = 0;
    Page page = slot(level);
    page.load(number);
    if (page.cellCount == 0 || page.table != table) {
      throw page.corrupt(
          page.header, "child of page " + parent.number + " is empty or of another kind");
    }
  }

  /** Makes room for one more level below the root: a new page that is the root's right child. */
  Page grow(int near) {
    if (level + 1 == BTree.MAX_DEPTH) {
      throw page().corrupt(page().header, "b-tree is deeper than " + BTree.MAX_DEPTH + " levels");
    }
    Page page = slot(level + 1);
    tree.allocate(page, near);
    level++;
    index[level] = index[level - 1];
    index[level - 1] = 0;
    return page;
  }

  /** Releases the deepest page. */
  void up() {
    pages[level].release();
    level--;
  }

  /** Releases pages below a level. */
  void cutTo(int newLevel) {
    while (level > newLevel) {
      up();
    }
  }

  /** Releases everything. */
  void clear() {
    cutTo(-1);
  }

  /** Goes down to the first entry below the current index. */
  void downLeft() {
    while (!page().leaf) {
      down();
    }
  }

  /** Goes down to the last entry below the current index. */
  void downRight() {
    while (!page().leaf) {
      down();
      Page page = page();
      index[level] = page.leaf ? page.cellCount - 1 : page.cellCount;
    }
  }

  /** To the first entry; false when the tree is empty. */
  boolean first() {
    toRoot();
    index[0] = 0;
    downLeft();
    return page().cellCount > 0;
  }

  /** To the last entry; false when the tree is empty. */
  boolean last() {
    toRoot();
    Page page = page();
    index[0] = page.leaf ? page.cellCount - 1 : page.cellCount;
    downRight();
    return page().cellCount > 0;
  }

  /** To the next entry; false at the end. */
  boolean next() {
    turn(true);
    Page page = pages[level];
    int at = ++index[level];
    if (page.leaf) {
      return at < page.cellCount || nextFromParent();
    }
    downLeft();
    return true;
  }

  private boolean nextFromParent() {
    while (level > 0) {
      up();
      if (index[level] < page().cellCount) {
        if (table) {
          index[level]++;
          downLeft();
        }
        return true;
      }
    }
    return false;
  }

  private void turn(boolean toNext) {
    if (forward != toNext) {
      forward = toNext;
      visits = 0;
    }
  }

  /** To the previous entry; false at the beginning. */
  boolean previous() {
    turn(false);
    Page page = pages[level];
    if (page.leaf) {
      return --index[level] >= 0 || previousFromParent();
    }
    downRight();
    return true;
  }

  private boolean previousFromParent() {
    while (level > 0) {
      up();
      if (index[level] > 0) {
        index[level]--;
        if (table) {
          downRight();
        }
        return true;
      }
    }
    return false;
  }

  /** Whether the entry is the last of the tree. */
  boolean atEnd() {
    for (int i = 0; i < level; i++) {
      if (index[i] < pages[i].cellCount) {
        return false;
      }
    }
    return index[level] == pages[level].cellCount - 1 && pages[level].leaf;
  }

  /**
   * Goes to a rowid or next to it.
   *
   * @return 0 when found; negative when on the largest entry before it (or the tree is empty);
   *     positive when on the smallest entry after it
   */
  int seek(long rowid) {
    toRoot();
    range.reset();
    while (true) {
      Page page = pages[level];
      int found = range.find(page, rowid);
      if (found < 0) {
        index[level] = -1 - found;
        return 0;
      }
      if (page.leaf) {
        return land(found, page.cellCount);
      }
      index[level] = found;
      down();
    }
  }

  private int land(int low, int count) {
    index[level] = low < count ? low : count - 1;
    return low < count ? 1 : -1;
  }

  /**
   * Goes to a key of an index tree or next to it.
   *
   * @param tie what an equal entry counts as: 0 ends the search there, negative as before the key,
   *     positive as after it
   * @return as {@link #seek(long)}; never 0 when tie is not 0
   */
  int seek(IndexProbe probe, int tie, PayloadReader payload) {
    toRoot();
    while (true) {
      Page page = pages[level];
      int low = 0;
      int high = page.cellCount;
      while (low < high) {
        int middle = (low + high) >>> 1;
        int order = payload.compare(page, middle, probe);
        if (order == 0) {
          order = tie;
        }
        if (order < 0) {
          low = middle + 1;
        } else if (order > 0) {
          high = middle;
        } else {
          index[level] = middle;
          return 0;
        }
      }
      if (page.leaf) {
        return land(low, page.cellCount);
      }
      index[level] = low;
      down();
    }
  }

  /** Checks the invariants; for tests over sound files. */
  boolean assertState() {
    assert level >= -1 && level < BTree.MAX_DEPTH;
    for (int i = 0; i <= level; i++) {
      Page page = pages[i];
      assert page.assertState();
      assert page.table == table && page.leaf == (i == level) || !table && !page.leaf;
      assert index[i] >= -1 && index[i] <= page.cellCount : "index " + index[i];
      assert i == level || page.child(index[i]) == pages[i + 1].number;
    }
    return true;
  }

  /** Counts all entries, page by page; leaves the path at the root. */
  long count() {
    toRoot();
    index[0] = 0;
    long sum = 0;
    while (true) {
      Page page = page();
      if (page.leaf) {
        sum += page.cellCount;
        while (level > 0 && (page().leaf || index[level] > page().cellCount)) {
          up();
          index[level]++;
        }
        if (page().leaf || index[level] > page().cellCount) {
          return sum;
        }
        down();
      } else {
        if (index[level] == 0 && !table) {
          sum += page.cellCount;
        }
        down();
      }
    }
  }
}
