package org.quiverdb.engine.pager;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.vfs.FileIdentity;
import org.quiverdb.engine.vfs.LockLevel;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Randomness;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * One connection's view of one database file: read and write transactions, savepoints and pages.
 * Used by one thread at a time.
 *
 * <pre>
 *            beginRead               beginWrite
 *    OPEN --------------> READER ------------------> WRITER
 *    NONE <-------------- SHARED <------------------ RESERVED .. EXCLUSIVE
 *            endRead              commit, rollback
 * </pre>
 *
 * <p><em>Spill</em>: a transaction that has too many private frames writes some to the file before
 * it commits. <em>Hot journal</em>: what a writer that died left; see {@link HotJournal}.
 *
 * <ol>
 *   <li>OPEN holds no lock, READER holds SHARED, WRITER at least RESERVED.
 *   <li>In READER and WRITER the shared cache's version is that of the file, and {@link #version}
 *   is
 *       the same.
 *   <li>There is a {@link WriteTransaction} exactly in WRITER.
 *   <li>A commit that returns is durable as far as {@link Synchronous} promises; one that throws
 *   BUSY
 *       has changed nothing and may be tried again; one that throws anything else was rolled back.
 *   <li>When even a rollback fails, all locks are dropped and the journal stays: the next
 *       transaction, here or elsewhere, finds it hot.
 * </ol>
 */
public final class Pager implements PageStore, AutoCloseable {
  private enum State {
    OPEN,
    READER,
    WRITER
  }

  /** The most pages that a file can have here. */
  public static final int MAX_PAGE_COUNT = Integer.MAX_VALUE - 1;

  private static final int DEFAULT_PAGE_SIZE = 4096;

  private final Vfs vfs;
  private final VfsFile file;
  private final String journalPath;
  private final SharedCache cache;
  private final VersionReader versions;
  private final Randomness randomness;
  private final Savepoints savepoints = new Savepoints();
  private final Runnable forgetCache = this::forgetCache;
  private BusyHandler busyHandler = BusyHandler.NONE;
  private Synchronous synchronous = Synchronous.FULL;
  private CommitSequence sequence = new CommitSequence();
  private State state = State.OPEN;
  private FileVersion version = FileVersion.empty(DEFAULT_PAGE_SIZE, 0);
  private int lockBytePage = 0x40000000 / DEFAULT_PAGE_SIZE + 1;
  private int newPageSize = DEFAULT_PAGE_SIZE;
  private int newReservedBytes;
  private int spillFrames;
  private int maxPageCount = MAX_PAGE_COUNT;
  private boolean keepNewPages = true;
  private @Nullable WriteTransaction transaction;
  private boolean closed;
  private long writes;

  private Pager(Vfs vfs, VfsFile file, Randomness randomness) {
    this.vfs = vfs;
    this.file = file;
    this.randomness = randomness;
    this.journalPath = file.path() + JournalFormat.SUFFIX;
    this.cache = SharedCache.open(file.identity());
    this.versions = new VersionReader(vfs, file, cache);
  }

  /**
   * Opens a database file; nothing is read yet.
   *
   * @param path as {@link Vfs#fullPath} gives it
   * @param mode READ_ONLY, READ_WRITE or CREATE
   */
  public static Pager open(Vfs vfs, String path, OpenMode mode) {
    return open(vfs, path, mode, Randomness.system());
  }

  /** As the other, with the source of the journals' nonces. */
  public static Pager open(Vfs vfs, String path, OpenMode mode, Randomness randomness) {
    VfsFile file = vfs.open(path, mode);
    return new Pager(vfs, file, randomness);
  }

  // ---- settings

  /** Asked when another connection's lock is in the way. */
  public void setBusyHandler(BusyHandler handler) {
    busyHandler = handler;
  }

  /** {@code PRAGMA synchronous}; FULL at first. */
  public void setSynchronous(Synchronous value) {
    synchronous = value;
  }

  public Synchronous synchronous() {
    return synchronous;
  }

  /**
   * Page size and reserved bytes of a database that is still empty when it is first written; has no
   * effect on others.
   *
   * @param pageSize a power of two, 512..65536
   * @param reservedBytes 0..255, leaving at least 480 usable bytes
   */
  public void setPageSize(int pageSize, int reservedBytes) {
    FileVersion.requireSizes(pageSize, reservedBytes);
    newPageSize = pageSize;
    newReservedBytes = reservedBytes;
    if (state != State.WRITER && version.pageCount() == 0) {
      setVersion(FileVersion.empty(pageSize, reservedBytes));
    }
  }

