package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverStatement;

/** Objects as parameters and results: vectors, numbers, UUIDs, large objects. */
class ObjectTest {
  private Connection connection;

  /** An enum to store. */
  enum Colour {
    RED,
    GREEN
  }

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver::memory:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** Reads a result column. */
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T pass(Object value, Reader<T> reader) throws SQLException {
    try (PreparedStatement p = connection.prepareStatement("SELECT ?1, typeof(?1), length(?1)")) {
      p.setObject(1, value);
      try (ResultSet rows = p.executeQuery()) {
        assertTrue(rows.next());
        return reader.read(rows);
      }
    }
  }

  private void assertPasses(Object expected, Object value, Reader<?> reader) throws SQLException {
    Object read = pass(value, reader);
    assertEquals(expected, read);
  }

  @Test
  void vectorsTakeTheRoundTrip() throws SQLException {
    float[] floats = {1.5f, -2f, 0.25f};
    assertArrayEquals(floats, pass(floats, r -> r.getObject(1, float[].class)));
    assertPasses("blob", floats, r -> r.getString(2));
    assertPasses(12, floats, r -> r.getInt(3));
    assertArrayEquals(
        new double[] {1.5, -2, 0.25}, pass(floats, r -> r.getObject(1, double[].class)));
    double[] doubles = {0.1, -1e300};
    assertArrayEquals(doubles, pass(doubles, r -> r.getObject(1, double[].class)));
    assertPasses(17, doubles, r -> r.getInt(3));
    assertArrayEquals(new float[] {1, 2}, pass("[1, 2]", r -> r.getObject(1, float[].class)));
    assertArrayEquals(new double[] {1, 2}, pass("[1,2]", r -> r.getObject(1, double[].class)));
    assertArrayEquals(floats, pass(floats, r -> (float[]) r.getArray(1).getArray()));
    assertNull(pass(null, r -> r.getObject(1, float[].class)));
    assertThrows(SQLException.class, () -> pass("no vector", r -> r.getObject(1, float[].class)));
    assertThrows(SQLException.class, () -> pass(5, r -> r.getObject(1, float[].class)));
  }

