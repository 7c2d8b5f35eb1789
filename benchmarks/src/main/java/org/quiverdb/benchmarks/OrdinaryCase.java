package org.quiverdb.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;

/**
 * One thing that ordinary programs do with a database.
 *
 * @param name as in the printed table
 * @param sql what is prepared, or the main statement of it
 * @param work does it once and returns a number that must be the same on every side
 */
record OrdinaryCase(String name, String sql, Work work) {
  /** The work of a case on an open connection. */
  interface Work {
    double run(Connection connection, String sql) throws SQLException;
  }

  /** A query without parameters; all columns of all its rows are read. */
  static OrdinaryCase query(String name, String sql) {
    return new OrdinaryCase(
        name,
        sql,
        (connection, text) -> {
          try (PreparedStatement statement = connection.prepareStatement(text);
              ResultSet rows = statement.executeQuery()) {
            return readAll(rows);
          }
        });
  }

  /** A query of one INTEGER parameter, run many times with parameters below a bound. */
  static OrdinaryCase lookups(String name, String sql, int count, int bound) {
    return new OrdinaryCase(
        name,
        sql,
        (connection, text) -> {
          SplittableRandom random = new SplittableRandom(count);
          double sum = 0;
          try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < count; i++) {
              statement.setLong(1, random.nextInt(bound) + 1L);
              try (ResultSet rows = statement.executeQuery()) {
                sum += readAll(rows);
              }
            }
          }
          return sum;
        });
  }

  /** An UPDATE of two parameters, a number and a key, run many times in one transaction. */
  static OrdinaryCase updates(String name, String sql, int count, int bound) {
    return new OrdinaryCase(
        name,
        sql,
        (connection, text) -> {
          SplittableRandom random = new SplittableRandom(count);
          int changed = 0;
          connection.setAutoCommit(false);
          try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < count; i++) {
              statement.setLong(1, i);
              statement.setLong(2, random.nextInt(bound) + 1L);
              changed += statement.executeUpdate();
            }
          }
          connection.commit();
          connection.setAutoCommit(true);
          return changed;
        });
  }

  /** Reads every value by its type; the sum of the numbers and of the lengths of texts. */
  private static double readAll(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    boolean[] text = new boolean[columns];
    double sum = 0;
    boolean first = true;
    while (rows.next()) {
      for (int i = 0; i < columns; i++) {
        if (first) {
          text[i] = rows.getObject(i + 1) instanceof String;
        }
        sum += text[i] ? rows.getString(i + 1).length() : rows.getDouble(i + 1);
      }
      first = false;
    }
    return sum;
  }
}
