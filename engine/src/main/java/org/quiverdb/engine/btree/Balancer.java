package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;

/**
 * Keeps the pages of a tree full and its leaves on one level, from a changed page up to the root.
 *
 * <pre>
 *  split / redistribute / merge of up to three siblings:     root split:        root collapse:
 *
 *        [ .. a  b .. ]              [ .. p  q  r .. ]         [ root ]          [ root ]
 *         /   |   \          ->       /   |   |   \               |                 |
 *      [o1] [o2] [o3]              [n1] [n2] [n3] [n4]     ->  [ child ]   ->    content of
 *                                                            all its cells      the only child
 *
 *  quick append (rightmost leaf of a table tree, new cell last):
 *        [ .. | right child = o ]    ->    [ .. k | right child = n ]     o keeps all its cells
 * </pre>
 *
 * Old siblings are copied to scratch; their cells, with the dividers between them from the parent,
 * are listed in key order; pages are filled from the left as far as cells fit; then, from the
 * right, cells move over until neighbours are about equal; the new pages are written from the list.
 * In a table tree's leaves a divider is only a copy of the largest rowid on its left and is made
 * anew. Not thread-safe.
 */
final class Balancer {
  private static final int MAX_OLD = 3;
  private static final int MAX_NEW = 5;

  private final BTree tree;
  private final CellList cells = new CellList();
  private final Distribution distribution = new Distribution();
  private final Page[] spare = new Page[MAX_OLD + MAX_NEW];
  private final Page[] old = new Page[MAX_OLD];
  private final Page[] fresh = new Page[MAX_NEW];
  private boolean bulk;

  Balancer(BTree tree) {
    this.tree = tree;
  }

  /** In bulk mode (ascending inserts into an index) left pages are left full. */
  void setBulk(boolean bulk) {
    this.bulk = bulk;
  }

  /**
   * Balances the page at the path's end and, as far as needed, those above it. The path's indexes
   * mean nothing afterwards; it ends at the level where balancing stopped.
   */
  void balance(TreePath path) {
    while (true) {
      Page page = path.page();
      if (path.level == 0) {
        if (page.overflowCount == 0) {
          return;
        }
        deepen(path);
        continue;
      }
      if (page.overflowCount == 0 && page.free() * 3 <= tree.usable * 2) {
        return;
      }
      Page parent = path.pages[path.level - 1];
      int at = path.index[path.level - 1];
      parent.makeWritable();
      try {
        if (appendsAtRight(page, parent, at)) {
          appendLeaf(page, parent, path.level);
        } else {
          siblings(page, parent, at, path.level);
        }
      } finally {
        releaseSpare();
      }
      page.overflowCount = 0;
      path.up();
    }
  }

  private void releaseSpare() {
    for (Page page : spare) {
      if (page != null) {
        page.overflowCount = 0;
        page.release();
      }
    }
  }

  private Page spare(int i) {
    Page page = spare[i];
    if (page == null) {
      page = new Page(tree);
      spare[i] = page;
    }
    return page;
  }

  /** The root is too full: its content moves to a new only child. */
  private void deepen(TreePath path) {
    Page root = path.page();
    root.makeWritable();
    Page child = path.grow(root.number);
    Memory.copy(root.address, child.address, tree.pageSize);
    if (root.header > 0) {
      Memory.copy(root.address + root.header, child.address, root.firstCellByte - root.header);
    }
    child.parseHeader();
    child.overflowCount = root.overflowCount;
    for (int i = 0; i < root.overflowCount; i++) {
      child.overflowIndex[i] = root.overflowIndex[i];
      child.overflowAddress[i] = root.overflowAddress[i];
      child.overflowSize[i] = root.overflowSize[i];
    }
    PageEditor.format(root, root.table ? Page.TABLE_INTERIOR : Page.INDEX_INTERIOR);
    setRightChild(root, child.number);
    if (tree.pointerMap.exists()) {
      tree.pointerMap.put(child.number, PointerMap.TREE, root.number);
      tree.pointerMap.putChildren(child);
    }
  }

  private static void setRightChild(Page page, int child) {
    Memory.putInt(page.address + page.header + Page.RIGHT_CHILD, child);
  }

