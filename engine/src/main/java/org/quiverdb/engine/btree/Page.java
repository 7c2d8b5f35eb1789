package org.quiverdb.engine.btree;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;

/**
 * A b-tree page as a parsed view over a pinned frame (file format document, section 1.6). Reading
 * only; {@link PageEditor} changes pages. A view is reused for many pages.
 *
 * <pre>
 *   0 (100 on page 1)   header: kind, first freeblock, cell count, content start, fragments
 *   +8 leaf, +12        cell pointers, 2 bytes each, in key order
 *   ...                 gap
 *   content start       cells and freeblocks, in any order
 *   usable size         reserved bytes
 * </pre>
 *
 * Invariants while a frame is attached:
 *
 * <ol>
 *   <li>kind is one of the four page types and cellCount is at most {@code (pageSize - 8) / 6};
 *   <li>firstCellByte is the offset behind the last cell pointer;
 *   <li>free is -1 (not computed yet) or the free bytes: gap + freeblocks + fragments;
 *   <li>overflowCount is 0 outside of one insert or delete with its balancing. Overflow cells are
 *       cells that did not fit: they have a place in the order of cells (their index counts them
 *       in) but lie in scratch memory.
 * </ol>
 *
 * Not thread-safe.
 */
final class Page {
  static final int INDEX_INTERIOR = 2;
  static final int TABLE_INTERIOR = 5;
  static final int INDEX_LEAF = 10;
  static final int TABLE_LEAF = 13;

  /** Offsets in the page header. */
  static final int FIRST_FREEBLOCK = 1;

  static final int CELL_COUNT = 3;
  static final int CONTENT_START = 5;
  static final int FRAGMENTS = 7;
  static final int RIGHT_CHILD = 8;

  /** At most so many cells of a page wait outside of it. */
  static final int MAX_OVERFLOW = 6;

  final BTree tree;
  private @Nullable Frame frame;
  long address;
  int number;
  int header;
  int kind;
  boolean leaf;
  boolean table;
  int cellCount;
  long pointers;
  int firstCellByte;
  int maxLocal;
  int minLocal;
  int free;

  int overflowCount;
  final int[] overflowIndex = new int[MAX_OVERFLOW];
  final long[] overflowAddress = new long[MAX_OVERFLOW];
  final int[] overflowSize = new int[MAX_OVERFLOW];

  Page(BTree tree) {
    this.tree = tree;
  }

  /** Pins a page and parses its header. */
  void load(int pageNumber) {
    attach(tree.store.get(pageNumber), pageNumber);
    parseHeader();
  }

  /** Stands for the root of the schema table in a file that has no pages yet: an empty leaf. */
  void loadEmptySchema() {
    release();
    address = 0;
    number = 1;
    header = DatabaseHeader.BYTES;
    cellCount = 0;
    setKind(TABLE_LEAF);
  }

  /** Looks at a frame that somebody else keeps pinned, and parses its header. */
  void view(Frame pinned, int pageNumber) {
    address = pinned.address();
    number = pageNumber;
    header = pageNumber == 1 ? DatabaseHeader.BYTES : 0;
    parseHeader();
  }

  /** Takes over the pin of a frame; what it holds is not looked at. */
  void attach(Frame pinned, int pageNumber) {
    release();
    frame = pinned;
    address = pinned.address();
    number = pageNumber;
    header = pageNumber == 1 ? DatabaseHeader.BYTES : 0;
    overflowCount = 0;
  }

  /** Gives the pin back, if there is one. */
  void release() {
    Frame pinned = frame;
    if (pinned != null) {
      frame = null;
      tree.store.release(pinned);
    }
  }

  /** Makes the page writable; its address may change. */
  void makeWritable() {
    Frame old = frame;
    if (old == null) {
      throw new IllegalStateException("page is not pinned");
    }
    frame = null;
    Frame writable = tree.store.writable(old);
    frame = writable;
    if (writable.address() != address) {
      pointers += writable.address() - address;
      address = writable.address();
    }
  }

