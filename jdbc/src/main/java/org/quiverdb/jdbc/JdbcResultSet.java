package org.quiverdb.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ValueType;

/**
 * A forward-only, read-only result set over {@link Rows}. Numbers and texts convert as SQLite's
 * column functions do (so a text reads as the number it begins with, and too large an integer is
 * cut to the type's bits); {@code getObject(column, type)} is strict. For one thread at a time.
 */
final class JdbcResultSet extends ValueGetters {
  private final @Nullable JdbcStatement statement;
  private final long maxRows;
  private @Nullable ResultSetMetaData metaData;
  private @Nullable Map<String, Integer> labels;
  private long rowNumber;
  private boolean afterLast;
  private boolean closed;
  private int fetchSize;

  /**
   * A result set before its first row.
   *
   * @param statement that it belongs to, or null
   * @param maxRows after which it ends; 0 for no limit
   */
  JdbcResultSet(Rows rows, DateFormat dates, @Nullable JdbcStatement statement, long maxRows) {
    super(rows, dates);
    this.statement = statement;
    this.maxRows = maxRows;
  }

  /** A result set that belongs to no statement. */
  static JdbcResultSet of(Rows rows, DateFormat dates) {
    return new JdbcResultSet(rows, dates, null, 0);
  }

  private void checkOpen() throws SQLException {
    if (closed) {
      throw Errors.misuse("ResultSet closed");
    }
  }

  @Override
  public boolean next() throws SQLException {
    checkOpen();
    onRow = false;
    if (afterLast) {
      return false;
    }
    if ((maxRows == 0 || rowNumber < maxRows) && rows.next()) {
      rowNumber++;
      onRow = true;
      return true;
    }
    end();
    return false;
  }

  private void end() throws SQLException {
    afterLast = true;
    rows.close();
  }

  @Override
  SQLException noRow() {
    if (closed) {
      return Errors.misuse("ResultSet closed");
    }
    return Errors.misuse(afterLast ? "ResultSet is after its last row" : "call next() first");
  }

  @Override
  public int findColumn(String label) throws SQLException {
    checkOpen();
    Map<String, Integer> known = labels;
    if (known == null) {
      known = rows.labels();
      labels = known;
    }
    Integer column = known.get(label);
    if (column == null) {
      column = known.get(label.toLowerCase(Locale.ROOT));
    }
    if (column == null) {
      throw new SQLException("no such column: '" + label + "'", "42S22", 1);
    }
    return column;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    ResultSetMetaData known = metaData;
    if (known == null) {
      JdbcConnection connection = statement == null ? null : statement.connection();
      known = new JdbcResultSetMetaData(rows.columns(), this::currentType, connection);
      metaData = known;
    }
    return known;
  }

  /** What a column holds now, NULL when there is no row. */
  private CurrentValue currentType(int column) throws SQLException {
    if (!onRow) {
      return new CurrentValue(ValueType.NULL, 0);
    }
    ValueType type = rows.type(column);
    return new CurrentValue(type, type == ValueType.INTEGER ? rows.getLong(column) : 0);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    onRow = false;
    rows.close();
    if (statement != null) {
      statement.resultSetClosed(this);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    return rowNumber == 0 && !afterLast;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return afterLast && rowNumber > 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return onRow && rowNumber == 1;
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return onRow ? (int) rowNumber : 0;
  }

  @Override
  public int getType() throws SQLException {
    checkOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() throws SQLException {
    checkOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != ResultSet.FETCH_FORWARD) {
      throw Errors.unsupported("fetching in another direction than forward");
    }
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public void setFetchSize(int rowCount) throws SQLException {
    checkOpen();
    if (rowCount < 0) {
      throw Errors.argument("fetch size: " + rowCount);
    }
    fetchSize = rowCount;
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
