package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.ResultCode;

/** Classes, states and codes of errors. */
class ErrorTest {
  @TempDir Path folder;

  private static void assertFails(
      Statement s, String sql, Class<? extends SQLException> type, String state, ResultCode code) {
    SQLException e = assertThrows(type, () -> s.execute(sql), sql);
    assertEquals(state, e.getSQLState(), sql);
    assertEquals(code.primary().number(), e.getErrorCode(), sql);
    assertEquals(code, assertInstanceOf(QuiverSqlException.class, e).resultCode(), sql);
  }

  @Test
  void constraintsAreIntegrityViolations() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b UNIQUE, c NOT NULL, d CHECK (d > 0))");
      s.execute("INSERT INTO t VALUES (1, 1, 1, 1)");
      Class<SQLIntegrityConstraintViolationException> type =
          SQLIntegrityConstraintViolationException.class;
      String sql = "INSERT INTO t VALUES ";
      assertFails(s, sql + "(1, 2, 1, 1)", type, "23505", ResultCode.CONSTRAINT_PRIMARYKEY);
      assertFails(s, sql + "(2, 1, 1, 1)", type, "23505", ResultCode.CONSTRAINT_UNIQUE);
      assertFails(s, sql + "(2, 2, NULL, 1)", type, "23502", ResultCode.CONSTRAINT_NOTNULL);
      assertFails(s, sql + "(2, 2, 1, -1)", type, "23514", ResultCode.CONSTRAINT_CHECK);
    }
  }

  @Test
  void mistakesInSqlAreSyntaxErrors() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Statement s = c.createStatement()) {
      Class<SQLSyntaxErrorException> type = SQLSyntaxErrorException.class;
      assertFails(s, "SELEC", type, "42000", ResultCode.ERROR);
      assertFails(s, "SELECT * FROM nope", type, "42S02", ResultCode.ERROR);
      assertFails(s, "SELECT nope", type, "42S22", ResultCode.ERROR);
      assertFails(s, "SELECT nope()", type, "42000", ResultCode.ERROR);
      assertFails(s, "COMMIT", SQLException.class, "HY000", ResultCode.ERROR);
      assertFails(
          s, "SELECT abs(-9223372036854775808)", SQLException.class, "HY000", ResultCode.ERROR);
    }
  }

  @Test
  void readOnlyConnectionsRefuseWrites() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      c.setReadOnly(true);
      Class<SQLNonTransientException> type = SQLNonTransientException.class;
      assertFails(s, "INSERT INTO t VALUES (1)", type, "25006", ResultCode.READONLY);
      s.execute("SELECT * FROM t");
      c.setReadOnly(false);
      assertEquals(1, s.executeUpdate("INSERT INTO t VALUES (1)"));
    }
  }

  @Test
  void busyIsTransient() throws SQLException {
    String url = "jdbc:quiver:" + folder.resolve("busy.db") + "?busy_timeout=20";
    try (Connection c = DriverManager.getConnection(url);
        Connection d = DriverManager.getConnection(url + "&transaction_mode=immediate");
        Statement s = c.createStatement();
        Statement t = d.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      s.execute("BEGIN IMMEDIATE");
      assertFails(
          t,
          "INSERT INTO t VALUES (1)",
          SQLTransactionRollbackException.class,
          "40001",
          ResultCode.BUSY);
      d.setAutoCommit(false);
      assertFails(
          t, "SELECT * FROM t", SQLTransactionRollbackException.class, "40001", ResultCode.BUSY);
      s.execute("ROLLBACK");
      t.execute("SELECT * FROM t");
      d.commit();
    }
  }
}
