package org.quiverdb.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;

/**
 * Describes result columns. In SQLite a type belongs to a value: while there is a current row, the
 * SQL type follows from its storage class and the declared type together, else from the declared
 * type.
 */
final class JdbcResultSetMetaData extends Wrapping implements ResultSetMetaData {
  private final List<ColumnInfo> columns;
  private final CurrentValue.Source current;
  private final @Nullable JdbcConnection connection;

  JdbcResultSetMetaData(
      List<ColumnInfo> columns, CurrentValue.Source current, @Nullable JdbcConnection connection) {
    this.columns = columns;
    this.current = current;
    this.connection = connection;
  }

  private ColumnInfo column(int column) throws SQLException {
    if (column < 1 || column > columns.size()) {
      throw new SQLException(
          "column " + column + " out of bounds [1," + columns.size() + "]", "07009", 25);
    }
    return columns.get(column - 1);
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return column(column).name();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return column(column).name();
  }

  @Override
  public String getTableName(int column) throws SQLException {
    String table = column(column).table();
    return table == null ? "" : table;
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    column(column);
    return "";
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    return getTableName(column);
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return SqlTypes.ofValue(column(column).declaredType(), current.of(column - 1));
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return SqlTypes.name(column(column).declaredType(), current.of(column - 1).type());
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return switch (current.of(column - 1).type()) {
      case INTEGER -> {
        long value = current.of(column - 1).integer();
        yield value == (int) value ? Integer.class.getName() : Long.class.getName();
      }
      case REAL -> Double.class.getName();
      case BLOB -> byte[].class.getName();
      case TEXT -> String.class.getName();
      case NULL -> classOfType(getColumnType(column));
    };
  }

  private static String classOfType(int type) {
    return switch (type) {
      case Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class.getName();
      case Types.BIGINT -> Long.class.getName();
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> Double.class.getName();
      case Types.DECIMAL -> BigDecimal.class.getName();
      case Types.BINARY, Types.BLOB -> byte[].class.getName();
      case Types.CHAR, Types.VARCHAR, Types.CLOB -> String.class.getName();
      default -> Object.class.getName();
    };
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return SqlTypes.precision(column(column).declaredType());
  }

  @Override
  public int getScale(int column) throws SQLException {
    return SqlTypes.scale(column(column).declaredType());
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return SqlTypes.MAX_LENGTH;
  }

  private TableColumns.@Nullable Entry entry(int column) throws SQLException {
    ColumnInfo info = column(column);
    return connection == null || info.table() == null || info.column() == null
        ? null
        : TableColumns.find(connection, info);
  }

  @Override
  public int isNullable(int column) throws SQLException {
    TableColumns.Entry entry = entry(column);
    return entry != null && entry.notNull() ? columnNoNulls : columnNullable;
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    TableColumns.Entry entry = entry(column);
    return entry != null && entry.autoIncrement();
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return switch (getColumnType(column)) {
      case Types.NUMERIC,
          Types.INTEGER,
          Types.REAL,
          Types.BIGINT,
          Types.DECIMAL,
          Types.DOUBLE,
          Types.FLOAT,
          Types.SMALLINT,
          Types.TINYINT ->
          true;
      default -> false;
    };
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    return column(column).column() == null;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    return !isReadOnly(column);
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    return isWritable(column);
  }
}
