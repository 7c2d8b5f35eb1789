package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/** Reads what a database says of itself, for metadata. */
final class CatalogReader {
  /** The schema that is meant when none is named. */
  static final String MAIN = "main";

  private final JdbcConnection connection;

  CatalogReader(JdbcConnection connection) {
    this.connection = connection;
  }

  /**
   * A table or view.
   *
   * @param schema main, temp or the name of an attached database
   * @param type table or view
   * @param sql its CREATE statement
   */
  record TableEntry(String schema, String name, String type, String sql) {
    boolean isSystem() {
      return name.toLowerCase(Locale.ROOT).startsWith("sqlite_");
    }

    boolean isView() {
      return type.equals("view");
    }
  }

  /** All rows of a query. */
  List<@Nullable Object[]> query(String sql) throws SQLException {
    connection.checkOpen();
    try (QuiverStatement statement = connection.engine().prepare(sql)) {
      List<@Nullable Object[]> rows = new ArrayList<>();
      while (statement.step()) {
        @Nullable Object[] row = new Object[statement.columnCount()];
        for (int i = 0; i < row.length; i++) {
          row[i] =
              switch (statement.type(i)) {
                case NULL -> null;
                case INTEGER -> statement.getLong(i);
                default -> statement.getText(i);
              };
        }
        rows.add(row);
      }
      return rows;
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  /** The rows of {@code PRAGMA schema.name(argument)}. */
  List<@Nullable Object[]> pragma(String schema, String name, String argument) throws SQLException {
    return query(
        "PRAGMA " + SqlText.quote(schema) + "." + name + "(" + SqlText.quote(argument) + ")");
  }

  /** Tables and views whose names match a pattern of JDBC, in main and temp or in one schema. */
  List<TableEntry> tables(@Nullable String schema, @Nullable String namePattern)
      throws SQLException {
    Pattern pattern = like(namePattern);
    List<TableEntry> tables = new ArrayList<>();
    for (String each : schemas(schema)) {
      String from = SqlText.quote(each) + ".sqlite_schema";
      if (pattern.matcher("sqlite_schema").matches()) {
        tables.add(new TableEntry(each, "sqlite_schema", "table", ""));
      }
      for (@Nullable Object[] row :
          query("SELECT name, type, sql FROM " + from + " WHERE type IN ('table', 'view')")) {
        String name = String.valueOf(row[0]);
        if (pattern.matcher(name).matches()) {
          tables.add(new TableEntry(each, name, String.valueOf(row[1]), String.valueOf(row[2])));
        }
      }
    }
    return tables;
  }

  /** The one table or view of a name, or null. */
  @Nullable TableEntry table(@Nullable String schema, @Nullable String name) throws SQLException {
    if (name == null) {
      throw Errors.argument("the table's name is null");
    }
    for (TableEntry table : tables(schema, null)) {
      if (table.name().equalsIgnoreCase(name)) {
        return table;
      }
    }
    return null;
  }

  private List<String> schemas(@Nullable String schema) throws SQLException {
    boolean named = schema != null && !schema.isEmpty() && !schema.equals("%");
    List<String> names = new ArrayList<>();
    for (@Nullable Object[] row : query("PRAGMA database_list")) {
      String name = String.valueOf(row[1]);
      if (named ? name.equalsIgnoreCase(schema) : name.equals(MAIN) || name.equals("temp")) {
        names.add(name);
      }
    }
    return names;
  }

  /** A pattern with % and _, a backslash before one that means itself; null matches all. */
  static Pattern like(@Nullable String pattern) {
    if (pattern == null) {
      return Pattern.compile(".*", Pattern.DOTALL);
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        regex.append(Pattern.quote(pattern.substring(++i, i + 1)));
      } else if (c == '%') {
        regex.append(".*");
      } else {
        regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** A result set of rows made here; columns are named by one text with blanks between. */
  JdbcResultSet resultSet(String columnNames, List<@Nullable Object[]> rows) {
    List<ColumnInfo> columns = MemoryRows.columns(columnNames.split(" ", -1));
    return JdbcResultSet.of(new MemoryRows(columns, rows), connection.dates());
  }
}
