package org.quiverdb.engine.btree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;

/**
 * The part of {@code PRAGMA integrity_check} that concerns pages: every page is used exactly once,
 * trees are balanced and their rowids in order, cells and free space cover each page without
 * overlap, overflow chains and the freelist have the length they should, and the pointer map is
 * right. The messages are SQLite's. What concerns rows (index entries, constraints) is checked by
 * the layers above with cursors; they take the entry counts from here.
 *
 * <p>Never throws a CorruptException: what cannot be read is a message. Visits each page at most
 * once. Not thread-safe.
 */
public final class IntegrityCheck {
  /** Deeper trees than this are reported and not walked. */
  private static final int DEPTH_CAP = 64;

  private static final int CORRUPT = 11;

  /** A record header is its own length and at least one serial type. */
  private static final int MIN_RECORD_HEADER = 2;

  private final BTree tree;
  private final int maxErrors;
  private final List<String> messages = new ArrayList<>();
  private final int pageCount;
  private final PageSet used;
  private final boolean pointerMap;
  private boolean partial;
  private Place place = Place.NOWHERE;
  private int root;
  private int atPage;
  private int atCell;
  private long entries;
  private long bound;

  /**
   * A check of the trees of one file.
   *
   * @param maxErrors messages after which the check ends
   */
  public IntegrityCheck(BTree tree, int maxErrors) {
    this.tree = tree;
    this.maxErrors = maxErrors;
    pageCount = tree.store.pageCount();
    used = new PageSet(pageCount);
    pointerMap = tree.header().get(DatabaseHeader.LARGEST_ROOT) != 0;
  }

  /** What the text of a message begins with. */
  private enum Place {
    NOWHERE,
    FREELIST,
    PAGE,
    CELL,
    RIGHT_CHILD
  }

  /** What was found: the messages, and for each root the entries of its tree. */
  public record Result(List<String> messages, long[] entryCounts) {}

  /** Checks the whole file: freelist, all trees, and that no page is left over. */
  public Result checkFile(int... roots) {
    int lockByte = tree.store.lockBytePage();
    if (lockByte <= pageCount) {
      used.add(lockByte);
    }
    freelist();
    checkLargestRoot(roots);
    long[] counts = checkTrees(roots);
    for (int page = 1; page <= pageCount && !full(); page++) {
      boolean map = pointerMap && tree.pointerMap.isMapPage(page);
      if (!used.contains(page) && !map) {
        add("Page " + page + ": never used");
      } else if (used.contains(page) && map) {
        add("Page " + page + ": pointer map referenced");
      }
    }
    return new Result(List.copyOf(messages), counts);
  }

  /** Checks some trees only, as {@code PRAGMA integrity_check(table)} does. */
  public Result checkPart(int... roots) {
    partial = true;
    long[] counts = checkTrees(roots);
    return new Result(List.copyOf(messages), counts);
  }

  /**
   * Counts the entries of an index tree that do not sort after the one before them; for the checks
   * of rows and indexes above. Throws a CorruptException where the tree cannot be walked.
   */
  public static long countOutOfOrder(BTree tree, int root, RecordOrder order) {
    long count = 0;
    PayloadReader before = new PayloadReader(tree);
    try (before;
        Cursor cursor = tree.openIndex(root, order)) {
      long address = 0;
      int length = 0;
      for (boolean ok = cursor.first(); ok; ok = cursor.next()) {
        int size = cursor.payloadSize();
        if (address != 0 && order.compare(address, length, cursor.payload(), size) >= 0) {
          count++;
        }
        address = before.copyOf(cursor.payload(), size);
        length = size;
      }
    }
    return count;
  }

  private long[] checkTrees(int... roots) {
    long[] counts = new long[roots.length];
    for (int i = 0; i < roots.length && !full(); i++) {
      if (roots[i] == 0) {
        continue;
      }
      place = Place.NOWHERE;
      atPage = 0;
      atCell = 0;
      if (pointerMap && roots[i] > 1 && !partial) {
        pointer(roots[i], PointerMap.ROOT, 0);
      }
      root = roots[i];
      entries = 0;
      bound = Long.MAX_VALUE;
      page(root, 0);
      counts[i] = entries;
    }
    return counts;
  }

  private void checkLargestRoot(int... roots) {
    int inHeader = tree.header().get(DatabaseHeader.LARGEST_ROOT);
    if (pointerMap) {
      int largest = Arrays.stream(roots).max().orElse(0);
      if (largest != inHeader) {
        add(
            "max rootpage ("
                + largest
                + ") disagrees with header ("
                + Integer.toUnsignedString(inHeader)
                + ")");
      }
    } else if (tree.header().get(DatabaseHeader.INCREMENTAL_VACUUM) != 0) {
      add("incremental_vacuum enabled with a max rootpage of zero");
    }
  }

