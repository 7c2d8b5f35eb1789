package org.quiverdb.engine.vfs;

/**
 * An open file. Offsets and sizes are in bytes; buffers are addresses in {@code Memory.SEG}. Errors
 * are {@code SqlException}s: IOERR_READ, IOERR_WRITE, IOERR_FSYNC, ..., FULL when the disk is full.
 * For one thread at a time, except {@link #read}, {@link #size} and {@link #path}, which any number
 * of threads may call beside it.
 */
public interface VfsFile extends AutoCloseable {
  /** The path it was opened with. */
  String path();

  /** Which file this is. */
  FileIdentity identity();

  /** Whether the file was opened for reading only, or could not be opened for more. */
  boolean isReadOnly();

  /** Whether the path no longer leads to this file: it was renamed, replaced or removed. */
  boolean hasMoved();

  /** Bytes in the file. */
  long size();

  /**
   * Reads; what lies behind the end of the file reads as zeros.
   *
   * @return bytes that came from the file
   */
  int read(long address, int byteCount, long offset);

  /** Writes all of it. */
  void write(long address, int byteCount, long offset);

  /** Cuts or extends (with zeros) to a size. */
  void truncate(long size);

  /**
   * Waits until all that was written is on the disk.
   *
   * @param dataOnly leave out metadata that is not needed to read the content
   */
  void sync(boolean dataOnly);

  /** The lock that this file holds. */
  LockLevel lockLevel();

  /**
   * Raises the lock to SHARED, RESERVED (from SHARED) or EXCLUSIVE (from SHARED or RESERVED),
   * without waiting. A failed EXCLUSIVE may leave the file at PENDING.
   *
   * @return false if another file holds a lock that is in the way
   */
  boolean lock(LockLevel level);

  /** Lowers the lock to SHARED or NONE. */
  void unlock(LockLevel level);

  /** Whether any file, here or in another process, holds RESERVED or more. */
  boolean checkReservedLock();

  /** Closes; locks are dropped. Further calls do nothing. */
  @Override
  void close();
}
