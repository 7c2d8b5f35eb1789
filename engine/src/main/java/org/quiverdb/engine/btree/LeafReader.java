package org.quiverdb.engine.btree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;
import org.quiverdb.engine.pager.PageStore;

/**
 * Reads the leaves of a table tree one at a time, in any order, for scans that look at every row
 * and do not care for rowid order (exact vector search). The cells of a leaf are handed out in
 * ascending address order: cells are laid down from the end of a page to its beginning, so rowid
 * order would run backwards through memory.
 *
 * <pre>
 *   int[] leaves = tree.leafPages(root);
 *   // thread k of n, each with its own reader over a PageSource that may be used by it
 *   for (int i = from; i &lt; to; i++) {
 *     int n = reader.open(leaves[i]);
 *     for (int c = 0; c &lt; n; c++) ... reader.rowid(c), reader.localAddress(c) ...
 *   }
 *   reader.close();
 * </pre>
 *
 * <p>The leaf that was opened last stays pinned until the next open or close; addresses are valid
 * so long. A cell is parsed, and checked against its page, when it is first asked for: to look at
 * all cells of a large page at once would wait for memory once per cell. No allocation per leaf or
 * row. A reader is used by one thread; the tree must not change meanwhile.
 */
public final class LeafReader implements AutoCloseable {
  /** Hands out pages to one reader. */
  public interface PageSource {
    /** Pins a page. Throws a CorruptException when it is outside of the file. */
    Frame get(int pageNumber);

    /** Unpins a page. */
    void release(Frame frame);

    /** The pages of a store, for the thread that uses the store. */
    static PageSource of(PageStore store) {
      return new PageSource() {
        @Override
        public Frame get(int pageNumber) {
          return store.get(pageNumber);
        }

        @Override
        public void release(Frame frame) {
          store.release(frame);
        }
      };
    }

    /** The pages of a store behind one lock, for several threads. */
    static PageSource locked(PageStore store) {
      PageSource plain = of(store);
      return new PageSource() {
        @Override
        public Frame get(int pageNumber) {
          synchronized (store) {
            return plain.get(pageNumber);
          }
        }

        @Override
        public void release(Frame frame) {
          synchronized (store) {
            plain.release(frame);
          }
        }
      };
    }
  }

  private final BTree tree;
  private final PageSource source;
  private final int pageCount;
  private final Page page;
  private final Cell cell = new Cell();
  private @Nullable Frame pinned;
  private int count;
  private int parsed = -1;
  private long[] order = new long[64];

  LeafReader(BTree tree, PageSource source) {
    this.tree = tree;
    this.source = source;
    pageCount = tree.store.pageCount();
    page = new Page(tree);
  }

  /**
   * Pins a leaf and reads its cells.
   *
   * @return the number of cells
   */
  public int open(int leafPage) {
    close();
    Frame frame = source.get(leafPage);
    pinned = frame;
    page.view(frame, leafPage);
    if (page.kind != Page.TABLE_LEAF) {
      throw page.corrupt(page.header, "not a leaf of a table: page type " + page.kind);
    }
    int cells = page.cellCount;
    if (cells > order.length) {
      order = new long[Integer.highestOneBit(cells) * 2];
    }
    sortByAddress(cells);
    parsed = -1;
    count = cells;
    return cells;
  }

  /** The cell at an index of the order of addresses. */
  private Cell at(int index) {
    if (index != parsed) {
      if (index >= count) {
        throw new IndexOutOfBoundsException(index);
      }
      parsed = -1;
      page.parse((int) order[index], cell);
      tree.overflow.checkLength(page, cell, pageCount);
      parsed = index;
    }
    return cell;
  }

  /** Fills order with the cell indexes (low half), sorted by address (high half). */
  private void sortByAddress(int cells) {
    boolean sorted = true;
    long before = -1;
    for (int i = 0; i < cells; i++) {
      int index = cells - 1 - i;
      long key = page.cell(index) - page.address << 32 | index;
      order[i] = key;
      sorted &= key > before;
      before = key;
    }
    if (!sorted) {
      Arrays.sort(order, 0, cells);
    }
  }

  /** Cells of the leaf. */
  public int count() {
    return count;
  }

  /** The rowid of a cell. */
  public long rowid(int index) {
    return at(index).rowid;
  }

  /** Bytes of a cell's record. */
  public int payloadSize(int index) {
    return at(index).payloadSize;
  }

  /** Address of the record; {@link #localSize} bytes of it lie there. */
  public long localAddress(int index) {
    return at(index).payloadAddress;
  }

  /** Bytes of the record in the leaf itself. */
  public int localSize(int index) {
    return at(index).localSize;
  }

  /** The first overflow page of a cell, or 0. */
  public int overflowPage(int index) {
    return at(index).overflowPage;
  }

  /**
   * Copies part of a cell's record, following the overflow chain from its start.
   *
   * @param offset of the first byte, from 0
   * @param byteCount so many; offset + byteCount must not be beyond the record
   */
  public void readPayload(int index, int offset, int byteCount, long toAddress) {
    Cell of = at(index);
    if (offset < 0 || byteCount < 0 || (long) offset + byteCount > of.payloadSize) {
      throw new IllegalArgumentException("bytes " + offset + "+" + byteCount);
    }
    int local = Math.max(0, Math.min(byteCount, of.localSize - offset));
    Memory.copy(of.payloadAddress + offset, toAddress, local);
    int skip = Math.max(0, offset - of.localSize);
    int left = byteCount - local;
    long to = toAddress + local;
    int perPage = tree.overflow.bytesPerPage();
    int number = of.overflowPage;
    int from = page.number;
    while (left > 0) {
      if (number < 2 || number > pageCount) {
        throw overflowLink(from, number);
      }
      Frame frame = source.get(number);
      int count = Math.max(0, Math.min(left, perPage - skip));
      Memory.copy(frame.address() + 4 + skip, to, count);
      from = number;
      number = Memory.getInt(frame.address());
      source.release(frame);
      to += count;
      left -= count;
      skip = Math.max(0, skip - perPage);
    }
  }

  private CorruptException overflowLink(int from, int number) {
    return tree.corrupt(
        from, 0, "overflow chain leads to page " + Integer.toUnsignedString(number));
  }

  /** Unpins the leaf. */
  @Override
  public void close() {
    Frame frame = pinned;
    if (frame != null) {
      pinned = null;
      count = 0;
      source.release(frame);
    }
  }
}
