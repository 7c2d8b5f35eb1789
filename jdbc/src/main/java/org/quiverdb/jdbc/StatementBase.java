package org.quiverdb.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The settings of a statement, and what is the same for every one of them. */
abstract class StatementBase extends Wrapping implements Statement {
  final JdbcConnection connection;
  private int queryTimeoutSeconds;
  private long maxRows;
  private int maxFieldSize;
  private int fetchSize;
  private boolean poolable;

  StatementBase(JdbcConnection connection) {
    this.connection = connection;
  }

  abstract void checkOpen() throws SQLException;

  JdbcConnection connection() {
    return connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    checkOpen();
    return queryTimeoutSeconds;
  }

  /** The time that the engine may spend on one execution, in seconds; 0 for no limit. */
  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    requireNotNegative("query timeout", seconds);
    queryTimeoutSeconds = seconds;
  }

  @Override
  public int getMaxRows() throws SQLException {
    return (int) Math.min(Integer.MAX_VALUE, getLargeMaxRows());
  }

  @Override
  public void setMaxRows(int max) throws SQLException {
    setLargeMaxRows(max);
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public void setLargeMaxRows(long max) throws SQLException {
    checkOpen();
    requireNotNegative("max rows", max);
    maxRows = max;
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    checkOpen();
    return maxFieldSize;
  }

  /** Remembered, but values are never cut. */
  @Override
  public void setMaxFieldSize(int max) throws SQLException {
    checkOpen();
    requireNotNegative("max field size", max);
    maxFieldSize = max;
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  /** A hint that an embedded engine has no use for. */
  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    requireNotNegative("fetch size", rows);
    fetchSize = rows;
  }

  private static void requireNotNegative(String what, long value) throws SQLException {
    if (value < 0) {
      throw Errors.argument(what + " must be >= 0, not " + value);
    }
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != ResultSet.FETCH_FORWARD
        && direction != ResultSet.FETCH_REVERSE
        && direction != ResultSet.FETCH_UNKNOWN) {
      throw Errors.argument("fetch direction: " + direction);
    }
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    checkOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getResultSetType() throws SQLException {
    checkOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    checkOpen();
    return ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  /** JDBC's escapes in braces are no syntax of SQLite; none are processed. */
  @Override
  public void setEscapeProcessing(boolean enable) throws SQLException {
    checkOpen();
  }

  @Override
  public void setCursorName(String name) throws SQLException {
    checkOpen();
  }

  @Override
  public boolean isPoolable() throws SQLException {
    checkOpen();
    return poolable;
  }

  @Override
  public void setPoolable(boolean poolable) throws SQLException {
    checkOpen();
    this.poolable = poolable;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
  }
}
