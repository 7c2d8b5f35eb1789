package org.quiverdb.engine.btree;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.pager.Frame;
import org.quiverdb.engine.pager.PageStore;

/**
 * The b-trees of one file as one connection sees them.
 *
 * <p>Terms: a <em>tree</em> is named by its <em>root</em> page, which never changes while the tree
 * lives (except in auto_vacuum files, where {@link #drop} may move one root and says which). A
 * <em>table tree</em> has rowids as keys and all payload in its leaves; an <em>index tree</em> has
 * records as keys, in leaves and in interior pages alike.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>Before a tree changes, every other open cursor on it has saved its position and holds no
 *       pin on it.
 *   <li>Between calls no page has overflow cells.
 *   <li>Every page that leaves a tree goes to the freelist at once.
 *   <li>In an auto_vacuum file the pointer map is right after each call.
 * </ol>
 *
 * <p>A CorruptException or I/O error in the middle of a change leaves the pages half changed: the
 * caller rolls the statement back. Not thread-safe.
 */
public final class BTree implements AutoCloseable {
  /** Levels of the deepest tree that is believed. */
  public static final int MAX_DEPTH = 20;

  final PageStore store;
  final Freelist freelist;
  final PointerMap pointerMap;
  final Overflow overflow;
  final Scratch scratch = new Scratch();
  final Cell cell = new Cell();
  final Balancer balancer;
  final TreeWriter writer;

  int pageSize;
  int usable;
  int maxLocal;
  int minLocal;
  int maxLeaf;

  private final DatabaseHeader header;
  private SecureDelete secureDelete = SecureDelete.OFF;
  private final Roots roots;
  private final ArrayList<Cursor> cursors = new ArrayList<>();

  /** The trees of a store; cheap, nothing is read. */
  public BTree(PageStore store) {
    this.store = store;
    header = new DatabaseHeader(store);
    freelist = new Freelist(this);
    pointerMap = new PointerMap(this);
    overflow = new Overflow(this);
    balancer = new Balancer(this);
    writer = new TreeWriter(this);
    roots = new Roots(this);
    measure();
  }

  /** Takes the page size from the store, where another connection's VACUUM may have changed it. */
  private void measure() {
    if (pageSize == store.pageSize() && usable == store.usableSize()) {
      return;
    }
    pageSize = store.pageSize();
    usable = store.usableSize();
    maxLocal = (usable - 12) * 64 / 255 - 23;
    minLocal = (usable - 12) * 32 / 255 - 23;
    maxLeaf = usable - 35;
  }

  /** Bytes of a payload kept in the page when it is larger than what the page may hold. */
  int localSize(int payloadSize, int max) {
    int size = minLocal + (payloadSize - minLocal) % (usable - 4);
    return size <= max ? size : minLocal;
  }

  /** The header fields of the file. */
  public DatabaseHeader header() {
    return header;
  }

  /** What becomes of deleted content. */
  public SecureDelete secureDelete() {
    return secureDelete;
  }

  /** Says what becomes of deleted content from now on. */
  public void setSecureDelete(SecureDelete value) {
    secureDelete = value;
  }

  /** The store that the trees live in. */
  public PageStore store() {
    return store;
  }

  /** A cursor on a table tree, not positioned. */
  public Cursor openTable(int root) {
    return open(root, true, null);
  }

  /**
   * A cursor on an index tree (or the tree of a WITHOUT ROWID table), not positioned.
   *
   * @param order needed to write, and to find the position again when another cursor of this
   *     connection changes the tree; null for trees that are only read
   */
  public Cursor openIndex(int root, @Nullable RecordOrder order) {
    return open(root, false, order);
  }

  private Cursor open(int root, boolean table, @Nullable RecordOrder order) {
    measure();
    Cursor cursor = new Cursor(this, root, table, order);
    cursors.add(cursor);
    return cursor;
  }

  void closed(Cursor cursor) {
    cursors.remove(cursor);
  }

  /** Makes the other cursors on a tree let go of its pages; they find their place again later. */
  void saveOthers(int root, @Nullable Cursor except) {
    for (int i = 0; i < cursors.size(); i++) {
      Cursor cursor = cursors.get(i);
      if (cursor != except && cursor.root() == root) {
        cursor.save();
      }
    }
  }

  /** Makes all cursors let go of their pages: before a rollback, and before pages move. */
  public void saveAllCursors() {
    for (int i = 0; i < cursors.size(); i++) {
      cursors.get(i).save();
    }
  }

  /** The cursors that are open; for checks that none was forgotten. */
  public int openCursors() {
    return cursors.size();
  }

  /**
   * Makes a new empty tree.
   *
   * @param table true for a table tree
   * @return its root page
   */
  public int create(boolean table) {
    measure();
    saveAllCursors();
    return roots.create(table ? Page.TABLE_LEAF : Page.INDEX_LEAF);
  }

  /**
   * Removes all entries of a tree; the root stays.
   *
   * @return the entries that it had
   */
  public long clear(int root) {
    measure();
    saveOthers(root, null);
    return roots.clear(root);
  }

  /**
   * Removes a tree with its root.
   *
   * @return in auto_vacuum files, the root page of another tree that was moved to where this root
   *     was (the schema must then say so); 0 when none was moved
   */
  public int drop(int root) {
    measure();
    saveAllCursors();
    return roots.drop(root);
  }

  /**
   * The leaves of a table tree in key order, found from the interior pages alone. Ranges of the
   * array can be read by several threads, each with a {@link #leafReader} of its own.
   */
  public int[] leafPages(int root) {
    measure();
    return Leaves.of(this, root);
  }

  /**
   * A reader of leaves for one thread.
   *
   * @param source where that thread gets pages from
   */
  public LeafReader leafReader(LeafReader.PageSource source) {
    return new LeafReader(this, source);
  }

  /** A reader of leaves for the thread that uses this connection, over its own store. */
  public LeafReader leafReader() {
    return new LeafReader(this, LeafReader.PageSource.of(store));
  }

  /** Pages on the freelist. */
  public int freePages() {
    return freelist.count();
  }

  /**
   * PRAGMA incremental_vacuum: gives back pages at the end of the file.
   *
   * @param pages at most so many; 0 or less means all
   */
  public void incrementalVacuum(int pages) {
    measure();
    saveAllCursors();
    new Vacuum(this).incremental(pages);
  }

  /** To be called before a transaction commits: in full auto_vacuum mode cuts the file. */
  public void beforeCommit() {
    if (store.pageCount() > 0
        && header.get(DatabaseHeader.LARGEST_ROOT) != 0
        && header.get(DatabaseHeader.INCREMENTAL_VACUUM) == 0
        && header.get(DatabaseHeader.FREELIST_COUNT) != 0) {
      measure();
      saveAllCursors();
      new Vacuum(this).full();
    }
  }

  /** Closes all cursors and frees scratch memory. */
  @Override
  public void close() {
    while (!cursors.isEmpty()) {
      cursors.get(cursors.size() - 1).close();
    }
    scratch.close();
  }

  /** Allocates a page into a view, writable and zeroed. */
  void allocate(Page into, int near) {
    Frame frame = freelist.allocate(near);
    into.attach(frame, frame.pageNumber());
  }

  CorruptException corrupt(int page, int offset, String detail) {
    long pageOffset = ((long) page - 1) * pageSize;
    return new CorruptException(
        ResultCode.CORRUPT, store.file(), page, pageOffset + offset, detail);
  }
}
