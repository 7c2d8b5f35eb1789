package org.quiverdb.loader;

import org.jspecify.annotations.Nullable;

/** A load cannot start or go on; the message names the file, the place in it and what to do. */
public final class LoadException extends Exception {
  private static final long serialVersionUID = 1L;

  public LoadException(String message) {
    super(message);
  }

  public LoadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