  private boolean appendsAtRight(Page page, Page parent, int at) {
    return page.leaf
        && page.table
        && page.overflowCount == 1
        && page.overflowIndex[0] == page.cellCount
        && page.cellCount > 0
        && parent.number != 1
        && parent.overflowCount == 0
        && parent.cellCount == at;
  }

  private void appendLeaf(Page page, Page parent, int level) {
    Page right = spare(0);
    tree.allocate(right, page.number);
    cells.clear();
    cells.add(page.overflowAddress[0], page.overflowSize[0]);
    PageEditor.fill(right, Page.TABLE_LEAF, cells, 0, 1);
    if (tree.pointerMap.exists()) {
      tree.pointerMap.put(right.number, PointerMap.TREE, parent.number);
      tree.pointerMap.putChildren(right);
    }
    long divider = tree.scratch.dividersOut(level, tree.pageSize);
    Memory.putInt(divider, page.number);
    int size = 4 + Varint.put(divider + 4, page.rowid(page.cellCount - 1));
    PageEditor.insertCell(parent, parent.cellCount, divider, size);
    setRightChild(parent, right.number);
  }

  private void siblings(Page page, Page parent, int at, int level) {
    int parentCount = parent.totalCount();
    int width = bulk ? MAX_OLD - 1 : MAX_OLD;
    int oldCount = Math.min(parentCount + 1, width);
    int first = 0;
    if (parentCount >= 2 && at > 0) {
      first = at == parentCount ? parentCount + 1 - oldCount : at - 1;
    }
    loadOld(page, parent, first, oldCount);
    int kind = page.kind;
    int rightmost = gather(parent, first, oldCount);
    for (int i = 0; i < oldCount - 1; i++) {
      PageEditor.removeCell(parent, first);
    }
    boolean leafData = page.leaf && page.table;
    int space = tree.usable - page.headerSize();
    int newCount = distribution.compute(cells, leafData, space, bulk);
    if (newCount < 0) {
      throw page.corrupt(page.header, "cells do not fit the pages they came from");
    }
    takePages(page, oldCount, newCount);
    write(kind, newCount, rightmost, leafData);
    linkToParent(parent, first, newCount, leafData, level);
    if (tree.pointerMap.exists()) {
      for (int i = 0; i < newCount; i++) {
        tree.pointerMap.put(fresh[i].number, PointerMap.TREE, parent.number);
        tree.pointerMap.putChildren(fresh[i]);
      }
    }
    if (level == 1 && parent.totalCount() == 0 && parent.header <= fresh[0].free()) {
      collapse(parent, kind, rightmost);
    }
  }

  private void loadOld(Page page, Page parent, int first, int oldCount) {
    boolean seen = false;
    for (int i = 0; i < oldCount; i++) {
      int number = parent.totalChild(first + i);
      if (number == page.number && !seen) {
        old[i] = page;
        seen = true;
        continue;
      }
      if (number < 2 || number > tree.store.pageCount()) {
        throw parent.corrupt(parent.header, "child page " + Integer.toUnsignedString(number));
      }
      Page sibling = spare(i);
      sibling.load(number);
      if (sibling.kind != page.kind || number == parent.number) {
        throw parent.corrupt(parent.header, "page " + number + " is not a sibling of its siblings");
      }
      for (int j = 0; j < i; j++) {
        if (old[j].number == number) {
          throw parent.corrupt(parent.header, "page " + number + " is a child twice");
        }
      }
      old[i] = sibling;
    }
    if (!seen) {
      throw parent.corrupt(parent.header, "page " + page.number + " is not a child of its parent");
    }
  }

  /** Lists all cells of the old pages and the dividers; returns the last right child. */
  private int gather(Page parent, int first, int oldCount) {
    cells.clear();
    long divider = tree.scratch.dividersIn(tree.pageSize);
    int rightmost = 0;
    for (int i = 0; i < oldCount; i++) {
      Page page = old[i];
      long shift = tree.scratch.sibling(i, page.address, tree.pageSize) - page.address;
      gatherCells(page, shift);
      if (!page.leaf) {
        rightmost = page.child(page.cellCount);
      }
      if (i < oldCount - 1 && !(page.leaf && page.table)) {
        divider += gatherDivider(parent, first + i, divider, page.leaf, rightmost);
      }
    }
    return rightmost;
  }

