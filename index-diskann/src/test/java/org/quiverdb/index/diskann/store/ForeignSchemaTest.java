package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What C SQLite does to a table with an index, and to the tables of the index, as a whole. */
class ForeignSchemaTest {
  private static final String ALIAS = "id INTEGER PRIMARY KEY, n";
  private static final int ROWS = 250;

  @TempDir Path folder;

  private IndexedFile make(String columns) {
    IndexedFile file = new IndexedFile(folder.resolve("f.db"));
    file.make(columns, "%1$d, %1$d", ROWS);
    return file;
  }

  /** A table whose rowids have no name in it. */
  private IndexedFile makeWithoutKey() {
    return make("a, n");
  }

  private static void logSome(IndexedFile file, StockSqlite sqlite) {
    sqlite.run(
        file.path,
        "DELETE FROM t WHERE n = 240",
        "UPDATE t SET e = " + file.vector() + " WHERE n = 100",
        "INSERT INTO t(n, e) VALUES (1000, " + file.vector() + ")");
  }

  @ParameterizedTest
  @EnumSource
  void vacuum(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    logSome(file, sqlite);
    sqlite.run(file.path, "VACUUM");
    file.check();
    sqlite.run(file.path, "PRAGMA auto_vacuum = FULL", "VACUUM", "DELETE FROM t WHERE n < 100");
    file.check();
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void vacuumOfRowsWithoutGaps(StockSqlite sqlite) {
    IndexedFile file = makeWithoutKey();
    sqlite.run(file.path, "VACUUM");
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void vacuumThatMovesRows(StockSqlite sqlite) {
    for (String gap :
        List.of("n = 2", "n = 130", "n = 249", "n IN (248, 250)", "n BETWEEN 9 AND 60")) {
      for (boolean drained : new boolean[] {true, false}) {
        IndexedFile file = new IndexedFile(folder.resolve(gap.hashCode() + "-" + drained + ".db"));
        file.make("a, n", "%1$d, %1$d", ROWS);
        file.execute("DELETE FROM t WHERE " + gap + (drained ? "; PRAGMA optimize" : ""));
        sqlite.run(file.path, "VACUUM");
        String obstacle = file.obstacle();
        if (obstacle.isEmpty()) {
          // The only row that has moved came to a place that the log names.
          assertTrue(!drained && Set.of("n = 249", "n IN (248, 250)").contains(gap), gap);
          file.check();
        } else {
          file.checkDetached("is not the one that was indexed");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void dump(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    logSome(file, sqlite);
    IndexedFile copy = new IndexedFile(folder.resolve("copy.db"));
    sqlite.run(copy.path, StockSqlite.SHELL.run(file.path, ".dump").split(";\n"));
    copy.check();
    sqlite.run(copy.path, "DELETE FROM t WHERE n = 7");
    copy.check();
  }

  @ParameterizedTest
  @EnumSource
  void copies(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    logSome(file, sqlite);
    IndexedFile copy = new IndexedFile(folder.resolve("copy.db"));
    sqlite.run(file.path, "VACUUM INTO '" + copy.path + "'");
    copy.check();
    IndexedFile other = new IndexedFile(folder.resolve("other.db"));
    sqlite.run(
        other.path,
        "ATTACH '" + file.path + "' AS f",
        "DELETE FROM f.t WHERE n % 7 = 3",
        "INSERT INTO f.t(n, e) SELECT n + 2000, e FROM f.t WHERE n < 9",
        "CREATE TABLE t AS SELECT * FROM f.t");
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void anotherPageSize(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(file.path, "PRAGMA page_size = 8192", "VACUUM");
    file.check();
    sqlite.run(file.path, "PRAGMA page_size = 1024", "VACUUM");
    file.checkDetached("ti_node");
  }

  @ParameterizedTest
  @EnumSource
  void renames(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(
        file.path,
        "ALTER TABLE t RENAME TO \"select\"",
        "ALTER TABLE \"select\" RENAME COLUMN id TO \"the key\"",
        "ALTER TABLE \"select\" ADD COLUMN more DEFAULT 7",
        "UPDATE \"select\" SET \"the key\" = 999 WHERE \"the key\" = 5",
        "DELETE FROM \"select\" WHERE n = 77",
        "INSERT INTO \"select\"(n, e) VALUES (3, " + file.vector() + ")");
    file.table = "\"select\"";
    file.check();
    sqlite.run(
        file.path,
        "ALTER TABLE \"select\" RENAME TO u",
        "ALTER TABLE u RENAME COLUMN e TO f",
        "ALTER TABLE u RENAME COLUMN f TO e",
        "ALTER TABLE u DROP COLUMN more");
    file.table = "u";
    file.check();
    file.execute("REINDEX ti");
    file.check();
    assertThrows(
        IllegalStateException.class, () -> sqlite.run(file.path, "ALTER TABLE u DROP COLUMN e"));
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfTheIndexRenamedOrDropped(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(file.path, "ALTER TABLE ti_log RENAME TO lost");
    file.checkDetached("trigger ti_insert is missing or altered");
    sqlite.run(file.path, "DROP TABLE lost", "ALTER TABLE ti_key RENAME TO lost");
    file.checkDetached("table ti_key is missing");
    sqlite.run(file.path, "DROP TABLE lost", "DROP TABLE ti_node");
    file.checkDetached("table ti_node is missing");
    sqlite.run(file.path, "DROP TRIGGER ti_update");
    file.checkDetached("trigger ti_update is missing");
    sqlite.run(file.path, "DELETE FROM ti_node");
    file.checkDetached("");
    sqlite.run(file.path, "DELETE FROM ti WHERE key = 'state'");
    file.checkDetached("metadata");
    sqlite.run(file.path, "DELETE FROM ti_key WHERE key = 9");
    assertEquals(
        "vector index ti: node %s of row 9 is not the row's",
        file.rows("PRAGMA integrity_check").getFirst().replaceAll("node \\d+", "node %s"));
    file.execute("REINDEX ti");
    file.check();
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void droppedWithItsTable(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(file.path, "DROP TABLE t");
    String found = String.join("; ", file.rows("PRAGMA integrity_check"));
    assertTrue(found.contains("index ti is detached: its triggers are missing"), found);
    file.execute("DROP INDEX ti");
    assertEquals(List.of("0"), file.rows("SELECT count(*) FROM sqlite_schema"));
    assertEquals(List.of("ok"), file.rows("PRAGMA integrity_check"));
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void theMetadataDropped(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(file.path, "DROP TABLE ti");
    assertEquals(List.of("250"), file.rows("SELECT count(*) FROM t"));
    assertThrows(
        RuntimeException.class, () -> file.execute("CREATE INDEX ti ON t USING diskann (e)"));
    sqlite.run(
        file.path,
        "DROP TRIGGER ti_insert",
        "DROP TRIGGER ti_update",
        "DROP TRIGGER ti_delete",
        "DROP TABLE ti_node",
        "DROP TABLE ti_key",
        "DROP TABLE ti_other",
        "DROP TABLE ti_log");
    file.execute("CREATE INDEX ti ON t USING diskann (e)");
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void theUsualMigration(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(
        file.path,
        "BEGIN",
        "CREATE TABLE new_t(id INTEGER PRIMARY KEY, n NOT NULL, e F32_BLOB(8), more)",
        "INSERT INTO new_t SELECT id, n, e, 0 FROM t",
        "DROP TABLE t",
        "ALTER TABLE new_t RENAME TO t",
        "COMMIT");
    sqlite.run(file.path, "DELETE FROM t WHERE n < 50");
    file.checkDetached("its triggers are missing");
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void analyzeAndReindex(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    sqlite.run(file.path, "CREATE INDEX tn ON t(n)", "ANALYZE", "REINDEX", "PRAGMA optimize");
    file.check();
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void aFileInWalModeIsRead(StockSqlite sqlite) {
    IndexedFile file = make(ALIAS);
    logSome(file, sqlite);
    sqlite.run(file.path, "PRAGMA journal_mode = WAL", "DELETE FROM t WHERE n = 50");
    file.check();
    sqlite.run(file.path, "PRAGMA journal_mode = DELETE");
    file.check();
  }

  @Test
  void utf16() {
    Path path = folder.resolve("u.db");
    StockSqlite.LIBRARY.run(path, "PRAGMA encoding = 'UTF-16be'", "CREATE TABLE z(a)");
    IndexedFile file = new IndexedFile(path);
    file.make(ALIAS, "%1$d, %1$d", ROWS);
    logSome(file, StockSqlite.LIBRARY);
    file.check();
    file.execute("PRAGMA optimize");
    file.check();
    StockSqlite.LIBRARY.check(path);
  }
}
