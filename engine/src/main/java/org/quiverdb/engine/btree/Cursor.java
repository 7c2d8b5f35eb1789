package org.quiverdb.engine.btree;

import org.jspecify.annotations.Nullable;

/**
 * A position in one tree. A cursor is between two entries, on an entry, or nowhere; it pins the
 * pages from the root down to its entry.
 *
 * <pre>
 *            first/last/seek/next/previous
 *   NOWHERE ------------------------------> ON_ENTRY
 *      ^  \____ end of tree, empty tree ______/  |  ^
 *      |                                         |  | next, previous, restore
 *      |          save (another cursor writes),  v  |
 *      +--------- delete with balancing ------ SAVED (no pins; rowid or a copy of the key)
 * </pre>
 *
 * Invariants:
 *
 * <ol>
 *   <li>ON_ENTRY: the path ends on a valid cell. Addresses handed out are valid until the cursor
 *       moves, is saved or writes.
 *   <li>skip is 0, or says that the entry the cursor stood on is gone: positive when it now stands
 *       on the one after it (so next must not move), negative when on the one before it.
 *   <li>NOWHERE: nothing is pinned but perhaps the root.
 * </ol>
 *
 * <p>All methods may throw CorruptException (which names page and offset) and I/O errors; the
 * cursor is then NOWHERE or must be closed. Not thread-safe.
 */
public final class Cursor implements AutoCloseable {
  private static final int NOWHERE = 0;
  private static final int ON_ENTRY = 1;
  private static final int SAVED = 2;

  final BTree tree;
  final TreePath path;
  private final @Nullable RecordOrder order;
  private final PayloadReader payload;
  private final PayloadReader savedKey;
  private final Cell cell = new Cell();

  private int state;
  private int skip;
  private boolean parsed;
  private long whole;
  private int savedSkip;
  private long savedRowid;
  private long savedAddress;
  private int savedLength;
  private int chainLinks;
  private int chainPage;

  Cursor(BTree tree, int root, boolean table, @Nullable RecordOrder order) {
    this.tree = tree;
    this.order = order;
    path = new TreePath(tree, root, table);
    payload = new PayloadReader(tree);
    savedKey = new PayloadReader(tree);
  }

  /** The root page of the tree. */
  public int root() {
    return path.root;
  }

  /** Whether this is a table tree (rowids as keys). */
  public boolean isTable() {
    return path.table;
  }

  /** Whether the cursor is on an entry that is still there. Re-seeks when the tree was changed. */
  public boolean restore() {
    if (state == SAVED) {
      reseek();
    }
    return state == ON_ENTRY && skip == 0;
  }

  /** To the first entry; false when the tree is empty. */
  public boolean first() {
    start();
    return !isFileEmpty() && arrive(path.first());
  }

  /** To the last entry; false when the tree is empty. */
  public boolean last() {
    start();
    return !isFileEmpty() && arrive(path.last());
  }

  /** A file without pages has an empty schema table, though there is no page 1 to read. */
  private boolean isFileEmpty() {
    return path.root == 1 && tree.store.pageCount() == 0;
  }

  /** To the next entry; false (and nowhere) at the end or when the cursor is nowhere. */
  public boolean next() {
    if (state != ON_ENTRY || skip != 0) {
      if (!settle()) {
        return false;
      }
      if (skip > 0) {
        skip = 0;
        return true;
      }
      skip = 0;
    }
    parsed = false;
    return arrive(path.next());
  }

  /** To the previous entry; false (and nowhere) at the beginning or when the cursor is nowhere. */
  public boolean previous() {
    if (state != ON_ENTRY || skip != 0) {
      if (!settle()) {
        return false;
      }
      if (skip < 0) {
        skip = 0;
        return true;
      }
      skip = 0;
    }
    parsed = false;
    return arrive(path.previous());
  }

  /** About which share of the tree's entries lies before the cursor's: 0 to 1. */
  public double share() {
    return state == ON_ENTRY ? path.share() : 0;
  }

  /** Where the entry lies that the cursor is on. */
  public TreePlace place() {
    if (state != ON_ENTRY) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
    return new TreePlace(path);
  }

