package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;

/**
 * Makes up rowids: one more than the largest, and once the largest possible is taken a random free
 * one. A table with AUTOINCREMENT never uses a rowid twice; the largest ever used stands in {@code
 * sqlite_sequence} ("SQLite Autoincrement").
 */
final class RowidMaker {
  private static final int RANDOM_TRIES = 100;

  private final Table table;
  private final @Nullable SequenceTable sequence;
  private long largestUsed;

  RowidMaker(ChangeContext change) {
    this.table = change.table();
    this.sequence = table.autoincrement() ? new SequenceTable(change) : null;
  }

  void open(ExecContext x) {
    if (sequence != null) {
      largestUsed = sequence.read(x);
    }
  }

  /** A rowid that no row has. */
  long next(ExecContext x, Cursor cursor) {
    long largest = cursor.last() ? cursor.rowid() : 0;
    if (sequence != null) {
      largest = Math.max(largest, largestUsed);
      if (largest == Long.MAX_VALUE) {
        throw new SqlException(ResultCode.FULL, "database or disk is full");
      }
      largestUsed = largest + 1;
      return largestUsed;
    }
    return largest < Long.MAX_VALUE ? largest + 1 : random(x, cursor);
  }

  private static long random(ExecContext x, Cursor cursor) {
    for (int i = 0; i < RANDOM_TRIES; i++) {
      long candidate = (x.session.randomLong() & Long.MAX_VALUE >> 1) + 1;
      if (!cursor.seekRowid(candidate)) {
        return candidate;
      }
    }
    throw new SqlException(ResultCode.FULL, "database or disk is full");
  }

  /** A row came with this rowid of its own. */
  void used(long rowid) {
    largestUsed = Math.max(largestUsed, rowid);
  }

  /** Writes down the largest rowid used. */
  void finish(ExecContext x) {
    if (sequence != null) {
      sequence.write(x, largestUsed);
    }
  }

  void close() {
    if (sequence != null) {
      sequence.close();
    }
  }
}
