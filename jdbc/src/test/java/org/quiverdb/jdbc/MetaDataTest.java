package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Metadata where other drivers say less, or nothing. */
class MetaDataTest {
  private Connection connection;
  private DatabaseMetaData metaData;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver::memory:");
    metaData = connection.getMetaData();
    try (Statement s = connection.createStatement()) {
      s.execute(
          "CREATE TABLE p(id INTEGER PRIMARY KEY, a_b TEXT NOT NULL, aXb DECIMAL(8, 2),"
              + " e F32_BLOB(1536));"
              + "CREATE TABLE c(x REFERENCES p, y, CONSTRAINT \"to p\" FOREIGN KEY (\"y\")"
              + " REFERENCES p(id));"
              + "CREATE INDEX i ON p(a_b DESC)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void patternsHaveAnEscape() throws SQLException {
    try (ResultSet rows = metaData.getColumns(null, null, "p", "a\\_b")) {
      assertTrue(rows.next());
      assertEquals("a_b", rows.getString("COLUMN_NAME"));
      assertFalse(rows.next());
    }
    try (ResultSet rows = metaData.getColumns(null, "main", "p", "a_b")) {
      assertTrue(rows.next());
      assertTrue(rows.next());
      assertEquals(8, rows.getInt("COLUMN_SIZE"));
      assertEquals(2, rows.getInt("DECIMAL_DIGITS"));
      assertFalse(rows.next());
    }
    assertFalse(metaData.getColumns(null, "nope", "p", null).next());
  }

  @Test
  void vectorsTellTheirDimension() throws SQLException {
    try (ResultSet rows = metaData.getColumns(null, null, "p", "e")) {
      assertTrue(rows.next());
      assertEquals("F32_BLOB", rows.getString("TYPE_NAME"));
      assertEquals(1536, rows.getInt("COLUMN_SIZE"));
    }
  }

  @Test
  void foreignKeysNameTheirParents() throws SQLException {
    try (ResultSet rows = metaData.getCrossReference(null, null, "p", null, null, "c")) {
      assertTrue(rows.next());
      assertEquals("id", rows.getString("PKCOLUMN_NAME"));
      assertEquals("x", rows.getString("FKCOLUMN_NAME"));
      assertEquals(null, rows.getString("FK_NAME"));
      assertTrue(rows.next());
      assertEquals("y", rows.getString("FKCOLUMN_NAME"));
      assertEquals("to p", rows.getString("FK_NAME"));
      assertFalse(rows.next());
    }
  }

  @Test
  void indexesTellTheirOrder() throws SQLException {
    try (ResultSet rows = metaData.getIndexInfo(null, null, "p", false, false)) {
      assertTrue(rows.next());
      assertEquals("D", rows.getString("ASC_OR_DESC"));
      assertFalse(rows.next());
    }
  }

  @Test
  void rowsAreKnownByKeyOrRowid() throws SQLException {
    int session = DatabaseMetaData.bestRowSession;
    try (ResultSet rows = metaData.getBestRowIdentifier(null, null, "p", session, true)) {
      assertTrue(rows.next());
      assertEquals("id", rows.getString("COLUMN_NAME"));
    }
    try (ResultSet rows = metaData.getBestRowIdentifier(null, null, "c", session, true)) {
      assertTrue(rows.next());
      assertEquals("rowid", rows.getString("COLUMN_NAME"));
      assertFalse(rows.next());
    }
  }

  @Test
  void functionsAreListed() throws SQLException {
    try (ResultSet rows = metaData.getFunctions(null, null, "vector\\_distance\\_cos")) {
      assertTrue(rows.next());
      assertEquals("vector_distance_cos", rows.getString("FUNCTION_NAME"));
    }
    assertFalse(metaData.getFunctions(null, null, "nope").next());
  }

  @Test
  void resultColumnsKnowTheirTable() throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery("SELECT id, a_b, aXb, 1 FROM p")) {
      ResultSetMetaData md = rows.getMetaData();
      assertTrue(md.isAutoIncrement(1));
      assertFalse(md.isAutoIncrement(2));
      assertEquals(ResultSetMetaData.columnNoNulls, md.isNullable(2));
      assertEquals(ResultSetMetaData.columnNullable, md.isNullable(3));
      assertEquals(ResultSetMetaData.columnNullable, md.isNullable(4));
      assertFalse(md.isReadOnly(1));
      assertTrue(md.isReadOnly(4));
      assertEquals("", md.getTableName(4));
    }
  }

  @Test
  void tablesMustBeNamed() {
    assertThrows(SQLException.class, () -> metaData.getPrimaryKeys(null, null, null));
    assertThrows(SQLException.class, () -> metaData.getExportedKeys(null, null, null));
  }
}