  /** Re-seeks a saved position; false when there is nothing to move from. */
  private boolean settle() {
    if (state == SAVED) {
      reseek();
    }
    return state == ON_ENTRY;
  }

  private void start() {
    state = NOWHERE;
    skip = 0;
    parsed = false;
  }

  private boolean arrive(boolean found) {
    state = found ? ON_ENTRY : NOWHERE;
    if (!found) {
      path.cutTo(Math.min(path.level, 0));
    }
    return found;
  }

  /** To the entry with a rowid; false when there is none (the cursor is then nowhere). */
  public boolean seekRowid(long rowid) {
    return arrive(seekNear(rowid) == 0);
  }

  /** To the smallest rowid that is at least so large. */
  public boolean seekRowidGE(long rowid) {
    int found = seekNear(rowid);
    return found < 0 ? stepForward() : arrive(true);
  }

  /** To the smallest rowid that is larger. */
  public boolean seekRowidGT(long rowid) {
    int found = seekNear(rowid);
    return found <= 0 ? stepForward() : arrive(true);
  }

  /** To the largest rowid that is at most so large. */
  public boolean seekRowidLE(long rowid) {
    int found = seekNear(rowid);
    return found > 0 ? stepBack() : arrive(path.page().cellCount > 0);
  }

  /** To the largest rowid that is smaller. */
  public boolean seekRowidLT(long rowid) {
    int found = seekNear(rowid);
    return found >= 0 ? stepBack() : arrive(path.page().cellCount > 0);
  }

  /** As TreePath.seek, with a short way for the next rowid of a cursor that is on an entry. */
  private int seekNear(long rowid) {
    boolean onLeaf = state == ON_ENTRY && skip == 0 && path.page().leaf;
    start();
    if (onLeaf) {
      Page page = path.page();
      int at = path.cellIndex();
      long here = page.rowid(at);
      if (here == rowid) {
        return 0;
      }
      if (here < rowid) {
        if (rowid - page.cellCount > here) {
          // Hardly the next one; to look at it would wait for its memory.
          return path.seek(rowid);
        }
        if (at + 1 < page.cellCount) {
          long after = page.rowid(at + 1);
          if (after >= rowid) {
            path.index[path.level] = at + 1;
            return after == rowid ? 0 : 1;
          }
        } else if (path.atEnd()) {
          return -1;
        }
      }
    }
    return path.seek(rowid);
  }

  /**
   * To an entry equal to a key; false when there is none (the cursor is then nowhere). When several
   * are equal, to any of them.
   */
  public boolean seek(IndexProbe probe) {
    start();
    return arrive(path.seek(probe, 0, payload) == 0);
  }

  /** To the first entry equal to or after a key. */
  public boolean seekGE(IndexProbe probe) {
    start();
    return path.seek(probe, 1, payload) < 0 ? stepForward() : arrive(true);
  }

  /** To the first entry after a key. */
  public boolean seekGT(IndexProbe probe) {
    start();
    return path.seek(probe, -1, payload) < 0 ? stepForward() : arrive(true);
  }

  /** To the last entry equal to or before a key. */
  public boolean seekLE(IndexProbe probe) {
    start();
    return path.seek(probe, -1, payload) > 0 ? stepBack() : arrive(path.page().cellCount > 0);
  }

  /** To the last entry before a key. */
  public boolean seekLT(IndexProbe probe) {
    start();
    return path.seek(probe, 1, payload) > 0 ? stepBack() : arrive(path.page().cellCount > 0);
  }

  private boolean stepForward() {
    return arrive(path.page().cellCount > 0 && path.next());
  }

  private boolean stepBack() {
    return arrive(path.previous());
  }

  /** Whether the cursor is on an entry or saved; false at the end and before the first move. */
  public boolean isPositioned() {
    return state != NOWHERE;
  }

  /** The rowid of the entry (table trees). */
  public long rowid() {
    return entry().rowid;
  }

  /** Bytes of the payload: the record of the row, or the key of an index. */
  public int payloadSize() {
    return entry().payloadSize;
  }

  /** Address of the first byte of the payload; {@link #localSize} bytes lie there. */
  public long localAddress() {
    return entry().payloadAddress;
  }

  /** Bytes of the payload in the page itself; all of it when there is no overflow chain. */
  public int localSize() {
    return entry().localSize;
  }