  private boolean full() {
    return messages.size() >= maxErrors;
  }

  private void add(String text) {
    if (!full()) {
      messages.add(prefix() + text);
    }
  }

  private String prefix() {
    String page = "Tree " + root + " page " + atPage;
    return switch (place) {
      case NOWHERE -> "";
      case FREELIST -> "Freelist: ";
      case PAGE -> page + ": ";
      case CELL -> page + " cell " + atCell + ": ";
      case RIGHT_CHILD -> page + " right child: ";
    };
  }

  /** Notes that a page is used; false, with a message, when that cannot be. */
  private boolean use(int page) {
    if (page <= 0 || page > pageCount) {
      add("invalid page number " + Integer.toUnsignedString(page));
      return false;
    }
    if (!used.add(page)) {
      add("2nd reference to page " + page);
      return false;
    }
    return true;
  }

  private void pointer(int page, int type, int parent) {
    long entry;
    try {
      entry = tree.pointerMap.rawEntry(page);
    } catch (CorruptException e) {
      add("Failed to read ptrmap key=" + Integer.toUnsignedString(page));
      return;
    }
    long gotType = entry >>> 32;
    long gotParent = entry & 0xffffffffL;
    if (gotType < PointerMap.ROOT || gotType > PointerMap.TREE) {
      add("Failed to read ptrmap key=" + Integer.toUnsignedString(page));
    } else if (gotType != type || gotParent != parent) {
      add(
          "Bad ptr map entry key="
              + page
              + " expected=("
              + type
              + ","
              + parent
              + ") got=("
              + gotType
              + ","
              + gotParent
              + ")");
    }
  }

  private void freelist() {
    place = Place.FREELIST;
    int expected = tree.header().get(DatabaseHeader.FREELIST_COUNT);
    int left = expected;
    int before = messages.size();
    int trunk = tree.header().get(DatabaseHeader.FIRST_FREELIST_TRUNK);
    while (trunk != 0 && !full() && use(trunk)) {
      left--;
      Frame frame = tree.store.get(trunk);
      if (pointerMap) {
        pointer(trunk, PointerMap.FREE, 0);
      }
      int leaves = Memory.getInt(frame.address() + 4);
      if (leaves < 0 || leaves > tree.usable / 4 - 2) {
        add("freelist leaf count too big on page " + trunk);
        left--;
      } else {
        for (int i = 0; i < leaves; i++) {
          freelistLeaf(Memory.getInt(frame.address() + 8 + 4L * i));
        }
        left -= leaves;
      }
      trunk = Memory.getInt(frame.address());
      tree.store.release(frame);
    }
    length("size", expected, left, before);
    place = Place.NOWHERE;
  }

  private void freelistLeaf(int leaf) {
    if (pointerMap) {
      pointer(leaf, PointerMap.FREE, 0);
    }
    use(leaf);
  }

  private void length(String what, int expected, int left, int messagesBefore) {
    if (left != 0 && messages.size() == messagesBefore) {
      add(
          what
              + " is "
              + Integer.toUnsignedString(expected - left)
              + " but should be "
              + Integer.toUnsignedString(expected));
    }
  }

  private void overflow(int first, int expected) {
    int left = expected;
    int before = messages.size();
    int page = first;
    while (page != 0 && !full() && use(page)) {
      left--;
      Frame frame = tree.store.get(page);
      int next = Memory.getInt(frame.address());
      tree.store.release(frame);
      // Not zero rather than positive: SQLite goes on behind the expected end in the same way.
      if (pointerMap && left != 0) {
        pointer(next, PointerMap.OVERFLOW_NEXT, page);
      }
      page = next;
    }
    length("overflow list length", expected, left, before);
  }

  /**
   * Checks a page and all below it. On entry {@link #bound} is the largest rowid allowed, on return
   * the smallest rowid found.
   *
   * @return the levels below this page; 0 for a leaf and for what cannot be read
   */
  private int page(int number, int depth) {
    if (number == 0 || !use(number)) {
      return 0;
    }
    Place outerPlace = place;
    int outerPage = atPage;
    int outerCell = atCell;
    place = Place.PAGE;
    atPage = number;
    Page page = new Page(tree);
    try {
      return depth == DEPTH_CAP || !load(page, number) ? 0 : cells(page, depth) + 1;
    } catch (CorruptException e) {
      add("free space corruption");
      return 0;
    } finally {
      page.release();
      place = outerPlace;
      atPage = outerPage;
      atCell = outerCell;
    }
  }

