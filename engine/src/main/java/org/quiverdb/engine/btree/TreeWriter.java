package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;

/**
 * Inserts, replaces and deletes one cell at the end of a path, then balances. After a call the path
 * is still right, or it is cleared (level -1) because balancing moved cells. Not thread-safe.
 */
final class TreeWriter {
  private final BTree tree;
  private final Cell cell = new Cell();

  TreeWriter(BTree tree) {
    this.tree = tree;
  }

  /** Inserts a cell at the path's index; the path ends on a leaf. */
  void insert(TreePath path, long rowid, long address, int byteCount) {
    Page page = path.page();
    page.makeWritable();
    int size = build(page, rowid, address, byteCount);
    put(path, page, size);
  }

  private void put(TreePath path, Page page, int size) {
    long built = tree.scratch.cell(tree.pageSize);
    PageEditor.insertCell(page, path.cellIndex(), built, size);
    if (page.overflowCount > 0) {
      tree.balancer.balance(path);
      path.clear();
    } else if (cell.overflowPage != 0) {
      tree.pointerMap.put(cell.overflowPage, PointerMap.OVERFLOW_FIRST, page.number);
    }
  }

  /** Writes a cell into the scratch buffer, its overflow chain into new pages; returns its size. */
  private int build(Page page, long rowid, long address, int byteCount) {
    long start = tree.scratch.cell(tree.pageSize);
    long p = page.leaf ? start : start + 4;
    p += Varint.put(p, byteCount);
    if (page.table) {
      p += Varint.put(p, rowid);
    }
    if (byteCount <= page.maxLocal) {
      cell.overflowPage = 0;
      Memory.copy(address, p, byteCount);
      p += byteCount;
      while (p - start < 4) {
        Memory.putByte(p++, 0);
      }
    } else {
      int local = tree.localSize(byteCount, page.maxLocal);
      Memory.copy(address, p, local);
      cell.overflowPage = tree.overflow.create(address + local, byteCount - local, page.number);
      Memory.putInt(p + local, cell.overflowPage);
      p += local + 4;
    }
    return (int) (p - start);
  }

  /**
   * Replaces a payload by one of the same length where it is.
   *
   * @return false when the lengths differ; then nothing is changed
   */
  boolean overwrite(TreePath path, Cell old, long address, int byteCount) {
    if (old.payloadSize != byteCount) {
      return false;
    }
    Page page = path.page();
    int local = old.localSize;
    if (Memory.compare(old.payloadAddress, local, address, local) != 0) {
      page.makeWritable();
      page.parse(path.cellIndex(), cell);
      Memory.copy(address, cell.payloadAddress, local);
    }
    if (local < byteCount) {
      tree.overflow.checkLength(page, old);
      tree.overflow.write(old.overflowPage, 0, byteCount - local, address + local, page.number);
    }
    return true;
  }

  /** Replaces the cell at the path's end, which may be in an interior page of an index tree. */
  void replace(TreePath path, long rowid, long address, int byteCount) {
    Page page = path.page();
    int at = path.cellIndex();
    page.makeWritable();
    Cell old = tree.cell;
    page.parse(at, old);
    tree.overflow.free(page, old);
    int size = build(page, rowid, address, byteCount);
    if (!page.leaf) {
      Memory.putInt(tree.scratch.cell(tree.pageSize), page.child(at));
    }
    PageEditor.dropCell(page, at);
    put(path, page, size);
  }

  /** Whether a delete needs no balancing, so that the path survives it. */
  boolean deletesInPlace(TreePath path, Cell old) {
    Page page = path.page();
    return page.leaf && (path.level == 0 || !underfull(page.free() + old.size + 2));
  }

  private boolean underfull(int free) {
    return free * 3 > tree.usable * 2;
  }

  /**
   * Deletes the cell at the path's end.
   *
   * @param inPlace what {@link #deletesInPlace} said; then the path stays
   */
  void delete(TreePath path, boolean inPlace) {
    Page page = path.page();
    int level = path.level;
    int at = path.cellIndex();
    if (!page.leaf) {
      path.previous();
    }
    page.makeWritable();
    page.parse(at, cell);
    tree.overflow.free(page, cell);
    PageEditor.dropCell(page, at);
    if (page.leaf) {
      if (!inPlace) {
        tree.balancer.balance(path);
        path.clear();
      }
      return;
    }
    raise(path.page(), page, at, path.pages[level + 1].number);
    tree.balancer.balance(path);
    if (path.level > level) {
      path.cutTo(level);
      tree.balancer.balance(path);
    }
    path.clear();
  }

  /** Moves the last cell of a leaf up to where an interior cell was deleted. */
  private void raise(Page leaf, Page interior, int at, int child) {
    leaf.makeWritable();
    int last = leaf.cellCount - 1;
    leaf.parse(last, cell);
    long up = tree.scratch.cell(tree.pageSize);
    Memory.putInt(up, child);
    Memory.copy(cell.address, up + 4, cell.size);
    // A leaf cell is padded to four bytes, so its true size may be smaller.
    int size = interior.cellSize(up);
    PageEditor.insertCell(interior, at, up, size);
    if (cell.overflowPage != 0) {
      tree.pointerMap.put(cell.overflowPage, PointerMap.OVERFLOW_FIRST, interior.number);
    }
    PageEditor.dropCell(leaf, last);
  }
}
