package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** Files with a vector index that C SQLite reads, writes and alters. */
class ForeignWriterTest {
  private static final String NEAREST =
      "SELECT id FROM t ORDER BY vector_distance_l2(e, '[0, 0]') LIMIT 3";

  @TempDir Path directory;
  private String path;

  @BeforeEach
  void make() {
    path = directory.resolve("f.db").toString();
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, n UNIQUE, e F32_BLOB(2))");
      for (int i = 1; i <= 50; i++) {
        connection.execute("INSERT INTO t VALUES (%d, %d, '[%d, 0]')".formatted(i, i, i));
      }
      connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')");
    }
  }

  private String sqlite(String... statements) throws SQLException {
    StringBuilder result = new StringBuilder();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = c.createStatement()) {
      for (String sql : statements) {
        if (statement.execute(sql)) {
          try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
              result.append(rows.getString(1)).append('\n');
            }
          }
        }
      }
    }
    return result.toString().strip();
  }

  private void assertAnswers(String sql, String... expected) {
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      int before = BruteIndex.searches;
      assertEquals(List.of(expected), rows(connection, sql));
      assertTrue(BruteIndex.searches > before, () -> plan(connection, sql));
      assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
    }
  }

  @Test
  void theFileIsOrdinary() throws SQLException {
    assertEquals("ok", sqlite("PRAGMA integrity_check"));
    assertEquals("50", sqlite("SELECT count(*) FROM i_node"));
    sqlite("VACUUM");
    assertAnswers(NEAREST, "1", "2", "3");
  }

  @Test
  void rowsOfOthersAreFound() throws SQLException {
    sqlite(
        "INSERT INTO t VALUES (100, 100, x'0000003f00000000')",
        "DELETE FROM t WHERE id = 1",
        "UPDATE t SET id = 200 WHERE id = 2",
        "UPDATE OR IGNORE t SET id = 300, n = 300 WHERE n = 3",
        "INSERT OR REPLACE INTO t VALUES (4, 4, x'000080bf00000000')");
    assertAnswers(NEAREST, "100", "4", "200");
    sqlite("INSERT OR REPLACE INTO t VALUES (400, 2, NULL), (401, 4, NULL)");
    assertAnswers(NEAREST.replace("ORDER", "WHERE e IS NOT NULL ORDER"), "100", "300", "5");
    assertEquals("ok", sqlite("PRAGMA integrity_check"));
  }

  @Test
  void badVectorsFailAsInTheTable() throws SQLException {
    sqlite("INSERT INTO t VALUES (100, 100, 'no vector')");
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      String exact = NEAREST.replace("FROM t", "FROM t NOT INDEXED");
      QuiverException expected = assertThrows(QuiverException.class, () -> rows(connection, exact));
      QuiverException found = assertThrows(QuiverException.class, () -> rows(connection, NEAREST));
      assertEquals(expected.getMessage(), found.getMessage());
    }
    sqlite("UPDATE t SET e = '[0.5, 0]' WHERE id = 100");
    assertAnswers(NEAREST, "100", "1", "2");
  }

  @Test
  void renamesAreFollowed() throws SQLException {
    sqlite(
        "ALTER TABLE t RENAME TO \"the table\"",
        "ALTER TABLE \"the table\" RENAME COLUMN e TO vec",
        "ALTER TABLE \"the table\" RENAME COLUMN id TO \"key\"",
        "UPDATE \"the table\" SET \"key\" = 99 WHERE \"key\" = 1",
        "ALTER TABLE \"the table\" ADD COLUMN more DEFAULT 7");
    String sql = "SELECT \"key\" FROM \"the table\" ORDER BY l2_distance(vec, '[0,0]') LIMIT 2";
    assertAnswers(sql, "99", "2");
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      connection.execute("REINDEX i");
      assertEquals(
          List.of("CREATE INDEX i ON \"the table\" USING diskann (\"vec\") WITH (metric = 'l2')"),
          rows(connection, "SELECT value FROM i WHERE key = 'sql'"));
    }
    assertAnswers(sql, "99", "2");
    assertEquals("ok", sqlite("PRAGMA integrity_check"));
  }

  @Test
  void theColumnCannotBeDropped() {
    assertThrows(SQLException.class, () -> sqlite("ALTER TABLE t DROP COLUMN e"));
  }

  @Test
  void theUsualMigrationDetaches() throws SQLException {
    sqlite(
        "CREATE TABLE t2(id INTEGER PRIMARY KEY, n UNIQUE, e F32_BLOB(2))",
        "INSERT INTO t2 SELECT id + 1, n, e FROM t",
        "DROP TABLE t",
        "ALTER TABLE t2 RENAME TO t");
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      assertEquals(List.of("2", "3", "4"), rows(connection, NEAREST));
      assertEquals(
          "SCAN t (EXACT VECTOR TOP-K l2) (DETACHED VECTOR INDEX i: its triggers are missing)",
          plan(connection, NEAREST));
      assertEquals(
          List.of("index i is detached: its triggers are missing"),
          rows(connection, "PRAGMA integrity_check"));
      for (String reindex : List.of("REINDEX i", "REINDEX t", "REINDEX")) {
        connection.execute("BEGIN; " + reindex);
        assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
        connection.execute("ROLLBACK");
      }
      connection.execute("REINDEX t");
    }
    assertAnswers(NEAREST, "2", "3", "4");
  }

  @Test
  void reindexRepairsTreesAndVectorIndexes() throws SQLException {
    sqlite(
        "CREATE INDEX o ON t(n DESC)",
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX o ON t(n)' WHERE name = 'o'",
        "DROP TRIGGER i_update");
    assertNotEquals("ok", sqlite("PRAGMA integrity_check"));
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      connection.execute("REINDEX");
    }
    assertEquals("ok", sqlite("PRAGMA integrity_check"));
    assertAnswers(NEAREST, "1", "2", "3");
  }

  @Test
  void anotherProcessSeesCommitsOnly() throws SQLException {
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      assertEquals(List.of("1", "2", "3"), rows(connection, NEAREST));
      sqlite("DELETE FROM t WHERE id = 2");
      assertEquals(List.of("1", "3", "4"), rows(connection, NEAREST));
      connection.execute("PRAGMA optimize");
      sqlite("INSERT INTO t VALUES (2, 2, x'0000003f00000000')");
      assertEquals(List.of("2", "1", "3"), rows(connection, NEAREST));
    }
    assertEquals("ok", sqlite("PRAGMA integrity_check"));
  }

  @Test
  void libsqlsOwnIndexIsNotBelieved() throws SQLException {
    sqlite(
        "CREATE TABLE l(id INTEGER PRIMARY KEY, e F32_BLOB(2))",
        "CREATE INDEX li ON l(e) WHERE 0",
        "INSERT INTO l SELECT id, e FROM t",
        "CREATE TABLE li_shadow(index_key INTEGER, data BLOB, PRIMARY KEY (index_key))",
        "CREATE INDEX li_shadow_idx ON li_shadow(index_key)",
        "CREATE TABLE libsql_vector_meta_shadow(name TEXT PRIMARY KEY, metadata BLOB) WITHOUT"
            + " ROWID",
        "INSERT INTO libsql_vector_meta_shadow VALUES ('li', x'01')",
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX li ON l(libsql_vector_idx(e))'"
            + " WHERE name = 'li'");
    try (QuiverConnection connection = QuiverConnection.open(path)) {
      assertEquals(List.of("50"), rows(connection, "SELECT count(*) FROM l"));
      assertEquals(List.of("50"), rows(connection, "SELECT count(*) FROM l WHERE id > 0"));
      assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
      String sql = NEAREST.replace("FROM t", "FROM l");
      assertEquals(List.of("1", "2", "3"), rows(connection, sql));
      assertThrows(QuiverException.class, () -> connection.execute("DELETE FROM l"));
      connection.execute("REINDEX; REINDEX l");
      assertThrows(QuiverException.class, () -> connection.execute("DELETE FROM l"));
      connection.execute("DROP INDEX li");
      connection.execute("CREATE INDEX li ON l (libsql_vector_idx(e, 'metric=l2'))");
      assertEquals("SEARCH l USING VECTOR INDEX li (nearest by l2)", plan(connection, sql));
      assertEquals(List.of("1", "2", "3"), rows(connection, sql));
      assertEquals(
          List.of("0"), rows(connection, "SELECT count(*) FROM libsql_vector_meta_shadow"));
    }
    assertEquals("ok", sqlite("PRAGMA integrity_check"));
  }
}
