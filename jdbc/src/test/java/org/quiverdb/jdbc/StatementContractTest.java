package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that take SQL text, as both drivers treat them. */
class StatementContractTest {
  @ParameterizedTest
  @EnumSource
  void executesAndCounts(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      assertFalse(s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)"));
      assertEquals(0, s.getUpdateCount());
      assertFalse(s.getMoreResults());
      assertEquals(-1, s.getUpdateCount());
      assertEquals(1, s.executeUpdate("INSERT INTO t VALUES (1, 'one')"));
      assertEquals(2, s.executeUpdate("INSERT INTO t VALUES (2, 'two'), (3, 'three')"));
      assertFalse(s.execute("UPDATE t SET b = b || '!' WHERE a > 1"));
      assertEquals(2, s.getUpdateCount());
      assertNull(s.getResultSet());
      assertEquals(0, s.executeUpdate("DELETE FROM t WHERE a = 99"));
      assertEquals(3, s.executeLargeUpdate("DELETE FROM t"));
      assertEquals(0, s.executeUpdate("DROP TABLE t"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void queries(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      assertTrue(s.execute("SELECT 1 AS x UNION ALL SELECT 2"));
      try (ResultSet rows = s.getResultSet()) {
        assertSame(s, rows.getStatement());
        assertTrue(rows.next());
        assertEquals(1, rows.getInt("x"));
        assertTrue(rows.next());
        assertEquals(2, rows.getInt("X"));
        assertFalse(rows.next());
      }
      assertFalse(s.getMoreResults());
      assertEquals(-1, s.getUpdateCount());
      try (ResultSet rows = s.executeQuery("SELECT 1 WHERE 0")) {
        assertFalse(rows.next());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewExecutionClosesTheResultSetBefore(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      ResultSet first = s.executeQuery("SELECT 1");
      ResultSet second = s.executeQuery("SELECT 2");
      assertTrue(second.next());
      assertEquals(2, second.getInt(1));
      if (driver == TestedDriver.QUIVER) {
        assertTrue(first.isClosed());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheLastRowidAsGeneratedKey(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.executeUpdate("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
      s.executeUpdate("INSERT INTO t(a) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);
      assertKey(s, 1);
      s.executeUpdate("INSERT INTO t VALUES (41, 'x')");
      assertKey(s, 41);
      s.execute("INSERT INTO t(a) VALUES ('x'), ('y')", Statement.RETURN_GENERATED_KEYS);
      assertKey(s, 43);
    }
  }

  private static void assertKey(Statement s, long expected) throws SQLException {
    try (ResultSet keys = s.getGeneratedKeys()) {
      assertTrue(keys.next());
      assertEquals(expected, keys.getLong(1));
      assertFalse(keys.next());
    }
  }

  @ParameterizedTest
  @EnumSource
  void limitsRows(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      assertEquals(0, s.getMaxRows());
      s.setMaxRows(2);
      assertEquals(2, s.getMaxRows());
      assertEquals(2, count(s.executeQuery("VALUES (1), (2), (3)")));
      s.setMaxRows(0);
      assertEquals(3, count(s.executeQuery("VALUES (1), (2), (3)")));
      assertThrows(SQLException.class, () -> s.setMaxRows(-1));
    }
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    rows.close();
    return count;
  }

  @ParameterizedTest
  @EnumSource
  void runsBatches(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.addBatch("CREATE TABLE t(a UNIQUE)");
      s.addBatch("INSERT INTO t VALUES (1)");
      s.addBatch("INSERT INTO t VALUES (2), (3)");
      assertArrayEquals(new int[] {0, 1, 2}, s.executeBatch());
      assertArrayEquals(new int[0], s.executeBatch());
      s.addBatch("INSERT INTO t VALUES (9)");
      s.clearBatch();
      assertArrayEquals(new int[0], s.executeBatch());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailingBatchTellsWhatWasDone(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a UNIQUE)");
      s.addBatch("INSERT INTO t VALUES (1)");
      s.addBatch("INSERT INTO t VALUES (1)");
      s.addBatch("INSERT INTO t VALUES (2)");
      BatchUpdateException e = assertThrows(BatchUpdateException.class, s::executeBatch);
      assertEquals(1, e.getUpdateCounts()[0]);
      assertTrue(String.valueOf(e.getMessage()).contains("UNIQUE constraint failed: t.a"));
      try (ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
        rows.next();
        assertEquals(1, rows.getInt(1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void remembersSettings(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      assertSame(c, s.getConnection());
      assertEquals(ResultSet.TYPE_FORWARD_ONLY, s.getResultSetType());
      assertEquals(ResultSet.CONCUR_READ_ONLY, s.getResultSetConcurrency());
      assertEquals(ResultSet.CLOSE_CURSORS_AT_COMMIT, s.getResultSetHoldability());
      assertEquals(ResultSet.FETCH_FORWARD, s.getFetchDirection());
      assertEquals(0, s.getQueryTimeout());
      s.setQueryTimeout(3);
      assertEquals(3, s.getQueryTimeout());
      assertThrows(SQLException.class, () -> s.setQueryTimeout(-1));
      assertNull(s.getWarnings());
      s.clearWarnings();
      s.setEscapeProcessing(false);
      assertFalse(s.isPoolable());
      assertFalse(s.isCloseOnCompletion());
      s.closeOnCompletion();
      assertTrue(s.isCloseOnCompletion());
    }
  }

  @ParameterizedTest
  @EnumSource
  void closesOnCompletion(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      Statement s = c.createStatement();
      s.closeOnCompletion();
      ResultSet rows = s.executeQuery("SELECT 1");
      assertTrue(rows.next());
      rows.close();
      assertTrue(s.isClosed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsCarryTheCodeAndText(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b NOT NULL, c CHECK (c > 0))");
      assertFails(s, "INSERT INTO t(a) VALUES (1)", 19, "NOT NULL constraint failed: t.b");
      s.execute("INSERT INTO t VALUES (1, 2, 3)");
      assertFails(s, "INSERT INTO t VALUES (1, 2, 3)", 19, "UNIQUE constraint failed: t.a");
      assertFails(s, "INSERT INTO t VALUES (2, 2, -3)", 19, "CHECK constraint failed: c > 0");
      assertFails(s, "SELEC 1", 1, "near \"SELEC\": syntax error");
      assertFails(s, "SELECT * FROM nope", 1, "no such table: nope");
      assertFails(s, "SELECT nope FROM t", 1, "no such column: nope");
      assertFails(s, "SELECT 'abc", 1, "unrecognized token");
      assertFails(s, "INSERT INTO t(a, b) VALUES ('x', 1)", 20, "datatype mismatch");
      assertThrows(SQLException.class, () -> s.executeQuery("DELETE FROM t"));
    }
  }

  private static void assertFails(Statement s, String sql, int code, String text) {
    SQLException e = assertThrows(SQLException.class, () -> s.execute(sql));
    assertEquals(code, e.getErrorCode(), sql);
    assertTrue(String.valueOf(e.getMessage()).contains(text), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void closedObjectsRefuse(TestedDriver driver) throws SQLException {
    Connection c = driver.openMemory();
    Statement s = c.createStatement();
    ResultSet rows = s.executeQuery("SELECT 1");
    rows.next();
    s.close();
    s.close();
    assertTrue(s.isClosed());
    if (driver == TestedDriver.QUIVER) {
      assertThrows(SQLException.class, () -> s.executeQuery("SELECT 1"));
    }
    assertThrows(SQLException.class, () -> rows.getInt(1));
    assertNotNull(c.createStatement());
    c.close();
    c.close();
    assertTrue(c.isClosed());
    assertFalse(c.isValid(0));
    assertThrows(SQLException.class, c::createStatement);
    assertThrows(SQLException.class, () -> c.prepareStatement("SELECT 1"));
    assertThrows(SQLException.class, c::commit);
    assertThrows(SQLException.class, () -> c.setAutoCommit(false));
    assertThrows(SQLException.class, c::getMetaData);
  }
}
