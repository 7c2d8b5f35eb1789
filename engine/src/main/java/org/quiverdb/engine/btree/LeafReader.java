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
 * so long. Every cell is checked against its page before it is handed out. No allocation per leaf
 * or row. A reader is used by one thread; the tree must not change meanwhile.
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
  private long[] order = new long[64];
  private long[] rowid = new long[64];
  private int[] payloadSize = new int[64];
  private long[] localAddress = new long[64];
  private int[] localSize = new int[64];
  private int[] overflowPage = new int[64];

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
    reserve(cells);
    sortByAddress(cells);
    for (int i = 0; i < cells; i++) {
      page.parse((int) order[i], cell);
      tree.overflow.checkLength(page, cell, pageCount);
      rowid[i] = cell.rowid;
      payloadSize[i] = cell.payloadSize;
      localAddress[i] = cell.payloadAddress;
      localSize[i] = cell.localSize;
      overflowPage[i] = cell.overflowPage;
    }
    count = cells;
    return cells;
  }

  private void reserve(int cells) {
    if (cells > order.length) {
      int size = Integer.highestOneBit(cells) * 2;
      order = new long[size];
      rowid = new long[size];
      payloadSize = new int[size];
      localAddress = new long[size];
      localSize = new int[size];
      overflowPage = new int[size];
    }
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
    return rowid[index];
  }

  /** Bytes of a cell's record. */
  public int payloadSize(int index) {
    return payloadSize[index];
  }

  /** Address of the record; {@link #localSize} bytes of it lie there. */
  public long localAddress(int index) {
    return localAddress[index];
  }

  /** Bytes of the record in the leaf itself. */
  public int localSize(int index) {
    return localSize[index];
  }

  /** The first overflow page of a cell, or 0. */
  public int overflowPage(int index) {
    return overflowPage[index];
  }

  /**
   * Copies part of a cell's record, following the overflow chain from its start.
   *
   * @param offset of the first byte, from 0
   * @param byteCount so many; offset + byteCount must not be beyond the record
   */
  public void readPayload(int index, int offset, int byteCount, long toAddress) {
    if (offset < 0 || byteCount < 0 || (long) offset + byteCount > payloadSize[index]) {
      throw new IllegalArgumentException("bytes " + offset + "+" + byteCount);
    }
    int local = Math.max(0, Math.min(byteCount, localSize[index] - offset));
    Memory.copy(localAddress[index] + offset, toAddress, local);
    int skip = Math.max(0, offset - localSize[index]);
    int left = byteCount - local;
    long to = toAddress + local;
    int perPage = tree.overflow.bytesPerPage();
    int number = overflowPage[index];
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
