package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.differential.Outcome;
import org.quiverdb.engine.differential.QuiverEngine;
import org.sqlite.Collation;

/**
 * Schemas that use what is not supported yet: a write is refused with a message that names it,
 * before a byte of the file changes; reading works, and C SQLite finds the file in order.
 */
class RefusedWritesTest {
  private static final String NOT_YET = "not yet supported: ";

  @TempDir Path folder;

  private Path file(String... script) throws SQLException {
    Path file = folder.resolve("refused.db");
    try (CDatabase c = new CDatabase(file);
        Statement s = c.connection().createStatement()) {
      addCollation(c);
      for (String sql : script) {
        s.execute(sql);
      }
    }
    return file;
  }

  private static void addCollation(CDatabase c) throws SQLException {
    Collation.create(
        c.connection(),
        "KLINGON",
        new Collation() {
          @Override
          protected int xCompare(String a, String b) {
            return b.compareTo(a);
          }
        });
  }

  private void refused(Path file, String named, List<String> before, String... writes)
      throws IOException, SQLException {
    byte[] bytes = Files.readAllBytes(file);
    try (QuiverEngine quiver = new QuiverEngine(file.toString())) {
      before.forEach(quiver::run);
      for (String sql : writes) {
        Outcome outcome = quiver.run(sql);
        assertTrue(outcome.failed(), sql);
        assertTrue(outcome.message().startsWith(NOT_YET), () -> sql + ": " + outcome.message());
        assertTrue(outcome.message().contains(named), () -> sql + ": " + outcome.message());
        assertFalse(Files.exists(Path.of(file + "-journal")), sql);
        assertArrayEquals(bytes, Files.readAllBytes(file), sql);
      }
    }
    assertArrayEquals(bytes, Files.readAllBytes(file));
    try (CDatabase c = new CDatabase(file)) {
      addCollation(c);
      assertEquals("ok", c.verdict());
    }
  }

  private void refused(Path file, String named, String... writes) throws IOException, SQLException {
    refused(file, named, List.of(), writes);
  }

  private static final String[] WRITES = {
    "INSERT INTO t(a) VALUES(9)",
    "INSERT OR REPLACE INTO t(a) SELECT a FROM t",
    "UPDATE t SET a = a + 1",
    "DELETE FROM t",
    "DELETE FROM t WHERE a = 1"
  };

