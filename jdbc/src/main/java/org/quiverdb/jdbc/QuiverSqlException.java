package org.quiverdb.jdbc;

import org.quiverdb.engine.error.ResultCode;

/**
 * What every {@link java.sql.SQLException} that comes from the engine also is. {@link
 * java.sql.SQLException#getErrorCode} is SQLite's primary code, as with other SQLite drivers; the
 * extended one stands here. The message is SQLite's own text.
 */
public interface QuiverSqlException {
  /** The extended result code, or the primary one where there is none. */
  ResultCode resultCode();
}
