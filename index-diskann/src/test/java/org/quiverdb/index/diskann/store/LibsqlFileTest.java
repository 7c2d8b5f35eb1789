package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.index.diskann.store.IndexedFile.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.SqlException;

/**
 * A file that libSQL 0.5.29 for node wrote, with its own vector indexes: entries whose B-trees are
 * empty, beside tables of blocks.
 *
 * <pre>
 *   CREATE TABLE l(id INTEGER PRIMARY KEY, name TEXT, e F32_BLOB(4));        -- 40 rows
 *   CREATE INDEX li ON l (libsql_vector_idx(e, 'metric=cosine', 'max_neighbors=4',
 *     'compress_neighbors=float1bit'));
 *   CREATE TABLE m(name TEXT UNIQUE, e FLOAT32(4));    -- 15 rows, of which 3 have no name
 *   CREATE INDEX mi ON m (libsql_vector_idx(e, 'metric=l2', 'max_neighbors=3'))
 *     WHERE name IS NOT NULL;
 * </pre>
 */
class LibsqlFileTest {
  private static final String NEAREST =
      "SELECT id FROM l ORDER BY vector_distance_cos(e, '[1,0,0.1,0]') LIMIT 5";
  private static final List<String> FIVE = List.of("1", "40", "2", "39", "3");
  private static final String NEAREST_NAMED =
      "SELECT name FROM m WHERE name IS NOT NULL"
          + " ORDER BY vector_distance_l2(e, '[1,0,0,1]') LIMIT 5";

  @TempDir Path folder;
  private Path file = Path.of("");
  private QuiverConnection connection = QuiverConnection.open(":memory:");

  @BeforeEach
  void unpack() throws IOException {
    file = folder.resolve("libsql.db");
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(LibsqlFileTest.class.getResourceAsStream("libsql.db.gz")))) {
      Files.copy(in, file);
    }
    connection = QuiverConnection.open(file.toString());
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private boolean usesIndex(String sql) {
    try (QuiverStatement statement = connection.prepare("EXPLAIN QUERY PLAN " + sql)) {
      return statement.step()
          && String.valueOf(statement.getText(3)).contains("USING VECTOR INDEX");
    }
  }

  @Test
  void itsEmptyTreesAreNotBelieved() {
    assertEquals(List.of("40"), rows(connection, "SELECT count(*) FROM l"));
    assertEquals(List.of("40"), rows(connection, "SELECT count(e) FROM l"));
    assertEquals(List.of("40"), rows(connection, "SELECT count(*) FROM l WHERE e IS NOT NULL"));
    assertEquals(List.of("12"), rows(connection, "SELECT count(*) FROM m WHERE name IS NOT NULL"));
    assertEquals(List.of("15"), rows(connection, "SELECT count(*) FROM m"));
    assertEquals(
        List.of("7"), rows(connection, "SELECT id FROM l WHERE e = (SELECT e FROM l WHERE id=7)"));
    assertEquals(FIVE, rows(connection, NEAREST));
    assertFalse(usesIndex(NEAREST));
    assertEquals(List.of("m1", "m2", "m3", "m4", "m6"), rows(connection, NEAREST_NAMED));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
  }

  @Test
  void writingIsRefusedBecauseItsIndexWouldGoStale() throws IOException {
    byte[] before = Files.readAllBytes(file);
    for (String sql :
        List.of("DELETE FROM l", "INSERT INTO m VALUES ('x', NULL)", "UPDATE l SET name = 1")) {
      String message =
          String.valueOf(
              assertThrows(SqlException.class, () -> connection.execute(sql)).getMessage());
      assertTrue(message.contains("REINDEX or DROP INDEX lets it be written"), message);
    }
    connection.close();
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
  }

  @Test
  void reindexMakesItAnIndexOfOurs() {
    connection.execute("REINDEX li");
    assertTrue(usesIndex(NEAREST));
    assertEquals(FIVE, rows(connection, NEAREST));
    assertEquals(
        List.of("1", "40"),
        rows(connection, "SELECT id FROM vector_top_k('li', '[1,0,0.1,0]', 2)"));
    connection.execute("REINDEX mi");
    assertTrue(usesIndex(NEAREST_NAMED));
    assertEquals(List.of("m1", "m2", "m3", "m4", "m6"), rows(connection, NEAREST_NAMED));
    connection.execute("DELETE FROM l WHERE id = 40; INSERT INTO m VALUES ('m5', '[5,0,0,1]')");
    assertEquals(List.of("1", "2", "39", "3", "4"), rows(connection, NEAREST));
    assertEquals(List.of("m1", "m2", "m3", "m4", "m5"), rows(connection, NEAREST_NAMED));
    checkNothingIsLeft();
  }

  @Test
  void droppedAndCreatedAgain() {
    connection.execute("DROP INDEX li; DROP INDEX mi");
    checkNothingIsLeft();
    connection.execute("INSERT INTO l VALUES (41, 'new', '[1,0,0.1,0]')");
    connection.execute("CREATE INDEX li ON l (libsql_vector_idx(e, 'metric=cosine'))");
    assertEquals(List.of("41", "1", "40", "2", "39"), rows(connection, NEAREST));
    assertTrue(usesIndex(NEAREST));
    checkNothingIsLeft();
  }

  @Test
  void besideAnIndexOfOurs() {
    connection.execute("CREATE INDEX other ON l USING diskann (e)");
    assertTrue(usesIndex(NEAREST));
    assertEquals(FIVE, rows(connection, NEAREST));
    assertThrows(SqlException.class, () -> connection.execute("DELETE FROM l WHERE id = 1"));
    connection.execute("DROP INDEX li; DELETE FROM l WHERE id = 1");
    assertEquals(List.of("40", "2", "39", "3", "4"), rows(connection, NEAREST));
  }

  @Test
  void aReindexThatFailsChangesNothing() {
    connection.execute("CREATE TABLE li_node(a)");
    List<String> before = rows(connection, "SELECT name FROM sqlite_schema");
    assertThrows(SqlException.class, () -> connection.execute("REINDEX li"));
    connection.execute("DROP TABLE li_node; BEGIN; REINDEX li; ROLLBACK; CREATE TABLE li_node(a)");
    assertEquals(before, rows(connection, "SELECT name FROM sqlite_schema"));
    assertEquals(FIVE, rows(connection, NEAREST));
    assertFalse(usesIndex(NEAREST));
  }

  /** Neither Quiver nor C SQLite finds anything of libSQL's, or anything wrong. */
  private void checkNothingIsLeft() {
    assertEquals(
        List.of("libsql_vector_meta_shadow"),
        rows(connection, "SELECT name FROM sqlite_schema WHERE name GLOB '*_shadow*'"));
    assertEquals(List.of("0"), rows(connection, "SELECT count(*) FROM libsql_vector_meta_shadow"));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
    for (StockSqlite sqlite : StockSqlite.values()) {
      if (sqlite != StockSqlite.SHELL || StockSqlite.hasShell()) {
        sqlite.check(file);
        assertEquals(
            rows(connection, "SELECT count(*) FROM l").getFirst(),
            sqlite.run(file, "SELECT count(*) FROM l"));
      }
    }
  }
}