  /** Whether pages can have that size: a power of two, 512..65536. */
  public static boolean isPageSize(int size) {
    return Integer.bitCount(size) == 1
        && size >= FileVersion.MIN_PAGE_SIZE
        && size <= FileVersion.MAX_PAGE_SIZE;
  }

  private void setVersion(FileVersion newVersion) {
    version = newVersion;
    lockBytePage = 0x40000000 / newVersion.pageSize() + 1;
  }

  /** Frames that a write transaction may hold before it spills; 0 for half of the pool. */
  public void setSpillFrames(int frames) {
    spillFrames = frames == 0 ? 0 : Math.max(WriteTransaction.minSpillFrames(), frames);
  }

  /** {@code PRAGMA max_page_count}. */
  public void setMaxPageCount(int count) {
    maxPageCount = count;
  }

  /**
   * Whether pages that a transaction adds stay in the cache after its commit; they do at first. A
   * writer of very many pages does better without: memory that was never used before costs more
   * than all else that happens to a page.
   */
  public void setKeepNewPages(boolean keep) {
    keepNewPages = keep;
  }

  boolean keepsNewPages() {
    return keepNewPages;
  }

  // ---- the state of the file

  /** The full path of the file. */
  public String path() {
    return file.path();
  }

  /** The name of the file system that the file is on. */
  public String fileSystem() {
    return vfs.name();
  }

  /** Which file this is; two connections with equal identities share their clean frames. */
  public FileIdentity identity() {
    return file.identity();
  }

  /** Whether the file can be read only. */
  public boolean isReadOnly() {
    return file.isReadOnly() || version.writeVersion() > FileVersion.WAL;
  }

  /** Whether the file is in WAL mode, and so can only be read. Needs a transaction. */
  public boolean isWalFile() {
    return version.readVersion() == FileVersion.WAL || version.writeVersion() == FileVersion.WAL;
  }

  /** Whether a read or write transaction is open. */
  public boolean isReading() {
    return state != State.OPEN;
  }

  /** Whether a write transaction is open. */
  public boolean isWriting() {
    return state == State.WRITER;
  }

  /** Whether the open write transaction has changed anything. */
  public boolean isChanged() {
    return transaction != null && transaction.isChanged();
  }

  /** The file's change counter, 0 for an empty one. Needs a transaction. */
  public int changeCounter() {
    return headerInt(FileVersion.CHANGE_COUNTER_OFFSET);
  }

  /** The schema cookie as this transaction sees it, 0 for an empty file. Needs a transaction. */
  public int schemaCookie() {
    return headerInt(FileVersion.SCHEMA_COOKIE_OFFSET);
  }

  private int headerInt(int offset) {
    if (pageCount() == 0) {
      return 0;
    }
    Frame frame = get(1);
    int value = Memory.getInt(frame.address + offset);
    release(frame);
    return value;
  }

  /** Counts what may have changed pages; the same number means the same content meanwhile. */
  public long writes() {
    return writes;
  }

  // ---- read transactions

  /** Begins to read: takes SHARED, rolls a hot journal back, checks whether the file changed. */
  public void beginRead() {
    for (int attempts = 0; state == State.OPEN && !tryBeginRead(); attempts++) {
      waitOrFail(attempts);
    }
  }

  private boolean tryBeginRead() {
    requireOpen();
    if (!file.lock(LockLevel.SHARED)) {
      return false;
    }
    boolean done = false;
    try {
      done = HotJournal.recover(vfs, file, journalPath, synchronous, forgetCache);
      if (done) {
        setVersion(versions.read(newPageSize, newReservedBytes));
        state = State.READER;
      }
      return done;
    } finally {
      if (state == State.OPEN) {
        file.unlock(LockLevel.NONE);
      }
    }
  }

  private void forgetCache() {
    cache.setVersion(null);
  }

  private void waitOrFail(int attempts) {
    if (!busyHandler.onBusy(attempts)) {
      throw busy();
    }
  }

  private static SqlException busy() {
    return new SqlException(ResultCode.BUSY, ResultCode.BUSY.text());
  }

  /** Ends reading: all pins must have been released. */
  public void endRead() {
    if (state == State.WRITER) {
      throw new IllegalStateException("a write transaction is open");
    }
    if (state == State.READER) {
      state = State.OPEN;
      file.unlock(LockLevel.NONE);
    }
  }

  // ---- write transactions

  /**
   * Begins to write. From OPEN the busy handler is asked while locks are in the way; from READER a
   * lock in the way is SQLITE_BUSY at once, as waiting might never end.
   *
   * @param exclusive take EXCLUSIVE now, for BEGIN EXCLUSIVE
   */
  public void beginWrite(boolean exclusive) {
    if (state == State.WRITER) {
      return;
    }
    boolean fromOpen = state == State.OPEN;
    if (fromOpen) {
      beginWriteFromOpen();
    } else if (!tryBeginWrite()) {
      throw busy();
    }
    if (exclusive) {
      lockExclusiveFromStart(fromOpen);
    }
  }

