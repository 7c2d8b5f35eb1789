package org.quiverdb.engine.pager;

import org.jspecify.annotations.Nullable;

/**
 * The pages of one file as one connection sees them; what the b-tree works on. Not thread-safe: a
 * connection is used by one thread at a time. Page numbers are 1-based; the lock-byte page (file
 * offset 0x40000000) is never handed out.
 */
public interface PageStore {
  /** Bytes per page, a power of two from 512 to 65536. */
  int pageSize();

  /** Page size less the reserved bytes at the end of every page (header byte 20). */
  int usableSize();

  /** Pages of the file as this connection sees it, with those added by the open transaction. */
  int pageCount();

  /**
   * The page number of the lock-byte page for this page size; it exists only in files beyond 1 GiB.
   */
  default int lockBytePage() {
    return 0x40000000 / pageSize() + 1;
  }

  /** The path of the file, for errors; null when there is none. */
  default @Nullable String file() {
    return null;
  }

  /**
   * Pins a page. Throws a CorruptException that names the page if the number is outside
   * 1..pageCount.
   */
  Frame get(int pageNumber);

  /** Unpins a frame. */
  void release(Frame frame);

  /**
   * Makes a page writable: journals its old content once per transaction (and per open savepoint)
   * and returns the private dirty frame, pinned. The given frame's pin is consumed, whether or not
   * the same frame comes back.
   */
  Frame writable(Frame frame);

  /**
   * As {@code writable(get(n))} for a page whose old content no longer matters (from the freelist);
   * zero-filled.
   */
  Frame overwrite(int pageNumber);

  /**
   * Extends the file by one zero-filled page (skipping the lock-byte page); pinned and writable.
   */
  Frame append();

  /** Cuts the file to so many pages when the transaction commits (auto_vacuum). */
  void truncate(int pageCount);
}
