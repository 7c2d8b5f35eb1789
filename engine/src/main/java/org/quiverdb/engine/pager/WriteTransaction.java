package org.quiverdb.engine.pager;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.vfs.LockLevel;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * What one connection has changed since it took RESERVED: private frames, the journal, the pages
 * that were spilled to the file, and the images for savepoints. Belongs to a {@link Pager}, which
 * checks states and locks. Not thread-safe.
 *
 * <ol>
 *   <li>A page that existed when the transaction began is in the journal before its private frame
 *   is
 *       handed out for writing, and at most once.
 *   <li>The database file is written under EXCLUSIVE only, and only after the journal was synced
 *       with all records that are needed to undo the write.
 *   <li>A page in {@link #spilled} has its newest content in the file, unless a private frame holds
 *       it; the shared cache's frame of it, if any, is the old content.
 * </ol>
 */
final class WriteTransaction {
  private static final int MIN_SPILL_FRAMES = 10;

  private final Pager pager;
  private final SharedCache cache;
  private final VfsFile file;
  private final int pageSize;
  private final int originalPageCount;
  private final Savepoints savepoints;
  private final PrivateFrames frames = new PrivateFrames();
  private final PageSet journaled = new PageSet();
  private final PageSet spilled = new PageSet();
  private @Nullable JournalWriter journal;
  private @Nullable SavepointLog log;
  private int pageCount;
  private boolean changed;
  private boolean counterAdvanced;
  private boolean fileWritten;

  /**
   * @param pageCount pages that the connection sees
   * @param filePages pages that the file has, which may be more
   */
  WriteTransaction(
      Pager pager, SharedCache cache, VfsFile file, int pageSize, int pageCount, int filePages) {
    this.pager = pager;
    this.cache = cache;
    this.file = file;
    this.pageSize = pageSize;
    this.pageCount = pageCount;
    this.originalPageCount = Math.max(pageCount, filePages);
    this.savepoints = pager.savepoints();
    savepoints.resolve(pageCount);
  }

  int pageCount() {
    return pageCount;
  }

  boolean isChanged() {
    return changed;
  }

  /** Pins a page as this transaction sees it; the number was checked. */
  Frame get(int pageNumber) {
    Frame frame = frames.get(pageNumber);
    if (frame != null) {
      frame.pinPrivate();
      return frame;
    }
    if (spilled.contains(pageNumber)) {
      return readBack(pageNumber);
    }
    return pager.getShared(pageNumber);
  }

  private Frame readBack(int pageNumber) {
    Frame frame = allocate(pageNumber);
    try {
      file.read(frame.address, pageSize, (pageNumber - 1L) * pageSize);
    } catch (RuntimeException e) {
      free(frame);
      throw e;
    }
    frame.journaled = true;
    return pinned(frame);
  }

  /** A pinned private frame of undefined content. */
  private Frame newFrame(int pageNumber) {
    return pinned(allocate(pageNumber));
  }

  /** A frame that the transaction does not know yet. */
  private Frame allocate(int pageNumber) {
    if (frames.count() >= pager.spillFrames()) {
      spill();
    }
    return new Frame(FramePool.allocate(pageSize, cache), pageNumber, pageSize);
  }

  private Frame pinned(Frame frame) {
    frame.pinPrivate();
    frames.put(frame);
    return frame;
  }

  /** See {@link PageStore#writable}. */
  Frame writable(Frame frame) {
    if (!frame.shared) {
      prepareIfNeeded(frame);
      return frame;
    }
    Frame mine = privateCopy(frame);
    try {
      prepareIfNeeded(mine);
    } catch (RuntimeException e) {
      pager.release(mine);
      throw e;
    }
    pager.release(frame);
    return mine;
  }

  /** The page's private frame, pinned. */
  private Frame privateCopy(Frame frame) {
    Frame present = frames.get(frame.pageNumber);
    if (present != null) {
      present.pinPrivate();
      return present;
    }
    Frame copy = newFrame(frame.pageNumber);
    Memory.copy(frame.address, copy.address, pageSize);
    return copy;
  }

  private void prepareIfNeeded(Frame frame) {
    if (!frame.dirty || !frame.journaled || frame.savedAt < savepoints.newest()) {
      prepare(frame);
    }
  }

  /** Saves the page's content wherever it may be needed again; marks nothing before it is saved. */
  private void prepare(Frame frame) {
    changed = true;
    int number = frame.pageNumber;
    if (!frame.journaled) {
      if (number <= originalPageCount && !journaled.contains(number)) {
        journal().add(number, frame.address);
        journaled.add(number);
      }
      frame.journaled = true;
    }
    if (frame.savedAt < savepoints.newest()) {
      if (savepoints.contains(number)) {
        log().add(number, frame.address);
      }
      frame.savedAt = savepoints.newest();
    }
    frame.dirty = true;
  }

  /** See {@link PageStore#overwrite}; the number was checked. */
  Frame overwrite(int pageNumber) {
    Frame old = get(pageNumber);
    Frame frame;
    try {
      frame = writable(old);
    } catch (RuntimeException e) {
      pager.release(old);
      throw e;
    }
    Memory.fill(frame.address, pageSize, 0);
    return frame;
  }

  private JournalWriter journal() {
    if (journal == null) {
      journal = pager.openJournal(pageSize, originalPageCount);
    }
    return journal;
  }

  private SavepointLog log() {
    if (log == null) {
      log = new SavepointLog(pager.vfs(), pageSize);
    }
    return log;
  }

  /** See {@link PageStore#append}. */
  Frame append(int lockBytePage) {
    int number = pageCount + 1 == lockBytePage ? pageCount + 2 : pageCount + 1;
    if (number <= 0 || number > pager.maxPageCount()) {
      throw new SqlException(ResultCode.FULL, ResultCode.FULL.text());
    }
    journal();
    boolean known =
        number <= originalPageCount
            || savepoints.contains(number)
            || frames.get(number) != null
            || spilled.contains(number);
    Frame frame = known ? overwrite(number) : newFrame(number);
    pageCount = number;
    if (!known) {
      Memory.fill(frame.address, pageSize, 0);
    }
    frame.journaled = true;
    frame.dirty = true;
    frame.savedAt = savepoints.newest();
    changed = true;
    return frame;
  }

  /** See {@link PageStore#truncate}. */
  void truncate(int newPageCount) {
    journal();
    pageCount = newPageCount;
    changed = true;
  }

  int savepointMark() {
    return log == null ? 0 : log.count();
  }

  /** All savepoints are gone: so are their images. */
  void forgetImages() {
    if (log != null) {
      log.truncate(0);
    }
  }

  /**
   * Restores the pages that were saved since a savepoint began, and the page count. One that throws
   * has restored some of them: the whole transaction must be rolled back.
   */
  void rollbackTo(int savepoint) {
    int mark = savepoints.mark(savepoint);
    PageSet done = new PageSet();
    for (int i = mark; i < savepointMark(); i++) {
      int number = log().pageNumber(i);
      if (done.add(number)) {
        Frame present = frames.get(number);
        Frame frame = present == null ? newFrame(number) : present;
        log().copy(i, frame.address);
        frame.journaled = true;
        frame.dirty = true;
        // Its image is cut from the log below, so outer savepoints need a new one.
        frame.savedAt = 0;
        if (present == null) {
          frame.unpinPrivate();
        }
      }
    }
    pageCount = savepoints.pageCount(savepoint);
    if (log != null) {
      log.truncate(mark);
    }
    savepoints.restart(savepoint);
  }

  /**
   * Writes the unpinned dirty frames to the file and lets the unpinned ones go. Does nothing when
   * readers are in the way: then the transaction takes more memory. When a write fails, the frames
   * that are not in the file stay, so that nothing that was changed before is lost.
   */
  private void spill() {
    if (!file.lock(LockLevel.EXCLUSIVE)) {
      return;
    }
    JournalWriter open = journal();
    pager.sequence().syncJournal(open, pager.effectiveSynchronous());
    open.nextHeader();
    Frame[] all = frames.sorted();
    frames.clear();
    int done = 0;
    try {
      for (; done < all.length; done++) {
        spill(all[done]);
      }
    } finally {
      for (; done < all.length; done++) {
        frames.put(all[done]);
      }
    }
  }

  private void spill(Frame frame) {
    if (frame.isPinned()) {
      frames.put(frame);
    } else {
      if (frame.dirty) {
        writeToFile(frame);
        spilled.add(frame.pageNumber);
      }
      free(frame);
    }
  }

  private void writeToFile(Frame frame) {
    fileWritten = true;
    file.write(frame.address, pageSize, (frame.pageNumber - 1L) * pageSize);
  }

  private void free(Frame frame) {
    if (frame.drop()) {
      frame.free();
    }
  }

  /**
   * Commits under EXCLUSIVE, which the caller has taken. The deletion of the journal is the last
   * step that may fail.
   */
  FileVersion commit() {
    Frame header = writable(get(1));
    advanceCounter(header.address);
    FileVersion version =
        FileVersion.parse(header.address, file.path(), (long) pageCount * pageSize);
    pager.release(header);
    JournalWriter open = journal();
    pager.sequence().syncJournal(open, pager.effectiveSynchronous());
    Frame[] all = frames.sorted();
    for (Frame frame : all) {
      if (frame.dirty && frame.pageNumber <= pageCount) {
        writeToFile(frame);
      }
    }
    pager.sequence().finish(file, pager.vfs(), pager.journalPath(), pager.effectiveSynchronous());
    open.close();
    journal = null;
    publish(all);
    return version;
  }

  /** Called again when a commit is tried again, but changes the header once only. */
  private void advanceCounter(long header) {
    int counter = Memory.getInt(header + FileVersion.CHANGE_COUNTER_OFFSET);
    if (!counterAdvanced) {
      counterAdvanced = true;
      counter++;
    }
    Memory.putInt(header + FileVersion.CHANGE_COUNTER_OFFSET, counter);
    Memory.putInt(header + FileVersion.PAGE_COUNT_OFFSET, pageCount);
    Memory.putInt(header + FileVersion.VALID_FOR_OFFSET, counter);
    Memory.putInt(header + FileVersion.LIBRARY_VERSION_OFFSET, FileVersion.LIBRARY_VERSION);
  }

  private void publish(Frame[] all) {
    for (int pageNumber : spilled.sorted()) {
      cache.forget(pageNumber);
    }
    for (Frame frame : all) {
      if (frame.pageNumber <= pageCount && isWorthKeeping(frame)) {
        cache.publish(frame);
      } else {
        free(frame);
      }
    }
    frames.clear();
  }

  private boolean isWorthKeeping(Frame frame) {
    return pager.keepsNewPages() || frame.pageNumber <= originalPageCount || frame.isPinned();
  }

  /** Whether the file has pages that the database has no more. */
  boolean isShorterThanFile() {
    return file.size() > (long) pageCount * pageSize;
  }

  /** Cuts a file that is longer than the database; harmless to lose. */
  void cutFile() {
    file.truncate((long) pageCount * pageSize);
  }

  /** Undoes everything; the file too, if it was written. On an exception the journal stays. */
  void rollback() {
    for (Frame frame : frames.sorted()) {
      free(frame);
    }
    frames.clear();
    JournalWriter open = journal;
    if (open == null) {
      return;
    }
    if (fileWritten) {
      JournalPlayback.play(open.file(), file, pageSize);
      pager.sequence().syncDatabase(file, pager.effectiveSynchronous());
    }
    open.close();
    pager.vfs().delete(pager.journalPath(), pager.effectiveSynchronous() == Synchronous.EXTRA);
    journal = null;
  }

  /** Frees what the transaction holds, after its end. */
  void dispose() {
    for (Frame frame : frames.sorted()) {
      free(frame);
    }
    frames.clear();
    if (journal != null) {
      journal.close();
    }
    if (log != null) {
      log.close();
    }
  }

  /** Checks what must be true between calls; for tests and assertions. */
  boolean assertState() {
    for (Frame frame : frames.sorted()) {
      assert !frame.shared : "a shared frame among the private ones";
      assert !frame.dirty || frame.journaled : "page " + frame.pageNumber + " is not journaled";
    }
    assert !fileWritten || file.lockLevel() == LockLevel.EXCLUSIVE;
    return true;
  }

  /** The fewest frames that a transaction may be told to keep. */
  static int minSpillFrames() {
    return MIN_SPILL_FRAMES;
  }
}