  /** The first page of the overflow chain, 0 when there is none. */
  public int overflowPage() {
    return entry().overflowPage;
  }

  /**
   * Address of the whole payload, contiguous: in the page, or in a buffer of the cursor when it
   * continues on overflow pages. Valid until the cursor moves, is saved or writes.
   */
  public long payload() {
    Cell current = entry();
    if (whole == 0) {
      whole = payload.whole(path.page(), current);
    }
    return whole;
  }

  /**
   * Copies part of the payload, following the overflow chain only as far as needed.
   *
   * @param offset of the first byte, from 0
   * @param byteCount so many; offset + byteCount must not be beyond the payload
   */
  public void readPayload(int offset, int byteCount, long toAddress) {
    PayloadRange.check(entry(), offset, byteCount);
    transfer(offset, byteCount, toAddress, false);
  }

  private void transfer(int offset, int byteCount, long memory, boolean write) {
    Cell current = entry();
    int local = PayloadRange.local(current, offset, byteCount, memory, write);
    if (local == byteCount) {
      return;
    }
    int perPage = tree.overflow.bytesPerPage();
    int behind = offset + local - current.localSize;
    int links = behind / perPage;
    if (chainLinks > links || chainPage == 0) {
      tree.overflow.checkLength(path.page(), current);
      chainLinks = 0;
      chainPage = current.overflowPage;
    }
    int page = path.page().number;
    chainPage = tree.overflow.skip(chainPage, links - chainLinks, page);
    chainLinks = links;
    if (write) {
      tree.overflow.write(chainPage, behind % perPage, byteCount - local, memory + local, page);
    } else {
      tree.overflow.read(chainPage, behind % perPage, byteCount - local, memory + local, page);
    }
  }

  private Cell entry() {
    if (!parsed) {
      parse();
    }
    return cell;
  }

  private void parse() {
    if (!restore()) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
    path.page().parse(path.cellIndex(), cell);
    parsed = true;
    whole = 0;
    chainPage = 0;
  }

  /**
   * Inserts a row, or replaces the row that has this rowid. The cursor is then on the row.
   *
   * @param address of the record; must not point into a page of this tree
   */
  public void insert(long rowid, long address, int byteCount) {
    requireKind(true);
    tree.saveOthers(path.root, this);
    int found = seekForInsert(rowid);
    TreeWriter writer = tree.writer;
    if (found == 0) {
      path.page().parse(path.cellIndex(), cell);
      parsed = false;
      if (!writer.overwrite(path, cell, address, byteCount)) {
        writer.replace(path, rowid, address, byteCount);
      }
    } else {
      if (found < 0 && path.page().cellCount > 0) {
        path.index[path.level]++;
      }
      writer.insert(path, rowid, address, byteCount);
    }
    afterWrite();
    if (state == SAVED) {
      savedRowid = rowid;
    }
  }

  private int seekForInsert(long rowid) {
    if (state == SAVED) {
      start();
    }
    int found = seekNear(rowid);
    if (path.page().cellCount == 0) {
      path.index[path.level] = 0;
    }
    return found;
  }

  /** After balancing the path is gone. */
  private void afterWrite() {
    parsed = false;
    skip = 0;
    savedSkip = 0;
    state = path.level >= 0 ? ON_ENTRY : SAVED;
  }

  /**
   * Inserts a record into an index tree. An entry that compares equal is replaced. The cursor is
   * then nowhere.
   *
   * @param address of the record; must not point into a page of this tree
   */
  public void insert(long address, int byteCount) {
    requireKind(false);
    tree.saveOthers(path.root, this);
    RecordOrder comparator = requireOrder();
    start();
    int found =
        path.seek(
            (stored, length) -> comparator.compare(stored, length, address, byteCount), 0, payload);
    if (found == 0) {
      path.page().parse(path.cellIndex(), cell);
      tree.writer.replace(path, 0, address, byteCount);
    } else {
      insertHere(found, address, byteCount);
      return;
    }
    path.clear();
  }

