package org.quiverdb.loader.parquet;

/** A Parquet file is damaged or uses what is not supported; the message names the place. */
final class ParquetException extends Exception {
  private static final long serialVersionUID = 1L;

  ParquetException(String message) {
    super(message);
  }

  ParquetException(String message, Throwable cause) {
    super(message, cause);
  }
}
