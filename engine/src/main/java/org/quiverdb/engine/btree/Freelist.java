package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;

/**
 * Unused pages (file format document, section 1.5): a list of trunk pages, each with the numbers of
 * leaf pages that are not linked any further. Not thread-safe.
 *
 * <pre>
 *   header: first trunk, count of all     trunk: next trunk (4), leaves n (4), n x page number (4)
 * </pre>
 *
 * Invariant: the count in the header is the number of trunks and leaves. A trunk is filled up to
 * {@code usable/4 - 8} leaves only, since old versions of SQLite read no more.
 */
final class Freelist {
  private static final int NEXT = 0;
  private static final int LEAF_COUNT = 4;
  private static final int LEAVES = 8;

  private final BTree tree;

  Freelist(BTree tree) {
    this.tree = tree;
  }

  int count() {
    return tree.header().get(DatabaseHeader.FREELIST_COUNT);
  }

  /**
   * A page to use: from the list, else new at the end of the file. Pinned, writable, zero-filled.
   *
   * @param near a page close to which it should be, or 0
   */
  Frame allocate(int near) {
    int count = count();
    if (count == 0) {
      return extend();
    }
    if (count < 0 || count >= tree.store.pageCount()) {
      throw tree.corrupt(1, DatabaseHeader.FREELIST_COUNT, "freelist count " + count);
    }
    int trunkNumber = checked(tree.header().get(DatabaseHeader.FIRST_FREELIST_TRUNK), 1);
    Frame trunk = tree.store.get(trunkNumber);
    int page = 0;
    try {
      int leaves = leafCount(trunk, trunkNumber);
      if (leaves > 0) {
        trunk = tree.store.writable(trunk);
        page =
            takeLeaf(trunk.address(), leaves, nearest(trunk.address(), leaves, near), trunkNumber);
      } else {
        page = trunkNumber;
        tree.header()
            .set(DatabaseHeader.FIRST_FREELIST_TRUNK, Memory.getInt(trunk.address() + NEXT));
      }
    } finally {
      tree.store.release(trunk);
    }
    tree.header().set(DatabaseHeader.FREELIST_COUNT, count - 1);
    return tree.store.overwrite(page);
  }

  /** A new page at the end of the file. */
  Frame extend() {
    Frame frame = tree.store.append();
    while (tree.pointerMap.exists() && tree.pointerMap.isMapPage(frame.pageNumber())) {
      tree.store.release(frame);
      frame = tree.store.append();
    }
    return frame;
  }

  private static int nearest(long trunk, int leaves, int near) {
    if (near == 0) {
      return 0;
    }
    int best = 0;
    long distance = Long.MAX_VALUE;
    for (int i = 0; i < leaves; i++) {
      long d = Math.abs((long) Memory.getInt(trunk + LEAVES + 4L * i) - near);
      if (d < distance) {
        distance = d;
        best = i;
      }
    }
    return best;
  }

  private int takeLeaf(long trunk, int leaves, int index, int trunkNumber) {
    long slot = trunk + LEAVES + 4L * index;
    int page = checked(Memory.getInt(slot), trunkNumber);
    Memory.putInt(slot, Memory.getInt(trunk + LEAVES + 4L * (leaves - 1)));
    Memory.putInt(trunk + LEAF_COUNT, leaves - 1);
    return page;
  }

  private int leafCount(Frame trunk, int trunkNumber) {
    int leaves = Memory.getInt(trunk.address() + LEAF_COUNT);
    if (leaves < 0 || leaves > tree.usable / 4 - 2) {
      throw tree.corrupt(trunkNumber, LEAF_COUNT, "freelist trunk with " + leaves + " leaves");
    }
    return leaves;
  }

  private int checked(int page, int from) {
    if (page < 2 || page > tree.store.pageCount()) {
      throw tree.corrupt(from, 0, "freelist holds page number " + Integer.toUnsignedString(page));
    }
    return page;
  }

