package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.ValueType;

/**
 * The rows that a result set shows, and the values of the current one. Columns are counted from 0.
 * Getters convert as SQLite's column functions do, and may be called only while there is a row.
 */
abstract class Rows {
  abstract List<ColumnInfo> columns();

  int columnCount() {
    return columns().size();
  }

  /** Moves to the next row; false at the end, and from then on. */
  abstract boolean next() throws SQLException;

  /** Columns by label, as written and in lower case, counted from 1. */
  abstract Map<String, Integer> labels();

  abstract ValueType type(int column) throws SQLException;

  abstract long getLong(int column) throws SQLException;

  abstract double getDouble(int column) throws SQLException;

  abstract @Nullable String getText(int column) throws SQLException;

  abstract byte @Nullable [] getBlob(int column) throws SQLException;

  abstract float @Nullable [] getVector(int column) throws SQLException;

  /** Gives back what they hold; harmless when done twice. */
  abstract void close() throws SQLException;
}