  @Test
  void vectorsAreFoundBySql() throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute("CREATE TABLE d(id INTEGER PRIMARY KEY, e F32_BLOB(2) NOT NULL)");
      try (PreparedStatement p = connection.prepareStatement("INSERT INTO d(e) VALUES (?)")) {
        for (float[] e : new float[][] {{1, 0}, {0, 1}, {0.9f, 0.1f}}) {
          p.setObject(1, e);
          p.addBatch();
        }
        p.executeBatch();
        p.setArray(1, connection.createArrayOf("REAL", new Object[] {0.5f, 0.5}));
        p.executeUpdate();
        p.setObject(1, new float[] {1});
        assertThrows(SQLException.class, p::executeUpdate);
      }
      try (PreparedStatement p =
          connection.prepareStatement(
              "SELECT id, e FROM d ORDER BY vector_distance_cos(e, ?) LIMIT 2")) {
        p.setObject(1, new float[] {1, 0});
        try (ResultSet rows = p.executeQuery()) {
          assertTrue(rows.next());
          assertEquals(1, rows.getInt(1));
          assertArrayEquals(new float[] {1, 0}, rows.getObject("e", float[].class));
          assertTrue(rows.next());
          assertEquals(3, rows.getInt(1));
          assertFalse(rows.next());
        }
      }
    }
  }

  @Test
  void namesAreStoredAsText() throws SQLException {
    UUID id = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    assertPasses(id, id, r -> r.getObject(1, UUID.class));
    assertPasses(id.toString(), id, r -> r.getString(1));
    assertPasses(Colour.GREEN, Colour.GREEN, r -> r.getObject(1, Colour.class));
    assertPasses("RED", Colour.RED, r -> r.getString(1));
    assertPasses("x", 'x', r -> r.getString(1));
    assertThrows(SQLException.class, () -> pass("BLUE", r -> r.getObject(1, Colour.class)));
    assertThrows(SQLException.class, () -> pass(new Object(), r -> r.getString(1)));
    assertThrows(SQLException.class, () -> pass(1, r -> r.getObject(1, Thread.class)));
  }

  @Test
  void typedReadsAreExact() throws SQLException {
    BigInteger big = new BigInteger("123456789012345678901234567890");
    assertPasses(big, big, r -> r.getObject(1, BigInteger.class));
    BigDecimal decimal = new BigDecimal("0.10");
    assertPasses(decimal, decimal, r -> r.getObject(1, BigDecimal.class));
    assertPasses(7L, "7", r -> r.getObject(1, Long.class));
    assertPasses((byte) 7, 7.0, r -> r.getObject(1, Byte.class));
    assertThrows(SQLException.class, () -> pass(300, r -> r.getObject(1, Byte.class)));
    assertThrows(
        SQLException.class, () -> pass(5_000_000_000L, r -> r.getObject(1, Integer.class)));
    assertThrows(SQLException.class, () -> pass(7.5, r -> r.getObject(1, Integer.class)));
    assertThrows(SQLException.class, () -> pass("x", r -> r.getObject(1, Long.class)));
    assertPasses(1.5f, 1.5, r -> r.getObject(1, Float.class));
  }

  private String typeOf(Object value, int sqlType) throws SQLException {
    try (PreparedStatement p = connection.prepareStatement("SELECT typeof(?)")) {
      p.setObject(1, value, sqlType);
      try (ResultSet rows = p.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  @Test
  void aTargetTypeConverts() throws SQLException {
    assertEquals("integer", typeOf("12", Types.INTEGER));
    assertEquals("real", typeOf("12", Types.DOUBLE));
    assertEquals("text", typeOf(12, Types.VARCHAR));
    assertEquals("integer", typeOf("true", Types.BOOLEAN));
    assertEquals("null", typeOf("x", Types.NULL));
    assertThrows(SQLException.class, () -> typeOf("x", Types.INTEGER));
    try (PreparedStatement p = connection.prepareStatement("SELECT typeof(?)")) {
      p.setObject(1, "7", JDBCType.BIGINT);
      try (ResultSet rows = p.executeQuery()) {
        rows.next();
        assertEquals("integer", rows.getString(1));
      }
    }
  }

  @Test
  void largeObjectsAreCopies() throws Exception {
    Blob blob = connection.createBlob();
    try (OutputStream out = blob.setBinaryStream(1)) {
      out.write(new byte[] {1, 2, 3, 4});
    }
    assertEquals(4, blob.length());
    blob.setBytes(4, new byte[] {9, 9});
    assertArrayEquals(new byte[] {1, 2, 3, 9, 9}, blob.getBytes(1, 10));
    assertEquals(2, blob.position(new byte[] {2, 3}, 1));
    assertEquals(-1, blob.position(new byte[] {7}, 1));
    assertArrayEquals(new byte[] {1, 2, 3, 9, 9}, pass(blob, r -> r.getBytes(1)));
    try (InputStream in = pass(blob, r -> r.getBlob(1)).getBinaryStream(2, 2)) {
      assertArrayEquals(new byte[] {2, 3}, in.readAllBytes());
    }
    blob.truncate(1);
    assertEquals(1, blob.length());
    assertThrows(SQLException.class, () -> blob.getBytes(0, 1));
    Clob clob = connection.createClob();
    clob.setString(1, "hello");
    clob.setString(5, "p!");
    assertEquals(6, clob.length());
    assertEquals(3, clob.position("l", 1));
    assertEquals("ell", clob.getSubString(2, 3));
    assertPasses("hellp!", clob, r -> r.getClob(1).getSubString(1, 99));
    assertArrayEquals(
        "hellp!".getBytes(StandardCharsets.UTF_8), clob.getAsciiStream().readAllBytes());
    clob.truncate(2);
    assertEquals("he", clob.toString());
  }

  @Test
  void namedParametersAreFoundThroughTheEngine() throws SQLException {
    try (PreparedStatement p = connection.prepareStatement("SELECT :a + :b * 10")) {
      QuiverStatement engine = p.unwrap(QuiverStatement.class);
      p.setInt(engine.parameterIndex(":b"), 4);
      p.setInt(engine.parameterIndex(":a"), 2);
      try (ResultSet rows = p.executeQuery()) {
        rows.next();
        assertEquals(42, rows.getInt(1));
      }
      assertThrows(SQLException.class, () -> p.setInt(0, 1));
      assertThrows(SQLException.class, () -> p.setInt(3, 1));
      assertThrows(SQLException.class, () -> p.setRowId(1, null));
    }
  }

  @Test
  void batchesGiveAllTheirKeys() throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
      try (PreparedStatement p =
          connection.prepareStatement("INSERT INTO t(a) VALUES (?)", new String[] {"id"})) {
        for (int i = 0; i < 3; i++) {
          p.setInt(1, i);
          p.addBatch();
        }
        p.executeBatch();
        try (ResultSet keys = p.getGeneratedKeys()) {
          for (int i = 1; i <= 3; i++) {
            assertTrue(keys.next());
            assertEquals(i, keys.getInt("id"));
          }
          assertFalse(keys.next());
        }
      }
      s.executeUpdate("UPDATE t SET a = 0");
      try (ResultSet keys = s.getGeneratedKeys()) {
        assertFalse(keys.next());
      }
    }
  }

  @Test
  void parametersMayBeSetWhileRowsAreRead() throws SQLException {
    try (PreparedStatement p = connection.prepareStatement("SELECT ?1 UNION ALL SELECT ?1 + 1")) {
      p.setInt(1, 1);
      ResultSet rows = p.executeQuery();
      assertTrue(rows.next());
      p.setInt(1, 10);
      assertTrue(rows.next());
      assertEquals(2, rows.getInt(1));
      rows = p.executeQuery();
      assertTrue(rows.next());
      assertEquals(10, rows.getInt(1));
    }
  }
}