  /** Puts a page on the list. */
  void free(int page) {
    checked(page, page);
    if (tree.secureDelete() == SecureDelete.ON) {
      tree.store.release(tree.store.overwrite(page));
    }
    DatabaseHeader header = tree.header();
    int count = count();
    header.set(DatabaseHeader.FREELIST_COUNT, count + 1);
    tree.pointerMap.put(page, PointerMap.FREE, 0);
    int trunkNumber = header.get(DatabaseHeader.FIRST_FREELIST_TRUNK);
    if (count != 0 && addLeaf(checked(trunkNumber, 1), page)) {
      return;
    }
    Frame frame = tree.store.overwrite(page);
    Memory.putInt(frame.address() + NEXT, count == 0 ? 0 : trunkNumber);
    Memory.putInt(frame.address() + LEAF_COUNT, 0);
    tree.store.release(frame);
    header.set(DatabaseHeader.FIRST_FREELIST_TRUNK, page);
  }

  private boolean addLeaf(int trunkNumber, int page) {
    Frame trunk = tree.store.get(trunkNumber);
    try {
      int leaves = leafCount(trunk, trunkNumber);
      if (leaves >= tree.usable / 4 - 8) {
        return false;
      }
      trunk = tree.store.writable(trunk);
      Memory.putInt(trunk.address() + LEAVES + 4L * leaves, page);
      Memory.putInt(trunk.address() + LEAF_COUNT, leaves + 1);
      return true;
    } finally {
      tree.store.release(trunk);
    }
  }

  /**
   * Takes a certain page off the list, or any page up to it. Its content is undefined.
   *
   * @return the page, or 0 when the list holds no such page
   */
  int take(int wanted, boolean orLess) {
    int left = count();
    int before = 0;
    int trunkNumber = tree.header().get(DatabaseHeader.FIRST_FREELIST_TRUNK);
    while (trunkNumber != 0 && left > 0) {
      Frame trunk = tree.store.get(checked(trunkNumber, 1));
      int next;
      try {
        int leaves = leafCount(trunk, trunkNumber);
        if (matches(trunkNumber, wanted, orLess)) {
          unlinkTrunk(trunk.address(), leaves, before);
          return taken(trunkNumber);
        }
        int index = indexOf(trunk.address(), leaves, wanted, orLess);
        if (index >= 0) {
          trunk = tree.store.writable(trunk);
          return taken(takeLeaf(trunk.address(), leaves, index, trunkNumber));
        }
        left -= leaves + 1;
        next = Memory.getInt(trunk.address() + NEXT);
      } finally {
        tree.store.release(trunk);
      }
      before = trunkNumber;
      trunkNumber = next;
    }
    return 0;
  }

  private int taken(int page) {
    tree.header().set(DatabaseHeader.FREELIST_COUNT, count() - 1);
    return page;
  }

  private static boolean matches(int page, int wanted, boolean orLess) {
    return page == wanted || orLess && page < wanted;
  }

  private static int indexOf(long trunk, int leaves, int page, boolean orLess) {
    for (int i = 0; i < leaves; i++) {
      if (matches(Memory.getInt(trunk + LEAVES + 4L * i), page, orLess)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a trunk out of the list; its first leaf becomes the trunk of the others. */
  private void unlinkTrunk(long trunk, int leaves, int before) {
    int next = Memory.getInt(trunk + NEXT);
    int heir = next;
    if (leaves > 0) {
      heir = checked(Memory.getInt(trunk + LEAVES), before);
      Frame frame = tree.store.overwrite(heir);
      Memory.putInt(frame.address() + NEXT, next);
      Memory.putInt(frame.address() + LEAF_COUNT, leaves - 1);
      Memory.copy(trunk + LEAVES + 4, frame.address() + LEAVES, 4L * (leaves - 1));
      tree.store.release(frame);
    }
    if (before == 0) {
      tree.header().set(DatabaseHeader.FIRST_FREELIST_TRUNK, heir);
    } else {
      Frame frame = tree.store.writable(tree.store.get(before));
      Memory.putInt(frame.address() + NEXT, heir);
      tree.store.release(frame);
    }
  }
}
