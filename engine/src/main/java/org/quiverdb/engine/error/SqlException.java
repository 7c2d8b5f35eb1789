package org.quiverdb.engine.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement could not be prepared or run: a mistake in the SQL, a constraint, a lock, a full
 * disk. The text is SQLite's own wherever SQLite has one.
 */
public non-sealed class SqlException extends QuiverException {
  /** The value of {@link #offset()} when no place in the statement is to blame. */
  public static final int NO_OFFSET = -1;

  private final int offset;

  /** An error that no single place in the statement is to blame for. */
  public SqlException(ResultCode resultCode, String message) {
    this(resultCode, message, NO_OFFSET, null);
  }

  /** An error with the exception that caused it, as for an I/O error. */
  public SqlException(ResultCode resultCode, String message, @Nullable Throwable cause) {
    this(resultCode, message, NO_OFFSET, cause);
  }

  /** An error at a place in the statement: {@code offset} counts chars from the text's start. */
  public SqlException(ResultCode resultCode, String message, int offset) {
    this(resultCode, message, offset, null);
  }

  private SqlException(
      ResultCode resultCode, String message, int offset, @Nullable Throwable cause) {
    super(resultCode, message, cause);
    this.offset = offset;
  }

  /** An error of the general kind, {@link ResultCode#ERROR}. */
  public static SqlException error(String message) {
    return new SqlException(ResultCode.ERROR, message);
  }

  /** An error of the general kind at a place in the statement. */
  public static SqlException error(String message, int offset) {
    return new SqlException(ResultCode.ERROR, message, offset);
  }

  /** The UTF-16 char offset of the mistake in the SQL text, or {@link #NO_OFFSET}. */
  public int offset() {
    return offset;
  }
}
