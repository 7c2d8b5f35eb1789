package org.quiverdb.jdbc;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.ValueType;
import org.quiverdb.engine.error.QuiverException;

/**
 * A prepared statement. Parameters keep their values from run to run; one that was never set is
 * NULL, but to set none at all is an error. A batch in autocommit mode runs in one transaction: if
 * one of its rows fails, the rows before it are kept.
 */
final class JdbcPreparedStatement extends ParameterSetters implements PreparedStatement {
  private final QuiverStatement statement;
  private final Execution execution;

  JdbcPreparedStatement(JdbcConnection connection, QuiverStatement statement) {
    super(connection, statement.parameterCount());
    this.statement = statement;
    this.execution = new Execution(connection, statement, false);
  }

  @Override
  @Nullable Object delegate() {
    return statement;
  }

  private void prepareRun() throws SQLException {
    checkOpen();
    clearResults();
    keys.clear();
    if (parameters.count() > 0) {
      if (!parameters.anySet()) {
        throw Errors.misuse("no parameter has been set");
      }
      try {
        parameters.bind(statement);
      } catch (QuiverException e) {
        throw Errors.running(e);
      }
    }
  }

  @Override
  public boolean execute() throws SQLException {
    prepareRun();
    Outcome outcome = run(execution);
    if (outcome.rows() == null) {
      show(outcome.updateCount());
      return false;
    }
    show(outcome.rows());
    return true;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    checkOpen();
    if (!execution.returnsRows()) {
      throw Errors.misuse("query does not return results");
    }
    prepareRun();
    Rows rows = run(execution).rows();
    if (rows == null) {
      throw Errors.misuse("query does not return results");
    }
    return show(rows);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    checkOpen();
    if (execution.returnsRows() && statement.isReadOnly()) {
      throw Errors.misuse("query returns results");
    }
    prepareRun();
    long count = runToEnd(execution);
    show(count);
    return count;
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) executeLargeUpdate();
  }

  @Override
  public void addBatch() throws SQLException {
    checkOpen();
    parameters.addToBatch();
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    parameters.clearBatch();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    if (execution.returnsRows() && statement.isReadOnly()) {
      throw Errors.misuse("query returns results");
    }
    clearResults();
    keys.clear();
    if (parameters.batchRows() == 0) {
      return new long[0];
    }
    boolean ours = connection.beginBatch();
    try {
      return runBatch();
    } finally {
      parameters.clearBatch();
      connection.endBatch(ours);
    }
  }

  private long[] runBatch() throws SQLException {
    long[] counts = new long[parameters.batchRows()];
    for (int i = 0; i < counts.length; i++) {
      try {
        parameters.bindBatchRow(statement, i);
        counts[i] = runToEnd(execution);
      } catch (SQLException e) {
        throw batchError(e, Arrays.copyOf(counts, i));
      } catch (QuiverException e) {
        throw batchError(Errors.running(e), Arrays.copyOf(counts, i));
      }
    }
    return counts;
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    CurrentValue unknown = new CurrentValue(ValueType.NULL, 0);
    return execution.returnsRows()
        ? new JdbcResultSetMetaData(execution.columns(), column -> unknown, connection)
        : null;
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new JdbcParameterMetaData(statement);
  }

  private static SQLException noText() {
    return Errors.misuse("a prepared statement takes no SQL text");
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    throw noText();
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    throw noText();
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    throw noText();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    throw noText();
  }

  @Override
  public void close() throws SQLException {
    super.close();
    try {
      statement.close();
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }
}
