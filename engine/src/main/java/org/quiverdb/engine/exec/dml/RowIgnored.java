package org.quiverdb.engine.exec.dml;

/** Thrown where OR IGNORE skips a row; caught by the loop over rows. Has no stack trace. */
final class RowIgnored extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final RowIgnored INSTANCE = new RowIgnored();

  private RowIgnored() {
    super(null, null, false, false);
  }
}
