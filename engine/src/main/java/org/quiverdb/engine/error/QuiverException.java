package org.quiverdb.engine.error;

import org.jspecify.annotations.Nullable;

/**
 * What every error that a caller may see has in common: one of SQLite's result codes and a message.
 * Immutable, so safe to hand from thread to thread.
 */
public abstract sealed class QuiverException extends RuntimeException
    permits SqlException, CorruptException {
  private final ResultCode resultCode;
  private final String message;

  QuiverException(ResultCode resultCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.resultCode = resultCode;
    this.message = message;
  }

  /** The primary or extended result code, as SQLite's {@code sqlite3_extended_errcode} has it. */
  public final ResultCode resultCode() {
    return resultCode;
  }

  @Override
  public final String getMessage() {
    return message;
  }
}