  private void lockExclusiveFromStart(boolean fromOpen) {
    boolean done = false;
    try {
      lockExclusive();
      done = true;
    } finally {
      if (!done) {
        rollback();
        if (fromOpen) {
          endRead();
        }
      }
    }
  }

  private void beginWriteFromOpen() {
    for (int attempts = 0; ; attempts++) {
      boolean done = false;
      try {
        done = tryBeginRead() && tryBeginWrite();
      } finally {
        if (!done) {
          endRead();
        }
      }
      if (done) {
        return;
      }
      waitOrFail(attempts);
    }
  }

  private boolean tryBeginWrite() {
    if (isReadOnly()) {
      throw new SqlException(ResultCode.READONLY, ResultCode.READONLY.text());
    }
    if (isWalFile()) {
      throw new SqlException(
          ResultCode.READONLY, "not yet supported: writing to a database in WAL mode");
    }
    if (!file.lock(LockLevel.RESERVED)) {
      return false;
    }
    try {
      startTransaction();
    } finally {
      if (transaction == null) {
        file.unlock(LockLevel.SHARED);
      }
    }
    return true;
  }

  private void startTransaction() {
    if (version.pageCount() == 0) {
      setVersion(FileVersion.empty(newPageSize, newReservedBytes));
      cache.setVersion(version);
    }
    int filePages = FileVersion.filePages(file.size(), version.pageSize());
    transaction =
        new WriteTransaction(this, cache, file, version.pageSize(), version.pageCount(), filePages);
    state = State.WRITER;
  }

  private void lockExclusive() {
    for (int attempts = 0; !file.lock(LockLevel.EXCLUSIVE); attempts++) {
      waitOrFail(attempts);
    }
  }

  /** Makes the write transaction durable and goes back to reading. */
  public void commit() {
    WriteTransaction current = requireTransaction();
    if (current.isChanged() && current.pageCount() > 0) {
      lockExclusive();
      try {
        FileVersion committed = current.commit();
        cache.advanceVersion(committed);
        setVersion(committed);
      } catch (RuntimeException | AssertionError e) {
        rollbackAfter(e);
        throw e;
      }
      finishCommitted(current);
    } else {
      rollback();
    }
  }

  /**
   * The transaction stands; what may still fail cannot undo it. Before a file is cut, the journal's
   * deletion must be safe: should the journal come back, it does not have the pages that were cut.
   */
  private void finishCommitted(WriteTransaction current) {
    try {
      boolean shorter = current.isShorterThanFile();
      Synchronous level = effectiveSynchronous();
      if (level == Synchronous.EXTRA || shorter && level != Synchronous.OFF) {
        vfs.syncDirectory(journalPath);
      }
      if (shorter) {
        current.cutFile();
      }
    } finally {
      endWrite(LockLevel.SHARED);
    }
  }

  /** Undoes the write transaction and goes back to reading. */
  public void rollback() {
    WriteTransaction current = requireTransaction();
    try {
      current.rollback();
    } catch (RuntimeException e) {
      forgetCache();
      endWrite(LockLevel.NONE);
      throw e;
    }
    endWrite(LockLevel.SHARED);
  }

