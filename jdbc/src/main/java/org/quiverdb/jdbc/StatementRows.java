package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.ValueType;
import org.quiverdb.engine.error.QuiverException;

/** Rows read from a running statement, whose first step has been taken already. */
final class StatementRows extends Rows {
  private enum State {
    FIRST_STEPPED,
    RUNNING,
    DONE
  }

  private final Execution execution;
  private final QuiverStatement statement;
  private State state;

  /**
   * Rows of a statement that has been stepped once.
   *
   * @param hasRow what the first step gave
   */
  StatementRows(Execution execution, boolean hasRow) {
    this.execution = execution;
    this.statement = execution.statement();
    this.state = hasRow ? State.FIRST_STEPPED : State.DONE;
  }

  @Override
  List<ColumnInfo> columns() {
    return execution.columns();
  }

  @Override
  int columnCount() {
    return statement.columnCount();
  }

  @Override
  Map<String, Integer> labels() {
    return execution.labels();
  }

  @Override
  boolean next() throws SQLException {
    if (state == State.RUNNING) {
      boolean row = false;
      try {
        row = execution.step();
      } finally {
        if (!row) {
          state = State.DONE;
        }
      }
      return row;
    }
    if (state == State.FIRST_STEPPED) {
      state = State.RUNNING;
      return true;
    }
    return false;
  }

  @Override
  ValueType type(int column) throws SQLException {
    try {
      return statement.type(column);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  long getLong(int column) throws SQLException {
    try {
      return statement.getLong(column);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  double getDouble(int column) throws SQLException {
    try {
      return statement.getDouble(column);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  @Nullable String getText(int column) throws SQLException {
    try {
      return statement.getText(column);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  byte @Nullable [] getBlob(int column) throws SQLException {
    try {
      return statement.getBlob(column);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  float @Nullable [] getVector(int column) throws SQLException {
    try {
      return statement.getVector(column);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  void close() throws SQLException {
    state = State.DONE;
    execution.end();
  }
}
