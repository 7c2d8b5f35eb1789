package org.quiverdb.vector;

/**
 * A vector value, text or pair of vectors that cannot be used: a malformed blob, bad text, two
 * types that do not match. The message is meant for the SQL user as it stands; it never carries a
 * cause. Every method of this module that reads a stranger's bytes throws this and nothing else.
 */
public final class VectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with the text the SQL user will read. */
  public VectorException(String message) {
    super(message);
  }
}
