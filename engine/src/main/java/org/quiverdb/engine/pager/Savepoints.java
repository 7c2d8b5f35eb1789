package org.quiverdb.engine.pager;

import java.util.Arrays;

/**
 * The open savepoints of a connection, numbered from 1 (outermost). Statement journals are
 * savepoints too. Not thread-safe.
 *
 * <ol>
 *   <li>Each opening, and each rollback to a savepoint, draws a new and greater serial number.
 *   <li>A frame whose {@code savedAt} is at least the newest savepoint's serial has been logged
 *   since
 *       that one opened, and so since every outer one; a rollback that cuts images from the log
 *       resets their frames' {@code savedAt}.
 *   <li>The first image of a page behind a savepoint's mark in the log is its content at that
 *       savepoint; a page that has none, and existed, is unchanged since.
 * </ol>
 */
final class Savepoints {
  /** The page count of a savepoint that was opened before anything was read. */
  private static final int UNKNOWN = -1;

  private int[] marks = new int[4];
  private int[] pageCounts = new int[4];
  private long[] serials = new long[4];
  private int depth;
  private long lastSerial;

  int depth() {
    return depth;
  }

  int open(int mark, int pageCount) {
    if (depth == marks.length) {
      marks = Arrays.copyOf(marks, depth * 2);
      pageCounts = Arrays.copyOf(pageCounts, depth * 2);
      serials = Arrays.copyOf(serials, depth * 2);
    }
    marks[depth] = mark;
    pageCounts[depth] = pageCount;
    serials[depth] = ++lastSerial;
    return ++depth;
  }

  /** Opens one before the transaction knows how many pages there are. */
  int openBeforeWrite(int mark) {
    return open(mark, UNKNOWN);
  }

  /** The write transaction begins: all savepoints so far stand for the file as it is now. */
  void resolve(int pageCount) {
    for (int i = depth - 1; i >= 0 && pageCounts[i] == UNKNOWN; i--) {
      pageCounts[i] = pageCount;
    }
  }

  /** Ends a savepoint and those inside of it; what was done stays done. */
  void release(int savepoint) {
    check(savepoint);
    depth = savepoint - 1;
  }

  /** Ends the savepoints inside of one, and begins that one anew. */
  void restart(int savepoint) {
    check(savepoint);
    depth = savepoint;
    serials[savepoint - 1] = ++lastSerial;
  }

  private void check(int savepoint) {
    if (savepoint < 1 || savepoint > depth) {
      throw new IllegalArgumentException("no savepoint " + savepoint + " of " + depth);
    }
  }

  int mark(int savepoint) {
    check(savepoint);
    return marks[savepoint - 1];
  }

  int pageCount(int savepoint) {
    check(savepoint);
    return pageCounts[savepoint - 1];
  }

  /** The serial of the newest savepoint, 0 if none is open. */
  long newest() {
    return depth == 0 ? 0 : serials[depth - 1];
  }

  /** Whether a page existed when one of the open savepoints began. */
  boolean contains(int pageNumber) {
    for (int i = 0; i < depth; i++) {
      if (pageNumber <= pageCounts[i]) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    depth = 0;
  }
}
