package org.quiverdb.engine.differential;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** C SQLite through sqlite-jdbc. */
public final class ReferenceEngine implements Engine {
  private final Connection connection;
  private final Statement statement;

  /** On a file, or {@code :memory:}. */
  public ReferenceEngine(String path) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + path);
      statement = connection.createStatement();
      statement.execute("PRAGMA busy_timeout = 0");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Outcome run(String sql) {
    try {
      if (!statement.execute(sql)) {
        return new Outcome(List.of(), List.of(), statement.getUpdateCount(), 0, "");
      }
      try (ResultSet result = statement.getResultSet()) {
        return read(result);
      }
    } catch (SQLException e) {
      return Outcome.error(code(e), message(e));
    }
  }

  private static Outcome read(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    int count = meta.getColumnCount();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      columns.add(meta.getColumnLabel(i));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>(count);
      for (int i = 1; i <= count; i++) {
        row.add(Outcome.render(result.getObject(i)));
      }
      rows.add(row);
    }
    return new Outcome(columns, rows, -1, 0, "");
  }

  private static int code(SQLException e) {
    return e instanceof org.sqlite.SQLiteException s ? s.getResultCode().code : e.getErrorCode();
  }

  /**
   * The driver writes {@code [CODE] explanation (message)}; SQLite's own words are in the
   * parentheses.
   */
  private static String message(SQLException e) {
    String text = String.valueOf(e.getMessage());
    int close = text.lastIndexOf(')');
    int open = text.indexOf(" (");
    if (!text.startsWith("[") || open < 0 || close < open) {
      return text;
    }
    return text.substring(open + 2, close);
  }

  @Override
  public void close() {
    try {
      statement.close();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