  private void rollbackAfter(Throwable failure) {
    try {
      rollback();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void endWrite(LockLevel level) {
    if (transaction != null) {
      transaction.dispose();
      transaction = null;
    }
    savepoints.clear();
    state = level == LockLevel.NONE ? State.OPEN : State.READER;
    file.unlock(level);
  }

  // ---- savepoints

  /**
   * Opens a savepoint inside of those that are open; at any time, also before the first write.
   *
   * @return its number, from 1 on
   */
  public int openSavepoint() {
    return transaction == null
        ? savepoints.openBeforeWrite(0)
        : savepoints.open(transaction.savepointMark(), transaction.pageCount());
  }

  /** Ends a savepoint and those inside of it, keeping what was done. */
  public void releaseSavepoint(int savepoint) {
    savepoints.release(savepoint);
    if (savepoints.depth() == 0 && transaction != null) {
      transaction.forgetImages();
    }
  }

  /**
   * Undoes what was done since a savepoint began; it stays open, those inside of it end. The
   * addresses of pages stay valid but their content changes: cursors must seek again. One that
   * throws has rolled the whole transaction back.
   */
  public void rollbackToSavepoint(int savepoint) {
    writes++;
    if (transaction == null) {
      savepoints.restart(savepoint);
    } else {
      try {
        transaction.rollbackTo(savepoint);
      } catch (RuntimeException e) {
        rollbackAfter(e);
        throw e;
      }
    }
  }

  /** How many savepoints are open. */
  public int savepointDepth() {
    return savepoints.depth();
  }

  // ---- pages

  @Override
  public int pageSize() {
    return version.pageSize();
  }

  @Override
  public int usableSize() {
    return version.pageSize() - version.reservedBytes();
  }

  @Override
  public String file() {
    return file.path();
  }

  @Override
  public int lockBytePage() {
    return lockBytePage;
  }

  @Override
  public int pageCount() {
    return transaction == null ? version.pageCount() : transaction.pageCount();
  }

  @Override
  public Frame get(int pageNumber) {
    check(pageNumber);
    return transaction == null ? getShared(pageNumber) : transaction.get(pageNumber);
  }

  private void check(int pageNumber) {
    assert state != State.OPEN : "no transaction";
    if (pageNumber < 1 || pageNumber > pageCount() || pageNumber == lockBytePage) {
      throw ReadView.noSuchPage(file.path(), pageNumber, pageCount());
    }
  }

  /** Pins the page that the file has. */
  Frame getShared(int pageNumber) {
    Frame frame = cache.pin(pageNumber);
    return frame == null ? cache.load(pageNumber, file, version.pageSize()) : frame;
  }

  @Override
  public void release(Frame frame) {
    boolean last = frame.shared ? frame.unpin() : frame.unpinPrivate();
    if (last) {
      frame.free();
    }
  }

  @Override
  public Frame writable(Frame frame) {
    writes++;
    return requireTransaction().writable(frame);
  }

  @Override
  public Frame overwrite(int pageNumber) {
    writes++;
    check(pageNumber);
    return requireTransaction().overwrite(pageNumber);
  }

  @Override
  public Frame append() {
    writes++;
    return requireTransaction().append(lockBytePage);
  }

  @Override
  public void truncate(int pageCount) {
    requireTransaction().truncate(pageCount);
  }

  /**
   * The same pages for another thread, for reading only: valid while this pager's read transaction
   * is open and nothing is written. Each helper thread needs one of its own.
   */
  public PageStore readView() {
    if (state != State.READER) {
      throw new IllegalStateException("a view needs a read transaction without writes");
    }
    return new ReadView(cache, file, version);
  }

  // ---- for the transaction

  Vfs vfs() {
    return vfs;
  }

  Savepoints savepoints() {
    return savepoints;
  }

  String journalPath() {
    return journalPath;
  }

  CommitSequence sequence() {
    return sequence;
  }

  /** Puts a wrong commit sequence in place, for tests of the tests. */
  void setSequence(CommitSequence replacement) {
    sequence = replacement;
  }

  Synchronous effectiveSynchronous() {
    return vfs.isVolatile() ? Synchronous.OFF : synchronous;
  }

  /** The limit of {@link #setMaxPageCount}. */
  public int maxPageCount() {
    return maxPageCount;
  }

  int spillFrames() {
    return spillFrames != 0
        ? spillFrames
        : (int)
            Math.clamp(
                FramePool.budgetBytes() / 2 / version.pageSize(),
                WriteTransaction.minSpillFrames(),
                Integer.MAX_VALUE);
  }

  JournalWriter openJournal(int pageSize, int originalPageCount) {
    if (file.hasMoved()) {
      throw new SqlException(ResultCode.READONLY_DBMOVED, ResultCode.READONLY_DBMOVED.text());
    }
    boolean counted = effectiveSynchronous() != Synchronous.OFF;
    return new JournalWriter(
        vfs, journalPath, pageSize, originalPageCount, (int) randomness.nextLong(), counted);
  }

  private WriteTransaction requireTransaction() {
    WriteTransaction current = transaction;
    if (current == null) {
      throw new IllegalStateException("no write transaction is open");
    }
    return current;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the pager is closed");
    }
  }

  /** Rolls back what is open, drops the locks and closes the file. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    try {
      if (state == State.WRITER) {
        rollback();
      }
    } finally {
      closed = true;
      state = State.OPEN;
      cache.close();
      file.close();
      versions.close();
    }
  }

  /** Checks what must be true between calls; for tests and assertions. */
  boolean assertState() {
    LockLevel lock = file.lockLevel();
    switch (state) {
      case OPEN -> {
        assert lock == LockLevel.NONE && transaction == null;
      }
      case READER -> {
        assert lock == LockLevel.SHARED && transaction == null;
      }
      case WRITER -> {
        assert lock.atLeast(LockLevel.RESERVED) && transaction != null;
        assert requireTransaction().assertState();
      }
    }
    return true;
  }
}
