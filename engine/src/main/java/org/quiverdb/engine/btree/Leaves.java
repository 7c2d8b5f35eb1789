package org.quiverdb.engine.btree;

import java.util.Arrays;

/** Lists the leaves of a table tree level by level, without reading them. */
final class Leaves {
  private Leaves() {}

  static int[] of(BTree tree, int root) {
    PageSet seen = new PageSet(tree.store.pageCount());
    int[] level = {root};
    Page page = new Page(tree);
    try {
      for (int depth = 0; depth < BTree.MAX_DEPTH; depth++) {
        page.load(level[0]);
        if (!page.table) {
          throw page.corrupt(page.header, "not a page of a table: page type " + page.kind);
        }
        if (page.leaf) {
          return level;
        }
        level = children(page, level, seen);
      }
      throw page.corrupt(page.header, "b-tree is deeper than " + BTree.MAX_DEPTH + " levels");
    } finally {
      page.release();
    }
  }

  private static int[] children(Page page, int[] parents, PageSet seen) {
    int[] found = new int[parents.length * 2];
    int count = 0;
    for (int parent : parents) {
      page.load(parent);
      if (page.kind != Page.TABLE_INTERIOR) {
        throw page.corrupt(page.header, "leaf above the level of leaves");
      }
      int needed = count + page.cellCount + 1;
      if (needed > found.length) {
        found = Arrays.copyOf(found, Math.max(needed, count * 2));
      }
      for (int i = 0; i <= page.cellCount; i++) {
        int child = page.child(i);
        if (child < 1 || child > page.tree.store.pageCount() || !seen.add(child)) {
          throw page.corrupt(page.header, "child page " + Integer.toUnsignedString(child));
        }
        found[count++] = child;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
