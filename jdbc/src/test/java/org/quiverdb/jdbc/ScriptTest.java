package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts of several statements. */
class ScriptTest {
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver::memory:");
    statement = connection.createStatement();
    statement.execute("CREATE TABLE t(a INTEGER PRIMARY KEY)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private int count() throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void allStatementsRun() throws SQLException {
    assertFalse(
        statement.execute(
            "-- first\n"
                + "INSERT INTO t VALUES (1); /* ; */ INSERT INTO t VALUES (2), (3);\n"
                + ";; -- end"));
    assertEquals(1, statement.getUpdateCount());
    assertEquals(3, count());
    assertFalse(statement.getMoreResults());
    assertEquals(2, statement.getUpdateCount());
    assertFalse(statement.getMoreResults());
    assertEquals(-1, statement.getUpdateCount());
  }

  @Test
  void getMoreResultsWalksRowsAndCounts() throws SQLException {
    assertTrue(
        statement.execute(
            "SELECT 1 UNION ALL SELECT 2; INSERT INTO t VALUES (7); SELECT a FROM t"));
    ResultSet first = statement.getResultSet();
    assertTrue(first.next());
    assertEquals(1, first.getInt(1));
    assertFalse(statement.getMoreResults());
    assertTrue(first.isClosed());
    assertEquals(1, statement.getUpdateCount());
    assertTrue(statement.getMoreResults());
    ResultSet last = statement.getResultSet();
    assertTrue(last.next());
    assertEquals(7, last.getInt("a"));
    assertFalse(statement.getMoreResults());
    assertEquals(-1, statement.getUpdateCount());
  }

  @Test
  void executeUpdateAddsUpTheCounts() throws SQLException {
    assertEquals(
        3, statement.executeUpdate("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2), (3)"));
  }

  @Test
  void executeQueryShowsTheFirstRows() throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("INSERT INTO t VALUES (5); SELECT a FROM t; DELETE FROM t")) {
      assertTrue(rows.next());
      assertEquals(5, rows.getInt(1));
      assertFalse(rows.next());
    }
    assertEquals(0, count());
  }

  @Test
  void anErrorStopsTheScript() throws SQLException {
    assertThrows(
        SQLException.class,
        () ->
            statement.execute(
                "INSERT INTO t VALUES (1); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"));
    assertEquals(1, count());
    assertEquals(-1, statement.getUpdateCount());
  }

  @Test
  void aPreparedStatementIsOneStatement() throws SQLException {
    connection.prepareStatement("SELECT 1; -- nothing more").close();
    assertThrows(SQLException.class, () -> connection.prepareStatement("SELECT 1; SELECT 2"));
    assertThrows(SQLException.class, () -> connection.prepareStatement(" -- nothing"));
  }

  @Test
  void anEmptyTextDoesNothing() throws SQLException {
    assertFalse(statement.execute(" ; -- nothing"));
    assertEquals(0, statement.executeUpdate(""));
    assertThrows(SQLException.class, () -> statement.executeQuery(""));
    assertThrows(SQLException.class, () -> statement.execute(null));
  }
}
