package org.quiverdb.embed;

/** Texts cannot be embedded, stored or searched; the message says why and what to do. */
public final class EmbedException extends Exception {
  private static final long serialVersionUID = 1;

  public EmbedException(String message) {
    super(message);
  }

  public EmbedException(String message, Throwable cause) {
    super(message, cause);
  }
}
