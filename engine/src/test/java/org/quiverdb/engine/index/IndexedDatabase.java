package org.quiverdb.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** Short forms for tests: rows as texts. */
final class IndexedDatabase {
  private IndexedDatabase() {}

  /** Rows, their columns with | between, as the shell shows them. */
  static List<String> rows(QuiverConnection connection, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = connection.prepare(sql)) {
      while (statement.step()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < statement.columnCount(); i++) {
          row.add(String.valueOf(statement.getText(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  static String plan(QuiverConnection connection, String sql) {
    List<String> details = new ArrayList<>();
    for (String row : rows(connection, "EXPLAIN QUERY PLAN " + sql)) {
      details.add(row.split("\\|", 4)[3]);
    }
    return String.join("\n", details);
  }

  /** A vector as text. */
  static String vector(double... values) {
    return "'" + Arrays.toString(values) + "'";
  }
}