  /** Lists a page's cells: those in it, as they lie in its copy, and between them the others. */
  private void gatherCells(Page page, long shift) {
    int inner = 0;
    for (int slot = 0; slot < page.overflowCount; slot++) {
      for (; inner + slot < page.overflowIndex[slot]; inner++) {
        gatherCell(page, inner, shift);
      }
      cells.add(page.overflowAddress[slot], page.overflowSize[slot]);
    }
    for (; inner < page.cellCount; inner++) {
      gatherCell(page, inner, shift);
    }
  }

  private void gatherCell(Page page, int index, long shift) {
    long at = page.cell(index);
    cells.add(at + shift, page.cellSizeChecked(at));
  }

  private int gatherDivider(Page parent, int index, long to, boolean leaf, int rightChild) {
    long from = parent.totalCell(index);
    int size =
        parent.overflowSlot(index) >= 0 ? parent.cellSize(from) : parent.cellSizeChecked(from);
    Memory.copy(from, to, size);
    if (leaf) {
      cells.add(to + 4, Math.max(4, size - 4));
    } else {
      Memory.putInt(to, rightChild);
      cells.add(to, size);
    }
    return Math.max(8, size);
  }

  /** Reuses the old pages, allocates or frees the difference, and sorts by page number. */
  private void takePages(Page near, int oldCount, int newCount) {
    for (int i = 0; i < newCount; i++) {
      if (i < oldCount) {
        fresh[i] = old[i];
        fresh[i].makeWritable();
      } else {
        fresh[i] = spare(MAX_OLD + i);
        tree.allocate(fresh[i], near.number);
      }
      for (int j = i; j > 0 && fresh[j - 1].number > fresh[j].number; j--) {
        Page swap = fresh[j];
        fresh[j] = fresh[j - 1];
        fresh[j - 1] = swap;
      }
    }
    for (int i = newCount; i < oldCount; i++) {
      int number = old[i].number;
      old[i].release();
      tree.freelist.free(number);
    }
  }

  private void write(int kind, int newCount, int rightmost, boolean leafData) {
    int start = 0;
    for (int i = 0; i < newCount; i++) {
      int end = distribution.end(i);
      Page page = fresh[i];
      PageEditor.fill(page, kind, cells, start, end);
      page.overflowCount = 0;
      if (!page.leaf) {
        setRightChild(page, i < newCount - 1 ? Memory.getInt(cells.address(end)) : rightmost);
      }
      start = leafData ? end : end + 1;
    }
  }

  private void linkToParent(Page parent, int first, int newCount, boolean leafData, int level) {
    long divider = tree.scratch.dividersOut(level, tree.pageSize);
    for (int i = 0; i < newCount - 1; i++) {
      Page page = fresh[i];
      int size;
      Memory.putInt(divider, page.number);
      if (leafData) {
        size = 4 + Varint.put(divider + 4, page.rowid(page.cellCount - 1));
      } else {
        int cell = distribution.end(i);
        int skip = page.leaf ? 0 : 4;
        Memory.copy(cells.address(cell) + skip, divider + 4, cells.size(cell) - skip);
        // A leaf cell is padded to four bytes, so its true size may be smaller.
        size = parent.cellSize(divider);
      }
      PageEditor.insertCell(parent, first + i, divider, size);
      if (!leafData && tree.pointerMap.exists()) {
        tree.pointerMap.putOverflow(parent, divider);
      }
      divider += size;
    }
    int last = first + newCount - 1;
    if (last == parent.totalCount()) {
      setRightChild(parent, fresh[newCount - 1].number);
    } else {
      Memory.putInt(parent.totalCell(last), fresh[newCount - 1].number);
    }
  }

  /** The root has one child left: takes its content over. */
  private void collapse(Page root, int kind, int rightmost) {
    Page child = fresh[0];
    PageEditor.fill(root, kind, cells, 0, cells.count());
    if (!root.leaf) {
      setRightChild(root, rightmost);
    }
    int number = child.number;
    child.release();
    tree.freelist.free(number);
    if (tree.pointerMap.exists()) {
      tree.pointerMap.putChildren(root);
    }
  }
}