  private boolean load(Page page, int number) {
    try {
      page.load(number);
    } catch (CorruptException e) {
      add("btreeInitPage() returns error code " + CORRUPT);
      return false;
    }
    page.free();
    return true;
  }

  private int cells(Page page, int depth) {
    if (page.leaf || !page.table) {
      entries += page.cellCount;
    }
    place = Place.CELL;
    int levels = page.leaf ? -1 : rightChild(page, depth);
    boolean mayBeEqual = page.leaf;
    boolean coverage = true;
    Coverage bytes = new Coverage(page);
    Cell cell = new Cell();
    for (int i = page.cellCount - 1; i >= 0 && !full(); i--) {
      atCell = i;
      if (!parse(page, i, cell)) {
        coverage = false;
        continue;
      }
      bytes.add((int) (cell.address - page.address), cell.size);
      if (page.table) {
        if (mayBeEqual ? cell.rowid > bound : cell.rowid >= bound) {
          add("Rowid " + cell.rowid + " out of order");
        }
        bound = cell.rowid;
        mayBeEqual = false;
      }
      chain(page, cell);
      if (!page.leaf) {
        levels = child(page, i, levels, depth);
        mayBeEqual = false;
      }
    }
    place = Place.NOWHERE;
    if (coverage && !full()) {
      bytes.check();
    }
    return levels;
  }

  private int rightChild(Page page, int depth) {
    int child = page.child(page.cellCount);
    if (pointerMap) {
      // SQLite keeps this prefix for the cells of the page, too.
      place = Place.RIGHT_CHILD;
      pointer(child, PointerMap.TREE, page.number);
    }
    return page(child, depth + 1);
  }

  private boolean parse(Page page, int index, Cell cell) {
    int offset = Memory.getUnsignedShort(page.pointers + 2L * index);
    int start = page.contentStart();
    if (offset < start || offset > tree.usable - 4) {
      add("Offset " + offset + " out of range " + start + ".." + (tree.usable - 4));
      return false;
    }
    try {
      page.parse(index, cell);
    } catch (CorruptException e) {
      add("Extends off end of page");
      return false;
    }
    boolean hasRecord = cell.payloadSize > 0;
    if (hasRecord && Memory.getUnsignedByte(cell.payloadAddress) < MIN_RECORD_HEADER) {
      add("Bad cell header size");
      return false;
    }
    return true;
  }

  private void chain(Page page, Cell cell) {
    if (cell.payloadSize > cell.localSize) {
      if (pointerMap) {
        pointer(cell.overflowPage, PointerMap.OVERFLOW_FIRST, page.number);
      }
      overflow(cell.overflowPage, tree.overflow.pages(cell.payloadSize - cell.localSize));
    }
  }

  private int child(Page page, int index, int levels, int depth) {
    int child = page.child(index);
    if (pointerMap) {
      pointer(child, PointerMap.TREE, page.number);
    }
    int below = page(child, depth + 1);
    if (below != levels) {
      add("Child page depth differs");
    }
    return below;
  }

  /** Which bytes of the content area are in cells and freeblocks. */
  private final class Coverage {
    private final Page page;
    private long[] ranges = new long[64];
    private int count;

    Coverage(Page page) {
      this.page = page;
    }

    void add(int start, int size) {
      if (count == ranges.length) {
        ranges = Arrays.copyOf(ranges, count * 2);
      }
      ranges[count++] = (long) start << 32 | (start + size - 1);
    }

    void check() {
      int block = Memory.getUnsignedShort(page.address + page.header + Page.FIRST_FREEBLOCK);
      while (block > 0) {
        add(block, Memory.getUnsignedShort(page.address + block + 2));
        block = Memory.getUnsignedShort(page.address + block);
      }
      Arrays.sort(ranges, 0, count);
      int end = page.contentStart() - 1;
      int fragments = 0;
      int i = 0;
      while (i < count) {
        long range = ranges[i++];
        int start = (int) (range >>> 32);
        if (end >= start) {
          IntegrityCheck.this.add("Multiple uses for byte " + start + " of page " + page.number);
          break;
        }
        fragments += start - end - 1;
        end = (int) range;
      }
      fragments += tree.usable - end - 1;
      int reported = Memory.getUnsignedByte(page.address + page.header + Page.FRAGMENTS);
      if (i == count && fragments != reported) {
        IntegrityCheck.this.add(
            "Fragmentation of "
                + fragments
                + " bytes reported as "
                + reported
                + " on page "
                + page.number);
      }
    }
  }
}
