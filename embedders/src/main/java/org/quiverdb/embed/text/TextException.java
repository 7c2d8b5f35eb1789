package org.quiverdb.embed.text;

/** A file cannot be read as text; the message says why, and names the file. */
public final class TextException extends Exception {
  private static final long serialVersionUID = 1;

  public TextException(String message) {
    super(message);
  }

  public TextException(String message, Throwable cause) {
    super(message, cause);
  }
}
