package org.quiverdb.loader.export;

import org.jspecify.annotations.Nullable;

/** A table cannot be exported; the message says why and what to do. No file is left behind. */
public final class ExportException extends Exception {
  private static final long serialVersionUID = 1L;

  public ExportException(String message) {
    super(message);
  }

  public ExportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