  /** Reads the header of the attached frame. */
  void parseHeader() {
    long h = address + header;
    setKind(Memory.getUnsignedByte(h));
    cellCount = Memory.getUnsignedShort(h + CELL_COUNT);
    if (cellCount > (tree.pageSize - 8) / 6) {
      throw corrupt(header + CELL_COUNT, "too many cells: " + cellCount);
    }
    firstCellByte = header + headerSize() + 2 * cellCount;
    free = -1;
  }

  /** Sets what follows from the page type. */
  void setKind(int newKind) {
    kind = newKind;
    switch (newKind) {
      case TABLE_LEAF, TABLE_INTERIOR -> {
        table = true;
        maxLocal = tree.maxLeaf;
      }
      case INDEX_LEAF, INDEX_INTERIOR -> {
        table = false;
        maxLocal = tree.maxLocal;
      }
      default -> throw corrupt(header, "not a b-tree page type: " + newKind);
    }
    minLocal = tree.minLocal;
    leaf = newKind >= INDEX_LEAF;
    pointers = address + header + headerSize();
  }

  int headerSize() {
    return leaf ? 8 : 12;
  }

  /** Offset of the first byte of the cell content area, up to 65536. */
  int contentStart() {
    int start = Memory.getUnsignedShort(address + header + CONTENT_START);
    return start == 0 ? 65536 : start;
  }

  /** The address of a cell, checked to begin inside of the content area. */
  long cell(int index) {
    int offset = Memory.getUnsignedShort(pointers + 2L * index);
    if (offset < firstCellByte || offset > tree.usable - 4) {
      throw corrupt(
          (int) (pointers - address) + 2 * index, "cell " + index + " begins at byte " + offset);
    }
    return address + offset;
  }

  /** The child page left of a cell, or the right child for index = cellCount. */
  int child(int index) {
    return index == cellCount
        ? Memory.getInt(address + header + RIGHT_CHILD)
        : Memory.getInt(cell(index));
  }

  /** The rowid of a cell of a table tree. */
  long rowid(int index) {
    long p = cell(index);
    if (leaf) {
      p += Memory.getByte(p) >= 0 ? 1 : Varint.length(p);
    } else {
      p += 4;
    }
    return Varint.get(p);
  }

  /** Parses a cell of this page and checks that it ends inside of the page. */
  void parse(int index, Cell into) {
    parse(cell(index), address + tree.usable, into);
  }

  /** Parses a cell of this page's kind at any address; it must end at or before a limit. */
  void parse(long at, long limit, Cell into) {
    long p = leaf ? at : at + 4;
    into.address = at;
    if (table && !leaf) {
      into.rowid = Varint.get(p);
      into.payloadSize = 0;
      into.localSize = 0;
      into.overflowPage = 0;
      p += Varint.length(p);
      into.payloadAddress = p;
      into.size = (int) (p - at);
    } else {
      parsePayload(at, p, into);
    }
    if (at + into.size > limit) {
      throw corrupt((int) (at - address), "cell extends off the end of the page");
    }
    if (into.overflowPage != 0) {
      into.overflowPage = Memory.getInt(at + into.size - 4);
    }
  }

  private void parsePayload(long at, long from, Cell into) {
    long p = from;
    int size = Memory.getByte(p++);
    if (size < 0) {
      p--;
      size = payloadSize(at, Varint.get(p));
      p += Varint.length(p);
    }
    if (table) {
      p = parseRowid(p, into);
    }
    into.payloadSize = size;
    into.payloadAddress = p;
    if (size <= maxLocal) {
      into.localSize = size;
      into.overflowPage = 0;
      into.size = Math.max(4, (int) (p - at) + size);
    } else {
      into.localSize = tree.localSize(size, maxLocal);
      into.overflowPage = -1;
      into.size = (int) (p - at) + into.localSize + 4;
    }
  }

  /** Returns where the rowid ends. Most have up to three bytes; these are looked at once only. */
  private static long parseRowid(long p, Cell into) {
    int first = Memory.getByte(p);
    if (first >= 0) {
      into.rowid = first;
      return p + 1;
    }
    int second = Memory.getByte(p + 1);
    if (second >= 0) {
      into.rowid = (first & 0x7f) << 7 | second;
      return p + 2;
    }
    int third = Memory.getByte(p + 2);
    if (third >= 0) {
      into.rowid = (first & 0x7f) << 14 | (second & 0x7f) << 7 | third;
      return p + 3;
    }
    into.rowid = Varint.get(p);
    return p + Varint.length(p);
  }

