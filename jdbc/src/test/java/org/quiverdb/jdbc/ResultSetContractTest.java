package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Result sets, as both drivers treat them. */
class ResultSetContractTest {
  @ParameterizedTest
  @EnumSource
  void convertsNumbers(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT 42, 2.75, '12abc', '3.5', 'abc', 5000000000")) {
      rows.next();
      assertEquals(42, rows.getByte(1));
      assertEquals(42, rows.getShort(1));
      assertEquals(42, rows.getInt(1));
      assertEquals(42, rows.getLong(1));
      assertEquals(42f, rows.getFloat(1));
      assertEquals(42d, rows.getDouble(1));
      assertEquals("42", rows.getString(1));
      assertTrue(rows.getBoolean(1));
      assertEquals(2, rows.getInt(2));
      assertEquals(2.75, rows.getDouble(2));
      assertEquals("2.75", rows.getString(2));
      assertEquals(12, rows.getInt(3));
      assertEquals(12d, rows.getDouble(3));
      assertEquals(3, rows.getInt(4));
      assertEquals(3.5, rows.getDouble(4));
      assertEquals(0, rows.getInt(5));
      assertFalse(rows.getBoolean(5));
      assertEquals(5_000_000_000L, rows.getLong(6));
      assertEquals((int) 5_000_000_000L, rows.getInt(6));
      assertEquals(new BigDecimal("42"), rows.getBigDecimal(1));
      assertEquals(new BigDecimal("2.75"), rows.getBigDecimal(2));
      assertEquals(new BigDecimal("3.5"), rows.getBigDecimal(4));
      assertThrows(SQLException.class, () -> rows.getBigDecimal(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsNulls(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT NULL, 0")) {
      rows.next();
      assertEquals(0, rows.getInt(1));
      assertTrue(rows.wasNull());
      assertEquals(0, rows.getInt(2));
      assertFalse(rows.wasNull());
      assertEquals(0L, rows.getLong(1));
      assertEquals(0d, rows.getDouble(1));
      assertFalse(rows.getBoolean(1));
      assertNull(rows.getString(1));
      assertNull(rows.getBytes(1));
      assertNull(rows.getObject(1));
      assertNull(rows.getBigDecimal(1));
      assertNull(rows.getDate(1));
      assertNull(rows.getTime(1));
      assertNull(rows.getTimestamp(1));
      assertNull(rows.getBinaryStream(1));
      assertTrue(rows.wasNull());
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesObjectsByStorageClass(TestedDriver driver) throws SQLException, IOException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT 1, 5000000000, 1.5, 'x', x'0102'")) {
      rows.next();
      assertEquals(1, assertInstanceOf(Integer.class, rows.getObject(1)));
      assertEquals(5_000_000_000L, assertInstanceOf(Long.class, rows.getObject(2)));
      assertEquals(1.5, assertInstanceOf(Double.class, rows.getObject(3)));
      assertEquals("x", rows.getObject(4));
      assertArrayEquals(new byte[] {1, 2}, assertInstanceOf(byte[].class, rows.getObject(5)));
      assertArrayEquals("x".getBytes(StandardCharsets.UTF_8), rows.getBytes(4));
      assertArrayEquals(new byte[] {1, 2}, rows.getBinaryStream(5).readAllBytes());
      assertEquals('x', rows.getCharacterStream(4).read());
      assertEquals("x", rows.getObject(4, String.class));
      assertEquals(1, rows.getObject(1, Integer.class));
      assertEquals(1L, rows.getObject(1, Long.class));
      assertEquals(1.5, rows.getObject(3, Double.class));
      assertTrue(rows.getObject(1, Boolean.class));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsColumnsByLabel(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT 1 AS Abc, 2 AS abd, 3 AS abd")) {
      rows.next();
      assertEquals(1, rows.findColumn("abc"));
      assertEquals(1, rows.findColumn("ABC"));
      assertEquals(2, rows.findColumn("abd"));
      assertEquals(2, rows.getInt("ABD"));
      assertThrows(SQLException.class, () -> rows.findColumn("nope"));
      assertThrows(SQLException.class, () -> rows.getInt("nope"));
      assertThrows(SQLException.class, () -> rows.getInt(0));
      assertThrows(SQLException.class, () -> rows.getInt(4));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsItsPosition(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("VALUES (1), (2)")) {
      assertTrue(rows.isBeforeFirst());
      assertEquals(0, rows.getRow());
      assertTrue(rows.next());
      assertTrue(rows.isFirst());
      assertEquals(1, rows.getRow());
      assertFalse(rows.isBeforeFirst());
      assertTrue(rows.next());
      assertFalse(rows.isFirst());
      assertEquals(2, rows.getRow());
      assertFalse(rows.next());
      assertTrue(rows.isAfterLast());
      assertFalse(rows.next());
      assertEquals(ResultSet.TYPE_FORWARD_ONLY, rows.getType());
      assertEquals(ResultSet.CONCUR_READ_ONLY, rows.getConcurrency());
      assertThrows(SQLException.class, rows::previous);
      assertThrows(SQLException.class, rows::first);
      assertThrows(SQLException.class, () -> rows.absolute(1));
      assertThrows(SQLException.class, () -> rows.updateInt(1, 1));
      assertThrows(SQLException.class, rows::deleteRow);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsDatesFromEveryStorageClass(TestedDriver driver) throws SQLException {
    Timestamp expected = Timestamp.valueOf(LocalDateTime.of(2024, 2, 29, 12, 30, 15, 250_000_000));
    String sql =
        "SELECT "
            + expected.getTime()
            + ", '2024-02-29 12:30:15.250', "
            + (expected.getTime() / 86_400_000d + 2440587.5);
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      rows.next();
      assertEquals(expected, rows.getTimestamp(1));
      assertEquals(expected, rows.getTimestamp(2));
      assertEquals(expected.getTime(), rows.getTimestamp(3).getTime(), 1.0);
      assertEquals("2024-02-29", new Date(rows.getDate(2).getTime()).toString());
      assertEquals("12:30:15", rows.getTime(1).toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void describesColumnsOfATable(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER, b VARCHAR(12), c DECIMAL(8,2), d)");
      s.execute("INSERT INTO t VALUES (1, 'x', 2.5, x'00')");
      try (ResultSet rows = s.executeQuery("SELECT a, b, c AS cc, d, a + 1 FROM t")) {
        rows.next();
        ResultSetMetaData md = rows.getMetaData();
        assertEquals(5, md.getColumnCount());
        assertEquals("a", md.getColumnName(1));
        assertEquals("cc", md.getColumnLabel(3));
        assertEquals("t", md.getTableName(1));
        assertEquals("INTEGER", md.getColumnTypeName(1));
        assertEquals("VARCHAR", md.getColumnTypeName(2));
        assertEquals("DECIMAL", md.getColumnTypeName(3));
        assertEquals(12, md.getPrecision(2));
        assertEquals(8, md.getPrecision(3));
        assertEquals(2, md.getScale(3));
        assertEquals(ResultSetMetaData.columnNullable, md.isNullable(1));
        assertEquals(Types.INTEGER, md.getColumnType(1));
        assertEquals(Types.VARCHAR, md.getColumnType(2));
        assertEquals(Types.DECIMAL, md.getColumnType(3));
        assertEquals(Types.BLOB, md.getColumnType(4));
        assertEquals(Types.INTEGER, md.getColumnType(5));
        assertEquals("java.lang.Integer", md.getColumnClassName(1));
        assertThrows(SQLException.class, () -> md.getColumnName(6));
      }
    }
  }

  /** Declared type, a literal, then the SQL type that is to come of both. */
  private static final Object[][] TYPES = {
    {"INT", "1", Types.INTEGER},
    {"INTEGER", "5000000000", Types.BIGINT},
    {"BIGINT", "1", Types.BIGINT},
    {"SMALLINT", "1", Types.SMALLINT},
    {"TINYINT", "1", Types.TINYINT},
    {"BOOLEAN", "1", Types.BOOLEAN},
    {"TIMESTAMP", "1", Types.TIMESTAMP},
    {"DATETIME", "1", Types.TIMESTAMP},
    {"DATE", "'2024-01-01'", Types.DATE},
    {"DOUBLE", "1.5", Types.DOUBLE},
    {"REAL", "1.5", Types.REAL},
    {"FLOAT", "1.5", Types.FLOAT},
    {"NUMERIC", "1.5", Types.NUMERIC},
    {"CHAR(3)", "'abc'", Types.CHAR},
    {"CLOB", "'abc'", Types.CLOB},
    {"TEXT", "'abc'", Types.VARCHAR},
    {"NVARCHAR(3)", "'abc'", Types.VARCHAR},
    {"BLOB", "x'01'", Types.BLOB},
    {"BINARY", "x'01'", Types.BINARY},
    {"TEXT", "NULL", Types.VARCHAR},
    {"INTEGER", "NULL", Types.INTEGER},
    {"BLOB", "NULL", Types.BLOB},
    {"VARCHAR(3)", "NULL", Types.VARCHAR},
    {"TIMESTAMP", "NULL", Types.TIMESTAMP},
  };

  @ParameterizedTest
  @EnumSource
  void typesFollowDeclarationAndValue(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory();
        Statement s = c.createStatement()) {
      for (Object[] expected : TYPES) {
        s.executeUpdate("DROP TABLE IF EXISTS t");
        s.executeUpdate("CREATE TABLE t(a " + expected[0] + ")");
        s.executeUpdate("INSERT INTO t VALUES (" + expected[1] + ")");
        try (ResultSet rows = s.executeQuery("SELECT a FROM t")) {
          rows.next();
          assertEquals(
              expected[2], rows.getMetaData().getColumnType(1), expected[0] + " " + expected[1]);
        }
      }
    }
  }
}