  /**
   * Inserts a record that sorts after all entries of an index tree, as when an index is built from
   * sorted records: leaves stay full. The order is not checked.
   */
  public void append(long address, int byteCount) {
    requireKind(false);
    tree.saveOthers(path.root, this);
    boolean atEnd = state == ON_ENTRY && skip == 0 && path.atEnd();
    start();
    if (!atEnd) {
      path.last();
    }
    tree.balancer.setBulk(true);
    try {
      insertHere(-1, address, byteCount);
    } finally {
      tree.balancer.setBulk(false);
    }
  }

  private void insertHere(int found, long address, int byteCount) {
    if (found < 0 && path.page().cellCount > 0) {
      path.index[path.level]++;
    }
    if (path.page().cellCount == 0) {
      path.index[path.level] = 0;
    }
    tree.writer.insert(path, 0, address, byteCount);
    state = path.level >= 0 ? ON_ENTRY : NOWHERE;
  }

  /**
   * Deletes the entry. The cursor then stands in the gap: next goes to the entry that followed,
   * previous to the one before.
   */
  public void delete() {
    if (!restore()) {
      throw new IllegalStateException("the cursor is not on an entry");
    }
    tree.saveOthers(path.root, this);
    Cell current = entry();
    boolean stays = tree.writer.deletesInPlace(path, current);
    if (!stays) {
      keepKey();
    }
    parsed = false;
    state = NOWHERE;
    tree.writer.delete(path, stays);
    if (!stays) {
      path.clear();
      savedSkip = 0;
      state = SAVED;
      return;
    }
    standInGap();
  }

  private void standInGap() {
    Page page = path.page();
    if (path.cellIndex() < page.cellCount) {
      skip = 1;
      state = ON_ENTRY;
    } else if (page.cellCount > 0) {
      path.index[path.level]--;
      skip = -1;
      state = ON_ENTRY;
    }
  }

  /**
   * Overwrites part of the payload in place, as incremental blob writing does; the length stays.
   * Must not change the key fields of an index.
   */
  public void writePayload(int offset, int byteCount, long fromAddress) {
    PayloadRange.check(entry(), offset, byteCount);
    tree.saveOthers(path.root, this);
    path.page().makeWritable();
    parsed = false;
    transfer(offset, byteCount, fromAddress, true);
  }

  /** The number of entries, counted page by page. The cursor is then nowhere. */
  public long count() {
    start();
    return path.count();
  }

  /**
   * Lets go of all pages and remembers the key, so that the transaction may end. The next move
   * finds its place again.
   */
  public void save() {
    if (state == ON_ENTRY) {
      keepKey();
      savedSkip = skip;
      state = SAVED;
    }
    parsed = false;
    path.clear();
  }

  private void keepKey() {
    if (path.table) {
      savedRowid = path.page().rowid(path.cellIndex());
      return;
    }
    path.page().parse(path.cellIndex(), cell);
    savedAddress = savedKey.copy(path.page(), cell);
    savedLength = cell.payloadSize;
  }

  private void reseek() {
    int found;
    if (path.table) {
      found = path.seek(savedRowid);
    } else {
      RecordOrder comparator = requireOrder();
      found =
          path.seek(
              (stored, length) -> comparator.compare(stored, length, savedAddress, savedLength),
              0,
              payload);
    }
    parsed = false;
    if (arrive(path.page().cellCount > 0)) {
      skip = found != 0 ? found : savedSkip;
    }
  }

  private RecordOrder requireOrder() {
    if (order == null) {
      throw new IllegalStateException("the cursor was opened without a record order");
    }
    return order;
  }

  private void requireKind(boolean table) {
    if (path.table != table) {
      throw new IllegalStateException("a cursor on another kind of b-tree");
    }
  }

  /**
   * Checks the invariants. Called by tests, not by assert statements: in a damaged file they may
   * not hold, and that must end in a CorruptException.
   */
  boolean assertState() {
    assert state != SAVED || path.level < 0 : "a saved cursor holds pages";
    assert state != ON_ENTRY || path.level >= 0 && path.cellIndex() < path.page().cellCount;
    return path.assertState();
  }

  /** Releases all pages and buffers. A closed cursor must not be used. */
  @Override
  public void close() {
    state = NOWHERE;
    parsed = false;
    path.clear();
    payload.close();
    savedKey.close();
    tree.closed(this);
  }
}
