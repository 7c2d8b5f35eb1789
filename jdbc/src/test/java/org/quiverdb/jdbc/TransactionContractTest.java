package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions and the settings of connections, as both drivers treat them. */
class TransactionContractTest {
  @TempDir Path folder;

  private static int count(Statement s) throws SQLException {
    try (ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void commitsAndRollsBack(TestedDriver driver) throws SQLException {
    Path file = folder.resolve(driver + ".db");
    try (Connection c = driver.open(file);
        Statement s = c.createStatement()) {
      assertTrue(c.getAutoCommit());
      s.execute("CREATE TABLE t(a)");
      c.setAutoCommit(false);
      assertFalse(c.getAutoCommit());
      s.execute("INSERT INTO t VALUES (1)");
      c.rollback();
      assertEquals(0, count(s));
      s.execute("INSERT INTO t VALUES (1)");
      c.commit();
      c.rollback();
      assertEquals(1, count(s));
      s.execute("INSERT INTO t VALUES (2)");
      c.setAutoCommit(true);
    }
    try (Connection c = driver.open(file);
        Statement s = c.createStatement()) {
      assertEquals(2, count(s));
      c.setAutoCommit(false);
      s.execute("DELETE FROM t");
    }
    try (Connection c = driver.open(file);
        Statement s = c.createStatement()) {
      assertEquals(2, count(s));
    }
  }

  @ParameterizedTest
  @EnumSource
  void autocommitKnowsNoCommit(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      assertThrows(SQLException.class, c::commit);
      assertThrows(SQLException.class, c::rollback);
    }
  }

  @ParameterizedTest
  @EnumSource
  void savepointsNest(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      c.setAutoCommit(false);
      s.execute("INSERT INTO t VALUES (1)");
      Savepoint first = c.setSavepoint("first");
      assertEquals("first", first.getSavepointName());
      s.execute("INSERT INTO t VALUES (2)");
      Savepoint second = c.setSavepoint();
      if (driver == TestedDriver.QUIVER) {
        assertThrows(SQLException.class, second::getSavepointName);
      }
      assertTrue(second.getSavepointId() >= 0);
      s.execute("INSERT INTO t VALUES (3)");
      c.rollback(second);
      assertEquals(2, count(s));
      c.rollback(first);
      assertEquals(1, count(s));
      c.releaseSavepoint(first);
      assertThrows(SQLException.class, () -> c.rollback(first));
      c.commit();
      assertEquals(1, count(s));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLockedFileIsBusy(TestedDriver driver) throws SQLException {
    String file = folder.resolve(driver + "-busy.db") + "?busy_timeout=50";
    try (Connection c = driver.open(file);
        Connection d = driver.open(file);
        Statement s = c.createStatement();
        Statement t = d.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      c.setAutoCommit(false);
      s.execute("INSERT INTO t VALUES (1)");
      SQLException e =
          assertThrows(SQLException.class, () -> t.execute("INSERT INTO t VALUES (2)"));
      assertEquals(5, e.getErrorCode());
      assertTrue(String.valueOf(e.getMessage()).contains("database is locked"), e.getMessage());
      c.commit();
      assertEquals(1, t.executeUpdate("INSERT INTO t VALUES (2)"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersWhatPoolsAsk(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      assertTrue(c.isValid(5));
      if (driver == TestedDriver.QUIVER) {
        assertThrows(SQLException.class, () -> c.isValid(-1));
      }
      assertEquals(Connection.TRANSACTION_SERIALIZABLE, c.getTransactionIsolation());
      c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      assertThrows(SQLException.class, () -> c.setTransactionIsolation(99));
      assertEquals(ResultSet.CLOSE_CURSORS_AT_COMMIT, c.getHoldability());
      assertNull(c.getCatalog());
      assertNull(c.getSchema());
      c.setSchema("x");
      c.setCatalog("x");
      assertNull(c.getWarnings());
      c.clearWarnings();
      assertEquals("SELECT 1", c.nativeSQL("SELECT 1"));
      assertFalse(c.isReadOnly());
      assertTrue(c.getTypeMap().isEmpty());
      assertThrows(SQLException.class, () -> c.prepareCall("{call f()}"));
      assertThrows(
          SQLException.class,
          () -> c.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void beginInSqlWorksBesideAutocommit(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      s.execute("BEGIN");
      s.execute("INSERT INTO t VALUES (1)");
      s.execute("ROLLBACK");
      assertEquals(0, count(s));
      s.execute("BEGIN IMMEDIATE");
      s.execute("INSERT INTO t VALUES (1)");
      s.execute("COMMIT");
      assertEquals(1, count(s));
      assertThrows(SQLException.class, () -> s.execute("COMMIT"));
    }
  }
}
