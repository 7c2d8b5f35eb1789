package org.quiverdb.engine.spi;

/** Is shown the rows of a table. */
public interface VectorSink {
  /**
   * A row whose value is a BLOB, which may or may not be a vector.
   *
   * @param address where it lies until this call returns
   */
  void blob(long rowid, long address, int length);

  /** A row whose value is NULL. */
  void missing(long rowid);

  /** A row with another value: TEXT, a number, or what only the ordinary way can read. */
  void other(long rowid);
}
