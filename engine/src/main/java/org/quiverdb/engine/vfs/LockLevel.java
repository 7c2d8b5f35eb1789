package org.quiverdb.engine.vfs;

/**
 * The locks of a database file, each including those before it. Source: "File Locking And
 * Concurrency In SQLite Version 3".
 */
public enum LockLevel {
  /** No lock; the file may change at any time. */
  NONE,
  /** Reading. Any number of holders. */
  SHARED,
  /** Means to write: one holder, beside readers. */
  RESERVED,
  /** Waits for readers to leave: no new SHARED is given. Never asked for directly. */
  PENDING,
  /** Writing: the only holder of any lock. */
  EXCLUSIVE;

  /** Whether this level includes all that {@code other} does. */
  public boolean atLeast(LockLevel other) {
    return compareTo(other) >= 0;
  }
}
