package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.differential.Engine;
import org.quiverdb.engine.differential.Outcome;
import org.quiverdb.engine.differential.QuiverEngine;
import org.quiverdb.engine.differential.ReferenceEngine;

/** Files that are no database, lie about root pages, or have an old format, as in C SQLite. */
class OddFilesTest {
  @TempDir Path folder;

  private static void run(Engine engine, List<String> script) {
    for (String sql : script) {
      Outcome outcome = engine.run(sql);
      assertEquals(0, outcome.code(), () -> sql + ": " + outcome.message());
    }
  }

  private static void same(Path path, List<String> script) {
    try (Engine c = new ReferenceEngine(path.toString());
        Engine quiver = new QuiverEngine(path.toString())) {
      for (String sql : script) {
        Outcome expected = c.run(sql);
        Outcome actual = quiver.run(sql);
        assertEquals(expected.brief(), actual.brief(), sql);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hi", "This is a text, and not at all a database. "})
  void textFiles(String text) throws IOException {
    Path path = folder.resolve("text.db");
    Files.writeString(path, text.repeat(1 + text.length() * 30));
    same(
        path,
        List.of(
            "SELECT 1",
            "VALUES(1)",
            "SELECT * FROM sqlite_schema",
            "PRAGMA user_version",
            "PRAGMA foreign_keys",
            "CREATE TABLE t(a)",
            "COMMIT",
            "RELEASE nothing",
            "BEGIN",
            "SELECT 2",
            "SAVEPOINT a",
            "ROLLBACK TO a",
            "RELEASE a",
            "ROLLBACK",
            "BEGIN IMMEDIATE",
            "this is no statement"));
  }

  /** The root page of one object is changed in the schema table. */
  @ParameterizedTest
  @CsvSource({
    "t, 1000",
    "t, 9",
    "t, 0",
    "t, 1",
    "t, -5",
    "t, '''abc'''",
    "t, NULL",
    "t, 2.5",
    "t, 5000000000",
    "i, 1000",
    "i, 0",
    "i, 1",
    "i, -5",
    "i, NULL",
    "i, 3",
    "i, 2",
    "sqlite_autoindex_t_1, 1000",
    "sqlite_autoindex_t_1, 0",
    "sqlite_autoindex_t_1, 1",
    "sqlite_autoindex_t_1, 4",
    "w, 1000",
    "sqlite_autoindex_w_2, 1000",
    "v, 1000",
    "v, 3",
    "g, 1000"
  })
  void rootPages(String object, String root) {
    Path path = folder.resolve("roots.db");
    try (Engine c = new ReferenceEngine(path.toString())) {
      run(
          c,
          List.of(
              "CREATE TABLE t(a PRIMARY KEY, b)",
              "INSERT INTO t VALUES(1, 2)",
              "CREATE INDEX i ON t(b)",
              "CREATE VIEW v AS SELECT 1",
              "CREATE TABLE w(x PRIMARY KEY, y UNIQUE) WITHOUT ROWID",
              "CREATE TRIGGER g AFTER INSERT ON w BEGIN DELETE FROM t; END",
              "PRAGMA writable_schema = ON",
              "UPDATE sqlite_schema SET rootpage = " + root + " WHERE name = '" + object + "'"));
    }
    same(
        path,
        List.of(
            "SELECT count(*) FROM t WHERE a + 1",
            "SELECT b FROM t WHERE b > 0",
            "SELECT b FROM t WHERE a > 0",
            "SELECT x FROM w",
            "PRAGMA page_count",
            "SELECT name FROM sqlite_schema LIMIT 1"));
  }

  /** The same statements make the same bytes; before format 4 no 0 and 1 without a byte. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void formats(int format) throws IOException {
    Path theirs = folder.resolve("c.db");
    Path ours = folder.resolve("quiver.db");
    try (Engine c = new ReferenceEngine(theirs.toString())) {
      run(c, List.of("CREATE TABLE t(a, b REAL, c INTEGER PRIMARY KEY)"));
    }
    byte[] image = Files.readAllBytes(theirs);
    image[47] = (byte) format;
    Files.write(theirs, image);
    Files.write(ours, image);
    List<String> script =
        List.of(
            "CREATE TABLE w(a, b, PRIMARY KEY(b, a)) WITHOUT ROWID",
            "INSERT INTO t VALUES(0, 1, 2), (1, 0, 1), (1.0, 2.5, 0), (-1, 127, 9), ('x', 128, 5)",
            "CREATE VIEW v AS SELECT 1",
            "INSERT INTO w VALUES(0, 1), (1, 0), (1.0, 5), (2, 1)",
            "CREATE INDEX i ON t(a)",
            "INSERT INTO t VALUES(0, 0, 11)",
            "CREATE TABLE r(x REAL)",
            "INSERT INTO r VALUES(3), (3.0), ('3'), (3.5), (140737488355328), (-1e10), (-0.0)",
            "CREATE TABLE k(x REAL NOT NULL, y DOUBLE DEFAULT 5)",
            "CREATE TABLE c(x REAL CHECK(x <> 7), y DOUBLE DEFAULT 5)",
            "INSERT INTO c VALUES(1, 2), (3, 4.0)",
            "INSERT INTO c(x) SELECT x FROM r",
            "INSERT INTO k(x) SELECT x FROM r",
            "CREATE TABLE log(x REAL)",
            "CREATE TRIGGER g AFTER INSERT ON k BEGIN INSERT INTO log VALUES(new.x); END",
            "INSERT INTO k VALUES(8, 9), (0.5, 0)",
            "CREATE TABLE u(x REAL UNIQUE)",
            "INSERT INTO u SELECT x + 1 FROM log");
    try (Engine c = new ReferenceEngine(theirs.toString());
        Engine quiver = new QuiverEngine(ours.toString())) {
      run(c, script);
      run(quiver, script);
    }
    assertArrayEquals(tables(theirs), tables(ours));
  }

  /** The file without its first page, where free bytes lie elsewhere. */
  private static byte[] tables(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    return Arrays.copyOfRange(bytes, 4096, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({"off, true, true", "fast, false, true", "on, false, false"})
  void secureDelete(String mode, boolean cellsStay, boolean pagesStay) throws IOException {
    Path path = folder.resolve("secret.db");
    try (Engine quiver = new QuiverEngine(path.toString())) {
      run(
          quiver,
          List.of(
              "PRAGMA secure_delete = " + mode,
              "CREATE TABLE t(a INTEGER PRIMARY KEY, b)",
              "INSERT INTO t VALUES(1, 'kept'), (2, 'secret cell'), (3, 'kept as well')",
              "INSERT INTO t VALUES(4, printf('%.*c', 9000, 'x') || 'secret page')",
              "DELETE FROM t WHERE a = 2",
              "DELETE FROM t WHERE a = 4"));
    }
    String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    assertEquals(cellsStay, content.contains("secret cell"));
    assertEquals(pagesStay, content.contains("secret page"));
    same(path, List.of("PRAGMA integrity_check", "SELECT * FROM t"));
  }

  @Test
  void secureDeleteOfManyRows() throws IOException {
    Path path = folder.resolve("many.db");
    try (Engine quiver = new QuiverEngine(path.toString())) {
      run(
          quiver,
          List.of(
              "PRAGMA secure_delete = 1",
              "CREATE TABLE t(a INTEGER PRIMARY KEY, b UNIQUE)",
              "INSERT INTO t VALUES(1, 'secret 1')"));
      for (int n = 1; n < 4096; n *= 2) {
        run(
            quiver,
            List.of("INSERT INTO t SELECT a + " + n + ", 'secret ' || (a + " + n + ") FROM t"));
      }
      run(quiver, List.of("DELETE FROM t WHERE a % 3 <> 0", "UPDATE t SET b = 'public ' || a"));
    }
    String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    assertEquals(-1, content.indexOf("secret"));
    same(path, List.of("PRAGMA integrity_check", "SELECT count(*), sum(a), max(b) FROM t"));
  }
}
