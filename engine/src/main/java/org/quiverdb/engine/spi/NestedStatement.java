package org.quiverdb.engine.spi;

import org.jspecify.annotations.Nullable;

/**
 * A prepared statement inside of another statement. Parameters count from 1, columns from 0. Values
 * of a row are valid until the next step. One thread.
 */
public interface NestedStatement extends AutoCloseable {
  NestedStatement bind(int parameter, long value);

  NestedStatement bind(int parameter, double value);

  /** Binds TEXT; null binds NULL. */
  NestedStatement bind(int parameter, @Nullable String value);

  /** Binds a BLOB; null binds NULL. */
  NestedStatement bind(int parameter, byte @Nullable [] value);

  /** Binds a BLOB in native memory, which must stay as it is until the statement has run. */
  NestedStatement bind(int parameter, long address, int length);

  NestedStatement bindNull(int parameter);

  /** Goes to the next row; false after the last one, when the statement is ready to run again. */
  boolean step();

  /** Runs to the end. */
  void run();

  /** Ends a run early. */
  void reset();

  boolean isNull(int column);

  long getLong(int column);

  double getDouble(int column);

  @Nullable String getText(int column);

  byte @Nullable [] getBlob(int column);

  /** Address of the bytes of a TEXT or BLOB. */
  long address(int column);

  /** How many bytes lie at {@link #address}; 0 for other values. */
  int length(int column);

  @Override
  void close();
}