  private int payloadSize(long at, long size) {
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw corrupt((int) (at - address), "payload of " + Long.toUnsignedString(size) + " bytes");
    }
    return (int) size;
  }

  /** Bytes of a cell of this page's kind at any address; not checked against the page. */
  int cellSize(long at) {
    long p = leaf ? at : at + 4;
    if (table && !leaf) {
      return 4 + Varint.length(p);
    }
    long size = Varint.get(p);
    p += Varint.length(p);
    if (table) {
      p += Varint.length(p);
    }
    int before = (int) (p - at);
    if (size >= 0 && size <= maxLocal) {
      return Math.max(4, before + (int) size);
    }
    return before + tree.localSize(payloadSize(at, size), maxLocal) + 4;
  }

  /** As {@link #cellSize(long)} for a cell of this page, checked to end inside of it. */
  int cellSizeChecked(long at) {
    int size = cellSize(at);
    if (at + size > address + tree.usable) {
      throw corrupt((int) (at - address), "cell extends off the end of the page");
    }
    return size;
  }

  /** Cells counted with those in the overflow list. */
  int totalCount() {
    return cellCount + overflowCount;
  }

  /** Position in the overflow list of the cell with a total index, or -1 when it is in the page. */
  int overflowSlot(int totalIndex) {
    for (int i = 0; i < overflowCount; i++) {
      if (overflowIndex[i] == totalIndex) {
        return i;
      }
    }
    return -1;
  }

  /** Index among the cells in the page of a total index that is not in the overflow list. */
  int innerIndex(int totalIndex) {
    int index = totalIndex;
    for (int i = 0; i < overflowCount; i++) {
      if (overflowIndex[i] < totalIndex) {
        index--;
      }
    }
    return index;
  }

  /** The address of a cell, overflow cells counted in. */
  long totalCell(int totalIndex) {
    int slot = overflowSlot(totalIndex);
    return slot >= 0 ? overflowAddress[slot] : cell(innerIndex(totalIndex));
  }

  /** The child left of a cell, or the right child, overflow cells counted in. */
  int totalChild(int totalIndex) {
    return totalIndex == totalCount()
        ? Memory.getInt(address + header + RIGHT_CHILD)
        : Memory.getInt(totalCell(totalIndex));
  }

  /** Free bytes; computed at the first call and then kept up to date by {@link PageEditor}. */
  int free() {
    if (free < 0) {
      free = computeFree();
    }
    return free;
  }

  private int computeFree() {
    long h = address + header;
    int top = contentStart();
    if (top > tree.usable || top < firstCellByte) {
      throw corrupt(header + CONTENT_START, "content starts at byte " + top);
    }
    int sum = Memory.getUnsignedByte(h + FRAGMENTS) + top;
    int block = Memory.getUnsignedShort(h + FIRST_FREEBLOCK);
    int end = top;
    while (block != 0) {
      if (block < end || block > tree.usable - 4) {
        throw corrupt(header + FIRST_FREEBLOCK, "freeblock at byte " + block);
      }
      int size = Memory.getUnsignedShort(address + block + 2);
      if (block + size > tree.usable) {
        throw corrupt(block, "freeblock of " + size + " bytes");
      }
      sum += size;
      // Two freeblocks less than four bytes apart would have been joined.
      end = block + size + 4;
      block = Memory.getUnsignedShort(address + block);
    }
    if (sum > tree.usable) {
      throw corrupt(header, "more free bytes than the page has");
    }
    return sum - firstCellByte;
  }

  /** Checks the invariants; for tests over sound files. */
  boolean assertState() {
    long h = address + header;
    assert frame != null : "page " + number + " is not pinned";
    assert Memory.getUnsignedByte(h) == kind;
    assert Memory.getUnsignedShort(h + CELL_COUNT) == cellCount;
    assert firstCellByte == header + headerSize() + 2 * cellCount;
    assert pointers == h + headerSize();
    assert overflowCount == 0;
    assert free < 0 || free == computeFree() : "page " + number + " has another free space";
    return true;
  }

  CorruptException corrupt(int offset, String detail) {
    return tree.corrupt(number, offset, detail);
  }
}
