package org.quiverdb.engine.corpora;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A file opened with C SQLite. */
final class CDatabase implements AutoCloseable {
  private final Connection connection;

  CDatabase(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  Connection connection() {
    return connection;
  }

  /** All rows of a query. */
  List<Object[]> rows(String sql) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        rows.add(Values.row(result, columns));
      }
    }
    return rows;
  }

  /** The first row of {@code PRAGMA integrity_check}, or the error. */
  String verdict() {
    try {
      return String.valueOf(rows("PRAGMA integrity_check").get(0)[0]);
    } catch (SQLException e) {
      return "error: " + e.getMessage();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
