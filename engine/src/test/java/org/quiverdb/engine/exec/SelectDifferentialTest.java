package org.quiverdb.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.QuiverException;

/**
 * Runs the queries of {@code queries.sql} here and in C SQLite over the same file: names, rows in
 * order, types, error texts; and compares the plans of those in {@code plans.sql}.
 */
class SelectDifferentialTest {
  @TempDir Path folder;

  @Test
  void queriesGiveWhatSqliteGives() throws Exception {
    String path = folder.resolve("c.db").toString();
    List<String> different = new ArrayList<>();
    int count = 0;
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      for (String sql : lines("schema.sql")) {
        try (Statement s = c.createStatement()) {
          s.execute(sql);
        }
      }
      try (TestSession session = new TestSession(path)) {
        String only = System.getProperty("quiver.query");
        for (String sql : only == null ? lines("queries.sql") : List.of(only)) {
          count++;
          String theirs = theirs(c, sql);
          String ours = ours(session, sql);
          if (!Objects.equals(theirs, ours)) {
            different.add(sql + "\n   C:    " + cut(theirs) + "\n   ours: " + cut(ours));
          }
        }
      }
    }
    assertEquals(
        "", String.join("\n", different), different.size() + " of " + count + " queries differ");
  }

  @Test
  void plansAreThoseOfSqlite() throws Exception {
    String path = folder.resolve("p.db").toString();
    List<String> different = new ArrayList<>();
    int count = 0;
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      for (String sql : lines("schema.sql")) {
        try (Statement s = c.createStatement()) {
          s.execute(sql);
        }
      }
      try (TestSession session = new TestSession(path)) {
        String only = System.getProperty("quiver.query");
        for (String sql : only == null ? lines("plans.sql") : List.of(only)) {
          String theirs = theirPlan(c, sql);
          if (theirs == null) {
            continue;
          }
          count++;
          String ours;
          try {
            ours = String.join("\n", session.explain(sql));
          } catch (RuntimeException e) {
            ours = "ERROR " + e;
          }
          if (!theirs.equals(ours)) {
            different.add(sql + "\n   C:    " + theirs + "\n   ours: " + ours);
          }
        }
      }
    }
    assertEquals(
        "", String.join("\n", different), different.size() + " of " + count + " queries differ");
  }

  private static String theirPlan(Connection c, String sql) {
    List<String> lines = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      while (rows.next()) {
        lines.add(rows.getString(4));
      }
    } catch (SQLException e) {
      return null;
    }
    return String.join("\n", lines);
  }

  private static String cut(String text) {
    return text.length() > 600 ? text.substring(0, 600) + "..." : text;
  }

  private static List<String> lines(String resource) throws IOException {
    List<String> result = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SelectDifferentialTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank() && !line.startsWith("--")) {
          result.add(line);
        }
      }
    }
    return result;
  }

  private static String theirs(Connection c, String sql) {
    StringBuilder out = new StringBuilder();
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      int n = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= n; i++) {
        out.append(rows.getMetaData().getColumnLabel(i)).append('|');
      }
      while (rows.next()) {
        out.append('\n');
        for (int i = 1; i <= n; i++) {
          Object value = rows.getObject(i);
          out.append(show(value instanceof Integer v ? Long.valueOf(v) : value)).append('|');
        }
      }
    } catch (SQLException e) {
      String message = e.getMessage().replaceFirst("^\\[SQLITE_[A-Z_]+\\] +", "");
      int open = message.indexOf('(');
      return "ERROR " + message.substring(open + 1, message.length() - 1);
    }
    return out.toString();
  }

  private static String ours(TestSession session, String sql) {
    try {
      TestSession.Result result = session.run(sql);
      StringBuilder out = new StringBuilder();
      result.names().forEach(name -> out.append(name).append('|'));
      for (List<Object> row : result.rows()) {
        out.append('\n');
        row.forEach(value -> out.append(show(value)).append('|'));
      }
      return session.openCursors() == 0 ? out.toString() : "FORGOTTEN CURSORS";
    } catch (QuiverException e) {
      return "ERROR " + e.getMessage();
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] at = e.getStackTrace();
      StringBuilder where = new StringBuilder("BUG " + e);
      for (int i = 0; i < Math.min(4, at.length); i++) {
        where.append("\n      ").append(at[i]);
      }
      return where.toString();
    }
  }

  private static String show(Object value) {
    return switch (value) {
      case null -> "NULL";
      case byte[] b -> "x'" + HexFormat.of().formatHex(b) + "'";
      case String s -> "'" + s + "'";
      default -> value.getClass().getSimpleName().charAt(0) + value.toString();
    };
  }
}
