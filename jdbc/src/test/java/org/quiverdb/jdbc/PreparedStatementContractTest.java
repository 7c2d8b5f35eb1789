package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prepared statements, as both drivers treat them. */
class PreparedStatementContractTest {
  /** Sets the first parameter. */
  interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  private static void assertStores(Connection c, String type, String text, Setter setter)
      throws SQLException {
    try (PreparedStatement p = c.prepareStatement("SELECT typeof(?1), CAST(?1 AS TEXT)")) {
      setter.set(p);
      try (ResultSet rows = p.executeQuery()) {
        assertTrue(rows.next());
        assertEquals(type, rows.getString(1));
        assertEquals(text, rows.getString(2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void setsEveryType(TestedDriver driver) throws SQLException {
    byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
    try (Connection c = driver.openMemory()) {
      assertStores(c, "integer", "1", p -> p.setBoolean(1, true));
      assertStores(c, "integer", "-8", p -> p.setByte(1, (byte) -8));
      assertStores(c, "integer", "300", p -> p.setShort(1, (short) 300));
      assertStores(c, "integer", "70000", p -> p.setInt(1, 70000));
      assertStores(c, "integer", "5000000000", p -> p.setLong(1, 5_000_000_000L));
      assertStores(c, "real", "1.5", p -> p.setFloat(1, 1.5f));
      assertStores(c, "real", "0.1", p -> p.setDouble(1, 0.1));
      assertStores(c, "text", "12.50", p -> p.setBigDecimal(1, new BigDecimal("12.50")));
      assertStores(c, "text", "grün", p -> p.setString(1, "grün"));
      assertStores(c, "blob", "abc", p -> p.setBytes(1, abc));
      assertStores(c, "null", null, p -> p.setNull(1, Types.INTEGER));
      assertStores(c, "null", null, p -> p.setString(1, null));
      assertStores(c, "null", null, p -> p.setBytes(1, null));
      assertStores(c, "blob", "abc", p -> p.setBinaryStream(1, new ByteArrayInputStream(abc), 3));
      assertStores(c, "text", "abc", p -> p.setCharacterStream(1, new StringReader("abc"), 3));
      assertStores(c, "text", "abc", p -> p.setAsciiStream(1, new ByteArrayInputStream(abc), 3));
      assertStores(c, "integer", "1234567890123", p -> p.setDate(1, new Date(1234567890123L)));
      assertStores(c, "integer", "1234567890123", p -> p.setTime(1, new Time(1234567890123L)));
      assertStores(
          c, "integer", "1234567890123", p -> p.setTimestamp(1, new Timestamp(1234567890123L)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void setsObjectsByTheirClass(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      assertStores(c, "null", null, p -> p.setObject(1, null));
      assertStores(c, "integer", "7", p -> p.setObject(1, 7));
      assertStores(c, "integer", "7", p -> p.setObject(1, 7L));
      assertStores(c, "integer", "7", p -> p.setObject(1, (short) 7));
      assertStores(c, "integer", "1", p -> p.setObject(1, true));
      assertStores(c, "real", "7.5", p -> p.setObject(1, 7.5));
      assertStores(c, "real", "7.5", p -> p.setObject(1, 7.5f));
      assertStores(c, "text", "x", p -> p.setObject(1, "x"));
      assertStores(c, "text", "1.20", p -> p.setObject(1, new BigDecimal("1.20")));
      assertStores(c, "blob", "a", p -> p.setObject(1, new byte[] {'a'}));
      assertStores(c, "integer", "5", p -> p.setObject(1, new java.util.Date(5)));
      assertStores(c, "integer", "7", p -> p.setObject(1, 7, Types.INTEGER));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsParametersBetweenRuns(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a, b)");
      try (PreparedStatement p = c.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
        p.setInt(1, 1);
        p.setString(2, "x");
        assertEquals(1, p.executeUpdate());
        p.setInt(1, 2);
        assertFalse(p.execute());
        assertEquals(1, p.getUpdateCount());
      }
      try (ResultSet rows = s.executeQuery("SELECT count(*), min(b), sum(a) FROM t")) {
        rows.next();
        assertEquals(2, rows.getInt(1));
        assertEquals("x", rows.getString(2));
        assertEquals(3, rows.getInt(3));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAndNamesParameters(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      try (PreparedStatement p = c.prepareStatement("SELECT ?2, ?1, ?2")) {
        p.setString(1, "a");
        p.setString(2, "b");
        try (ResultSet rows = p.executeQuery()) {
          rows.next();
          assertEquals("bab", rows.getString(1) + rows.getString(2) + rows.getString(3));
        }
      }
      try (PreparedStatement p = c.prepareStatement("SELECT :x, @y, $z, :x")) {
        assertEquals(3, p.getParameterMetaData().getParameterCount());
        p.setInt(1, 1);
        p.setInt(2, 2);
        p.setInt(3, 3);
        try (ResultSet rows = p.executeQuery()) {
          rows.next();
          assertEquals(1, rows.getInt(4));
          assertEquals(3, rows.getInt(3));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsBatches(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b)");
      try (PreparedStatement p = c.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
        for (int i = 0; i < 100; i++) {
          p.setInt(1, i);
          p.setObject(2, i % 2 == 0 ? "even" : null);
          p.addBatch();
        }
        int[] counts = p.executeBatch();
        assertEquals(100, counts.length);
        assertEquals(1, counts[99]);
        assertArrayEquals(new int[0], p.executeBatch());
      }
      try (ResultSet rows = s.executeQuery("SELECT count(*), count(b) FROM t")) {
        rows.next();
        assertEquals(100, rows.getInt(1));
        assertEquals(50, rows.getInt(2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailingBatchKeepsTheRowsBefore(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY)");
      try (PreparedStatement p = c.prepareStatement("INSERT INTO t VALUES (?)")) {
        for (int key : new int[] {1, 2, 1, 3}) {
          p.setInt(1, key);
          p.addBatch();
        }
        SQLException e = assertThrows(SQLException.class, p::executeBatch);
        assertEquals(19, e.getErrorCode());
        if (driver == TestedDriver.QUIVER) {
          assertEquals(2, assertInstanceOf(BatchUpdateException.class, e).getUpdateCounts().length);
        }
      }
      try (ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
        rows.next();
        assertEquals(2, rows.getInt(1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void describesItself(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b VARCHAR(10))");
      try (PreparedStatement p = c.prepareStatement("SELECT a, b AS c FROM t WHERE a = ?")) {
        ResultSetMetaData columns = p.getMetaData();
        assertEquals(2, columns.getColumnCount());
        assertEquals("c", columns.getColumnLabel(2));
        p.setInt(1, 1);
        ParameterMetaData parameters = p.getParameterMetaData();
        assertEquals(1, parameters.getParameterCount());
        assertEquals(ParameterMetaData.parameterModeIn, parameters.getParameterMode(1));
        if (driver == TestedDriver.QUIVER) {
          assertEquals(Types.VARCHAR, parameters.getParameterType(1));
          assertEquals("java.lang.String", parameters.getParameterClassName(1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesGeneratedKeys(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
      try (PreparedStatement p =
          c.prepareStatement("INSERT INTO t(a) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
        for (int i = 1; i <= 3; i++) {
          p.setString(1, "x");
          p.executeUpdate();
          try (ResultSet keys = p.getGeneratedKeys()) {
            assertTrue(keys.next());
            assertEquals(i, keys.getInt(1));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatDoesNotFit(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      try (PreparedStatement p = c.prepareStatement("SELECT ?")) {
        if (driver == TestedDriver.QUIVER) {
          assertThrows(SQLException.class, p::executeQuery);
        }
        p.setInt(1, 5);
        assertThrows(SQLException.class, p::executeUpdate);
        assertThrows(SQLException.class, () -> p.executeQuery("SELECT 1"));
        try (ResultSet rows = p.executeQuery()) {
          assertTrue(rows.next());
        }
        p.clearParameters();
        if (driver == TestedDriver.QUIVER) {
          if (driver == TestedDriver.QUIVER) {
            assertThrows(SQLException.class, p::executeQuery);
          }
        }
      }
      assertThrows(SQLException.class, () -> c.prepareStatement("SELEC ?"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void survivesASchemaChange(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a)");
      s.execute("INSERT INTO t VALUES (1)");
      try (PreparedStatement p = c.prepareStatement("SELECT * FROM t WHERE a = ?")) {
        p.setInt(1, 1);
        try (ResultSet rows = p.executeQuery()) {
          assertTrue(rows.next());
        }
        s.execute("CREATE INDEX i ON t(a)");
        try (ResultSet rows = p.executeQuery()) {
          assertTrue(rows.next());
          assertEquals(1, rows.getInt("a"));
          assertNull(rows.getWarnings());
        }
      }
    }
  }
}
