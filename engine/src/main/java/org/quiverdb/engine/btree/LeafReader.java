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
  /** The bit that is 0 in the last byte of a varint, in each byte of a word. */
  private static final long VARINT_ENDS = 0x8080808080808080L;

  /** Two cache lines, as they are fetched in pairs. */
  private static final int GAP_STEP = 128;

  /** A longer gap takes longer to read than it takes to begin a new run. */
  private static final int MAX_GAP = 3072;

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

  /** Where the page ends that was read last. */
  private long readTo;

  /** The sum of what {@link #bridgeGap} has read, so that the compiler does not leave it out. */
  private long gapBytes;

  /** The cell that the fields of {@link #cell} and {@link #rowidAddress} are about, or -1. */
  private int parsed = -1;

  private long rowidAddress;

  /** The first bytes of the last cell, its payload size, and which bits of a word they are. */
  private long sizeBits = 1;

  private long sizeMask;
  private int sizeBytes;

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
    if (cells > 0) {
      bridgeGap(page.address + page.firstCellByte, page.address + (order[0] >>> 32));
    }
    readTo = page.address + tree.pageSize;
    return cells;
  }

  /**
   * Reads a little of what lies unused between the pointers and the cells of a page, when this page
   * follows in memory on what was read last. The processor fetches ahead what is read in one
   * unbroken run; where the run breaks, it waits for the next bytes as long as it takes to read
   * twice the gap of a small page.
   */
  private void bridgeGap(long from, long to) {
    if (page.address == readTo && to - from <= MAX_GAP) {
      long bytes = 0;
      for (long at = from; at < to; at += GAP_STEP) {
        bytes += Memory.getByte(at);
      }
      gapBytes += bytes;
    }
  }

  /** The cell at an index of the order of addresses; without its rowid. */
  private Cell at(int index) {
    if (index != parsed) {
      if (index >= count) {
        throw new IndexOutOfBoundsException(index);
      }
      parsed = -1;
      long address = page.address + (order[index] >>> 32);
      if (!parseLikeLast(address)) {
        parse(address);
      }
      parsed = index;
    }
    return cell;
  }

  /**
   * Most cells of a table of vectors are of one size. Between two vectors every instruction counts:
   * while these few wait for memory, the processor can look ahead only so far for what it will need
   * next.
   *
   * @return false when the cell begins with other bytes than the last, or is not plain
   */
  private boolean parseLikeLast(long address) {
    long limit = page.address + tree.usable;
    if (address + Long.BYTES > limit) {
      return false;
    }
    long word = Memory.getLongLittleEndian(address);
    long lastBytes = ~word & VARINT_ENDS & ~sizeMask;
    if ((word & sizeMask) != sizeBits || lastBytes == 0) {
      return false;
    }
    long payload = address + (Long.numberOfTrailingZeros(lastBytes) + 1) / Byte.SIZE;
    long end = payload + cell.localSize;
    boolean overflows = cell.localSize < cell.payloadSize;
    if (end + (overflows ? 4 : 0) > limit) {
      return false;
    }
    cell.address = address;
    cell.payloadAddress = payload;
    cell.overflowPage = overflows ? Memory.getInt(end) : 0;
    rowidAddress = address + sizeBytes;
    return true;
  }

  private void parse(long address) {
    sizeMask = 0;
    sizeBits = 1;
    page.parse(address, page.address + tree.usable, cell);
    tree.overflow.checkLength(page, cell, pageCount);
    sizeBytes = Varint.length(address);
    rowidAddress = address + sizeBytes;
    if (sizeBytes < Long.BYTES && cell.size >= Long.BYTES) {
      sizeMask = (1L << Byte.SIZE * sizeBytes) - 1;
      sizeBits = Memory.getLongLittleEndian(address) & sizeMask;
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
    at(index);
    return Varint.get(rowidAddress);
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
      readTo = frame.address() + tree.pageSize;
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
