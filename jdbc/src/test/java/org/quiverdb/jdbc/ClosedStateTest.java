package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Closing in every order, use after it, and what pools do with connections. */
class ClosedStateTest {
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver::memory:");
  }

  private static void assertClosed(Executable use) {
    SQLException e = assertThrows(SQLException.class, use);
    assertEquals(Errors.MISUSE_STATE, e.getSQLState());
  }

  @Test
  void aClosedConnectionClosesAll() throws SQLException {
    Statement s = connection.createStatement();
    PreparedStatement p = connection.prepareStatement("SELECT ?");
    p.setInt(1, 1);
    ResultSet rows = s.executeQuery("SELECT 1");
    ResultSet prepared = p.executeQuery();
    assertTrue(rows.next());
    assertTrue(prepared.next());
    connection.close();
    assertTrue(s.isClosed());
    assertTrue(p.isClosed());
    assertTrue(rows.isClosed());
    assertTrue(prepared.isClosed());
    assertClosed(rows::next);
    assertClosed(() -> rows.getInt(1));
    assertClosed(() -> prepared.getString(1));
    assertClosed(() -> s.execute("SELECT 1"));
    assertClosed(p::executeQuery);
    assertClosed(() -> p.setInt(1, 1));
    assertClosed(connection::createStatement);
    assertClosed(() -> connection.setReadOnly(true));
    assertClosed(connection::rollback);
    assertDoesNotThrow(rows::close);
    assertDoesNotThrow(s::close);
    assertDoesNotThrow(p::close);
    assertDoesNotThrow(connection::close);
    assertFalse(connection.isValid(1));
  }

  @Test
  void rowsAreReadOnlyOnARow() throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery("SELECT 1")) {
      assertClosed(() -> rows.getInt(1));
      assertTrue(rows.next());
      assertEquals(1, rows.getInt(1));
      assertFalse(rows.next());
      assertClosed(() -> rows.getInt(1));
      assertFalse(rows.isClosed());
    }
    connection.close();
  }

  @Test
  void anOpenQueryDoesNotHinderWriters() throws SQLException {
    try (Statement s = connection.createStatement();
        Statement t = connection.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3)");
      try (ResultSet rows = s.executeQuery("SELECT a FROM t")) {
        int sum = 0;
        while (rows.next()) {
          sum += rows.getInt(1);
          t.executeUpdate("DELETE FROM t WHERE a = " + rows.getInt(1));
        }
        assertEquals(6, sum);
      }
      try (ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
        assertTrue(rows.next());
        assertEquals(0, rows.getInt(1));
      }
    }
    connection.close();
  }

  @Test
  void poolsResetConnections() throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 5000);
    assertEquals(5000, connection.getNetworkTimeout());
    assertThrows(SQLException.class, () -> connection.setNetworkTimeout(Runnable::run, -1));
    for (int i = 0; i < 3; i++) {
      assertTrue(connection.isValid(1));
      connection.setReadOnly(i % 2 == 0);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try (Statement s = connection.createStatement();
          ResultSet rows = s.executeQuery("SELECT 1")) {
        assertTrue(rows.next());
      }
      connection.rollback();
      connection.clearWarnings();
      connection.setAutoCommit(true);
      connection.setReadOnly(false);
    }
    connection.beginRequest();
    connection.endRequest();
    connection.close();
  }

  @Test
  void whatIsMissingSaysSo() throws SQLException {
    assertUnsupported(connection::createSQLXML);
    assertUnsupported(() -> connection.createStruct("x", new Object[0]));
    assertUnsupported(() -> connection.prepareCall("{call x}"));
    assertUnsupported(() -> connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT));
    try (Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery("SELECT 1")) {
      assertTrue(rows.next());
      assertUnsupported(rows::isLast);
      assertUnsupported(rows::insertRow);
      assertUnsupported(() -> rows.updateString("1", "x"));
      assertUnsupported(() -> rows.getRef(1));
      assertUnsupported(() -> rows.getRowId(1));
      assertUnsupported(() -> s.getMoreResults(Statement.KEEP_CURRENT_RESULT));
      assertNotNull(rows.unwrap(ResultSet.class));
      assertNotNull(s.unwrap(Statement.class));
      assertThrows(SQLException.class, () -> s.unwrap(String.class));
    }
    connection.close();
  }

  private static void assertUnsupported(Executable use) {
    assertThrows(SQLFeatureNotSupportedException.class, use);
  }
}
