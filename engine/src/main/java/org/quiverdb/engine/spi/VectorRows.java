package org.quiverdb.engine.spi;

/** Looks up the indexed value of single rows. One thread. */
public interface VectorRows extends AutoCloseable {
  /** What was found. */
  enum Found {
    /** A BLOB at {@link #address}. */
    BLOB,
    NULL,
    /** TEXT or a number. */
    OTHER,
    /** There is no such row. */
    NO_ROW
  }

  Found fetch(long rowid);

  /** Where the BLOB lies, until the next fetch. */
  long address();

  int length();

  @Override
  void close();
}
