package org.quiverdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What the last execution of a statement gave: the current result, those that {@code
 * getMoreResults} has yet to come to, and generated keys.
 */
abstract class ResultHolder extends StatementBase {
  private final Deque<Outcome> more = new ArrayDeque<>();
  private @Nullable JdbcResultSet resultSet;
  private long updateCount = Outcome.NONE;
  private boolean closeOnCompletion;
  private boolean closed;

  /** Generated keys of the last execution. */
  final GeneratedKeys keys = new GeneratedKeys();

  ResultHolder(JdbcConnection connection) {
    super(connection);
  }

  @Override
  void checkOpen() throws SQLException {
    if (closed) {
      throw Errors.misuse("the statement is closed");
    }
    connection.checkOpen();
  }

  /** Closes what the execution before has left. */
  void clearResults() throws SQLException {
    closeResultSet();
    updateCount = Outcome.NONE;
    while (!more.isEmpty()) {
      close(more.remove());
    }
  }

  private static void close(Outcome outcome) throws SQLException {
    if (outcome.rows() != null) {
      outcome.rows().close();
    }
  }

  private void closeResultSet() throws SQLException {
    JdbcResultSet open = resultSet;
    resultSet = null;
    if (open != null) {
      open.close();
    }
  }

  void addOutcome(Outcome outcome) {
    more.add(outcome);
  }

  /** Makes the next outcome current; true if it is a result set. */
  boolean advance() throws SQLException {
    updateCount = Outcome.NONE;
    Outcome outcome = more.poll();
    if (outcome == null) {
      return false;
    }
    updateCount = outcome.updateCount();
    if (outcome.rows() == null) {
      return false;
    }
    resultSet = newResultSet(outcome.rows());
    return true;
  }

  /** Makes rows, the only outcome, current. */
  JdbcResultSet show(Rows rows) throws SQLException {
    JdbcResultSet shown = newResultSet(rows);
    resultSet = shown;
    return shown;
  }

  /** Makes an update count, the only outcome, current. */
  void show(long count) {
    updateCount = count;
  }

  private JdbcResultSet newResultSet(Rows rows) throws SQLException {
    return new JdbcResultSet(rows, connection.dates(), (JdbcStatement) this, getLargeMaxRows());
  }

  /** A result set of this statement has been closed. */
  void resultSetClosed(JdbcResultSet closedSet) throws SQLException {
    if (resultSet == closedSet) {
      resultSet = null;
      if (closeOnCompletion && more.isEmpty()) {
        close();
      }
    }
  }

  boolean hasOpenResultSet() {
    return resultSet != null;
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return resultSet;
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return (int) getLargeUpdateCount();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    checkOpen();
    if (!more.isEmpty()) {
      closeResultSet();
    } else if (resultSet != null) {
      JdbcResultSet last = resultSet;
      last.close();
      if (closed) {
        return false;
      }
    }
    return advance();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    if (current != Statement.CLOSE_CURRENT_RESULT && current != Statement.CLOSE_ALL_RESULTS) {
      throw Errors.unsupported("keeping a result open while moving to the next");
    }
    return getMoreResults();
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return JdbcResultSet.of(keys.rows(), connection.dates());
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    connection.forget(this);
    clearResults();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