  @Test
  void beforeTrigger() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE t(a)",
            "CREATE TRIGGER r BEFORE INSERT ON t BEGIN SELECT RAISE(IGNORE); END",
            "INSERT INTO t VALUES(1)");
    refused(file, "BEFORE trigger r", WRITES);
  }

  @Test
  void insteadOfTrigger() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE x(a)",
            "CREATE VIEW t AS SELECT a FROM x",
            "CREATE TRIGGER r INSTEAD OF INSERT ON t BEGIN INSERT INTO x VALUES(new.a); END",
            "INSERT INTO t VALUES(1)");
    refused(file, "INSTEAD OF trigger", "INSERT INTO t VALUES(2)");
  }

  @Test
  void generatedColumn() throws IOException, SQLException {
    Path file =
        file("CREATE TABLE t(a, b AS (a + 1), c AS (a) STORED)", "INSERT INTO t(a) VALUES(1)");
    refused(file, "generated column b", WRITES);
  }

  @Test
  void strictTable() throws IOException, SQLException {
    Path file = file("CREATE TABLE t(a INT) STRICT", "INSERT INTO t VALUES(1)");
    refused(file, "STRICT", WRITES);
  }

  @Test
  void partialIndex() throws IOException, SQLException {
    Path file =
        file("CREATE TABLE t(a)", "CREATE INDEX i ON t(a) WHERE a > 1", "INSERT INTO t VALUES(1)");
    refused(file, "partial index i", WRITES);
  }

  @Test
  void indexOnExpression() throws IOException, SQLException {
    Path file = file("CREATE TABLE t(a)", "CREATE INDEX i ON t(a + 1)", "INSERT INTO t VALUES(1)");
    refused(file, "index i on an expression", WRITES);
  }

  @Test
  void unknownCollation() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE t(a)",
            "CREATE INDEX i ON t(a COLLATE KLINGON)",
            "INSERT INTO t VALUES(1)");
    refused(file, "unknown collation KLINGON", WRITES);
  }

  @Test
  void virtualTable() throws IOException, SQLException {
    Path file = file("CREATE VIRTUAL TABLE t USING fts5(a)", "INSERT INTO t VALUES('x')");
    refused(file, "fts5", WRITES);
    refused(file, "virtual table", "DROP TABLE t");
  }

  @Test
  void foreignKeysWhileOn() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE p(id INTEGER PRIMARY KEY)",
            "CREATE TABLE t(a REFERENCES p)",
            "INSERT INTO p VALUES(1)",
            "INSERT INTO t VALUES(1)");
    List<String> on = List.of("PRAGMA foreign_keys = on");
    refused(file, "foreign keys while", on, WRITES);
    refused(
        file,
        "foreign keys while",
        on,
        "DELETE FROM p",
        "UPDATE p SET id = 2",
        "INSERT OR REPLACE INTO p VALUES(1)",
        "DROP TABLE p");
  }

  @Test
  void recursiveTriggersWhileOn() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE t(a)",
            "CREATE TRIGGER r AFTER INSERT ON t WHEN new.a < 5"
                + " BEGIN INSERT INTO t VALUES(new.a + 1); END",
            "INSERT INTO t VALUES(4)");
    refused(file, "recursive_triggers", List.of("PRAGMA recursive_triggers = on"), WRITES);
  }

  @Test
  void triggerThatWritesElsewhere() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE s(a INT) STRICT",
            "CREATE TABLE t(a)",
            "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO s VALUES(new.a); END",
            "INSERT INTO t VALUES(1)");
    refused(file, "STRICT", "INSERT INTO t VALUES(2)");
  }

  @Test
  void triggerThatUpserts() throws IOException, SQLException {
    Path file =
        file(
            "CREATE TABLE s(a INT UNIQUE)",
            "CREATE TABLE t(a)",
            "CREATE TRIGGER r AFTER INSERT ON t BEGIN"
                + " INSERT INTO s VALUES(new.a) ON CONFLICT DO NOTHING; END",
            "INSERT INTO t VALUES(1)");
    refused(file, "UPSERT", "INSERT INTO t VALUES(2)");
  }

  @Test
  void fileInWalMode() throws IOException, SQLException {
    Path file = file("CREATE TABLE t(a)", "INSERT INTO t VALUES(1)", "PRAGMA journal_mode = wal");
    assertFalse(Files.exists(Path.of(file + "-wal")));
    refused(file, "WAL", WRITES);
    refused(
        file,
        "WAL",
        "BEGIN IMMEDIATE",
        "BEGIN EXCLUSIVE",
        "CREATE TABLE x(a)",
        "CREATE INDEX i ON t(a)",
        "DROP TABLE t",
        "PRAGMA user_version = 3");
    byte[] bytes = Files.readAllBytes(file);
    try (QuiverEngine quiver = new QuiverEngine(file.toString())) {
      assertEquals("[[1]]", quiver.run("SELECT * FROM t").rows().toString());
      assertEquals("[['wal']]", quiver.run("PRAGMA journal_mode").rows().toString());
      assertEquals("[['wal']]", quiver.run("PRAGMA journal_mode = delete").rows().toString());
      assertEquals("[['ok']]", quiver.run("PRAGMA integrity_check").rows().toString());
      assertEquals(0, quiver.run("BEGIN").code());
      assertEquals("[[1]]", quiver.run("SELECT count(*) FROM t").rows().toString());
      assertEquals(0, quiver.run("COMMIT").code());
    }
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }
}
