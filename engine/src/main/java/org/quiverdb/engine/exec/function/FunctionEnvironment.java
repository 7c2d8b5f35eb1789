package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.TextEncoding;

/** What functions may ask of the connection and the running statement. */
public interface FunctionEnvironment {
  /** The encoding of TEXT in the main file. */
  TextEncoding encoding();

  /** Rows changed by the last finished INSERT, UPDATE or DELETE: {@code changes()}. */
  long changes();

  /** Rows changed since the connection was opened: {@code total_changes()}. */
  long totalChanges();

  /** {@code last_insert_rowid()}. */
  long lastInsertRowid();

  /** The wall clock in milliseconds since 1970; the same value throughout one statement. */
  long currentTimeMillis();

  /** 64 random bits, different at each call. */
  long randomLong();
}
