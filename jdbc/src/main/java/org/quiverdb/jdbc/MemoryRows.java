package org.quiverdb.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.ValueType;

/** Rows kept in memory: generated keys, metadata, and results before a script's last one. */
final class MemoryRows extends Rows {
  private final List<ColumnInfo> columns;
  private final List<@Nullable Object[]> rows;
  private @Nullable Object[] current = new Object[0];
  private int next;

  /**
   * Rows of Java values.
   *
   * @param rows of as many values as there are columns: null, Long, Integer, Double, String, byte[]
   */
  MemoryRows(List<ColumnInfo> columns, List<@Nullable Object[]> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Columns that belong to no table. */
  static List<ColumnInfo> columns(String... names) {
    List<ColumnInfo> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(new ColumnInfo(name, null, null, null, null));
    }
    return columns;
  }

  /** Reads all rows and closes where they came from. */
  static MemoryRows copy(Rows source) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    int columnCount = source.columns().size();
    try {
      while (source.next()) {
        @Nullable Object[] row = new Object[columnCount];
        for (int i = 0; i < columnCount; i++) {
          row[i] = Conversions.object(source, i);
        }
        rows.add(row);
      }
    } finally {
      source.close();
    }
    return new MemoryRows(source.columns(), rows);
  }

  @Override
  List<ColumnInfo> columns() {
    return columns;
  }

  @Override
  Map<String, Integer> labels() {
    return Execution.labels(columns);
  }

  @Override
  boolean next() {
    if (next == rows.size()) {
      return false;
    }
    current = rows.get(next++);
    return true;
  }

  @Override
  ValueType type(int column) {
    return switch (current[column]) {
      case null -> ValueType.NULL;
      case Double d -> ValueType.REAL;
      case Number n -> ValueType.INTEGER;
      case byte[] b -> ValueType.BLOB;
      default -> ValueType.TEXT;
    };
  }

  @Override
  long getLong(int column) {
    return switch (current[column]) {
      case Number n -> n.longValue();
      case String s -> NumberPrefix.toLong(s);
      case null, default -> 0;
    };
  }

  @Override
  double getDouble(int column) {
    return switch (current[column]) {
      case Number n -> n.doubleValue();
      case String s -> NumberPrefix.toDouble(s);
      case null, default -> 0;
    };
  }

  @Override
  @Nullable String getText(int column) {
    return switch (current[column]) {
      case null -> null;
      case byte[] b -> new String(b, StandardCharsets.UTF_8);
      case Object value -> value.toString();
    };
  }

  @Override
  byte @Nullable [] getBlob(int column) {
    if (current[column] instanceof byte[] bytes) {
      return bytes.clone();
    }
    String text = getText(column);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  float @Nullable [] getVector(int column) throws SQLException {
    return switch (current[column]) {
      case null -> null;
      case byte[] blob -> Vectors.floats(blob);
      default -> Vectors.floats(String.valueOf(getText(column)));
    };
  }

  @Override
  void close() {
    next = rows.size();
  }
}
