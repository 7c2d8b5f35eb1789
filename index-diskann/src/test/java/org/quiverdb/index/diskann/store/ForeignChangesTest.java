package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.engine.api.QuiverConnection;

/** Rows that C SQLite changes under an index, with its triggers and without them. */
class ForeignChangesTest {
  private static final int ROWS = 300;

  @TempDir Path folder;
  private IndexedFile file = new IndexedFile(Path.of(""));

  @BeforeEach
  void make() {
    file = new IndexedFile(folder.resolve("f.db"));
    file.make("id INTEGER PRIMARY KEY, u UNIQUE, p REFERENCES parent", "%1$d, %1$d, NULL", ROWS);
    file.execute("CREATE TABLE parent(id INTEGER PRIMARY KEY)");
  }

  private void changeAndCheck(StockSqlite sqlite, String... statements) {
    sqlite.run(file.path, statements);
    file.check();
    file.execute("PRAGMA optimize");
    assertEquals(List.of("0"), file.rows("SELECT count(*) FROM ti_log"));
    file.check();
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void insertUpdateDelete(StockSqlite sqlite) {
    String vector = file.vector();
    changeAndCheck(
        sqlite,
        "INSERT INTO t(id, e) VALUES (1001, " + vector + "), (-5, " + file.vector() + ")",
        "INSERT INTO t(e) VALUES (NULL), ('text'), (x'01')",
        "DELETE FROM t WHERE id IN (3, 5, 299)",
        "UPDATE t SET e = " + file.vector() + " WHERE id BETWEEN 10 AND 20",
        "UPDATE t SET e = e",
        "DELETE FROM t WHERE e = 'text' OR e = x'01'");
    assertEquals(
        List.of("1001"),
        file.rows(
            "SELECT id FROM t INDEXED BY ti WHERE e IS NOT NULL"
                + " ORDER BY vector_distance_cos(e, "
                + vector
                + ") LIMIT 1"));
  }

  @ParameterizedTest
  @EnumSource
  void changedKeys(StockSqlite sqlite) {
    changeAndCheck(
        sqlite,
        "UPDATE t SET id = id + 1000 WHERE id < 50",
        "UPDATE t SET rowid = 5000 WHERE id = 60",
        "UPDATE t SET _rowid_ = 5001, e = " + file.vector() + " WHERE id = 61",
        "UPDATE OR IGNORE t SET id = 70 WHERE id = 71",
        "UPDATE OR REPLACE t SET id = 80 WHERE id = 81");
  }

  @ParameterizedTest
  @EnumSource
  void replacedRows(StockSqlite sqlite) {
    List<String> statements = new ArrayList<>();
    for (String recursive : List.of("OFF", "ON")) {
      int base = recursive.equals("ON") ? 100 : 0;
      statements.add("PRAGMA recursive_triggers = " + recursive);
      // On the key; on another key, whose row goes without a trigger; on both.
      statements.add("REPLACE INTO t VALUES (%d, NULL, NULL, %s)".formatted(base + 1, v()));
      statements.add("REPLACE INTO t VALUES (NULL, %d, NULL, %s)".formatted(base + 2, v()));
      statements.add("REPLACE INTO t VALUES (%d, %d, NULL, %s)".formatted(base + 3, base + 4, v()));
      statements.add("UPDATE OR REPLACE t SET u = %d WHERE id = %d".formatted(base + 5, base + 6));
      statements.add(
          "UPDATE OR REPLACE t SET id = %d, u = %d WHERE id = %d"
              .formatted(base + 7, base + 8, base + 9));
      // The largest key and a sampled row go silently.
      statements.add("UPDATE OR REPLACE t SET u = %d WHERE id = 50".formatted(ROWS - base));
    }
    changeAndCheck(sqlite, statements.toArray(String[]::new));
  }

  private String v() {
    return file.vector();
  }

  @ParameterizedTest
  @EnumSource
  void conflictClausesReachTheTriggers(StockSqlite sqlite) {
    changeAndCheck(
        sqlite,
        "INSERT OR FAIL INTO t VALUES (2001, 2001, NULL, " + v() + ")",
        "INSERT OR ROLLBACK INTO t VALUES (2002, 2002, NULL, " + v() + ")",
        "INSERT OR IGNORE INTO t VALUES (2003, 2003, NULL, " + v() + "), (1, 1, NULL, NULL)",
        "UPDATE OR FAIL t SET e = " + v() + " WHERE id = 30",
        "UPDATE OR IGNORE t SET e = " + v() + " WHERE id = 31",
        "UPDATE OR IGNORE t SET e = " + v() + " WHERE id = 31",
        "INSERT INTO t VALUES (32, NULL, NULL, "
            + v()
            + ") ON CONFLICT(id) DO UPDATE SET e = excluded.e",
        "INSERT INTO t VALUES (9000, 33, NULL, "
            + v()
            + ") ON CONFLICT(u) DO UPDATE SET id = 9001");
  }

  @ParameterizedTest
  @EnumSource
  void allRowsDeleted(StockSqlite sqlite) {
    changeAndCheck(sqlite, "DELETE FROM t");
    assertEquals(List.of("0"), file.rows("SELECT count(*) FROM ti_key"));
    changeAndCheck(sqlite, "INSERT INTO t(id, e) VALUES (1, " + v() + "), (2, " + v() + ")");
  }

  @ParameterizedTest
  @EnumSource
  void rolledBack(StockSqlite sqlite) {
    sqlite.run(
        file.path,
        "BEGIN",
        "DELETE FROM t",
        "ROLLBACK",
        "BEGIN",
        "UPDATE t SET e = " + v() + " WHERE id = 5",
        "SAVEPOINT s",
        "DELETE FROM t WHERE id < 100",
        "ROLLBACK TO s",
        "COMMIT");
    assertEquals(List.of("1"), file.rows("SELECT count(*) FROM ti_log"));
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void actionsOfForeignKeysAndOtherTriggers(StockSqlite sqlite) {
    changeAndCheck(
        sqlite,
        "CREATE TABLE child(k INTEGER PRIMARY KEY REFERENCES parent ON DELETE CASCADE, e)",
        "INSERT INTO parent SELECT id FROM t WHERE id < 40",
        "INSERT INTO child SELECT id, e FROM t WHERE id < 40",
        "CREATE TRIGGER gone AFTER DELETE ON child BEGIN DELETE FROM t WHERE id = old.k; END",
        "PRAGMA foreign_keys = ON",
        "DELETE FROM parent WHERE id > 20");
    assertEquals(List.of("0"), file.rows("SELECT count(*) FROM t WHERE id BETWEEN 21 AND 39"));
  }

  @ParameterizedTest
  @EnumSource
  void whileTheFileIsOpen(StockSqlite sqlite) {
    try (QuiverConnection c = file.open()) {
      file.check(c);
      for (int i = 1; i < 8; i++) {
        sqlite.run(
            file.path,
            "DELETE FROM t WHERE id % 30 = " + i,
            "REPLACE INTO t VALUES (NULL, " + (200 + i) + ", NULL, " + v() + ")",
            "UPDATE t SET e = " + v() + " WHERE id % 17 = " + i);
        file.check(c);
        if (i % 3 == 0) {
          c.execute("PRAGMA optimize");
        } else if (i % 3 == 1) {
          c.execute("DELETE FROM t WHERE id % 41 = " + i);
        }
      }
      file.check(c);
    }
    sqlite.check(file.path);
  }

  @ParameterizedTest
  @EnumSource
  void tenThousandRows(StockSqlite sqlite) {
    List<String> statements = new ArrayList<>(List.of("BEGIN"));
    for (int i = 0; i < 20; i++) {
      StringBuilder sql = new StringBuilder("INSERT INTO t(e) VALUES ");
      for (int row = 0; row < 500; row++) {
        sql.append(row == 0 ? "" : ", ").append('(').append(v()).append(')');
      }
      statements.add(sql.toString());
    }
    statements.add("COMMIT");
    sqlite.run(file.path, statements.toArray(String[]::new));
    file.check();
    assertEquals(List.of("10000"), file.rows("SELECT count(*) FROM ti_log"));
  }

  /** Runs statements with the triggers turned off or, in the library, away for a while. */
  private void withoutTriggers(StockSqlite sqlite, String... statements) {
    List<String> all = new ArrayList<>();
    List<String> again = file.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
    if (sqlite == StockSqlite.SHELL) {
      all.add(".dbconfig enable_trigger off");
      all.addAll(List.of(statements));
      String output = sqlite.run(file.path, all.toArray(String[]::new));
      assertTrue(output.contains("enable_trigger"), output);
      return;
    }
    for (String event : List.of("insert", "update", "delete")) {
      all.add("DROP TRIGGER ti_" + event);
    }
    all.addAll(List.of(statements));
    all.addAll(again);
    sqlite.run(file.path, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void appendedWithoutTriggers(StockSqlite sqlite) {
    withoutTriggers(
        sqlite, "INSERT INTO t SELECT id + 1000, NULL, NULL, e FROM t WHERE id % 3 = 0");
    file.check();
    file.execute("PRAGMA optimize");
    assertEquals(file.rows("SELECT count(*) FROM t"), file.rows("SELECT count(*) FROM ti_key"));
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void deletedWithoutTriggers(StockSqlite sqlite) {
    withoutTriggers(sqlite, "DELETE FROM t WHERE id % 5 = 1");
    file.check();
    file.execute("REINDEX ti");
    assertEquals(file.rows("SELECT count(*) FROM t"), file.rows("SELECT count(*) FROM ti_key"));
  }

  @ParameterizedTest
  @EnumSource
  void changedInPlaceWithoutTriggers(StockSqlite sqlite) {
    // Neither one of the 64 sampled rows nor one of the last.
    withoutTriggers(sqlite, "UPDATE t SET e = " + v() + " WHERE id = 148");
    assertEquals("", file.obstacle());
    assertEquals(
        List.of("vector index ti: the vector of row 148 is not the one that was indexed"),
        file.rows("PRAGMA integrity_check"));
    file.execute("REINDEX ti");
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void rowsInGapsWithoutTriggers(StockSqlite sqlite) {
    file.execute("DELETE FROM t WHERE id = 150; PRAGMA optimize");
    withoutTriggers(sqlite, "INSERT INTO t(id, e) VALUES (150, " + v() + ")");
    assertEquals(
        List.of("vector index ti: row 150 is missing"), file.rows("PRAGMA integrity_check"));
    file.execute("REINDEX ti");
    file.check();
  }

  @ParameterizedTest
  @EnumSource
  void manyChangedInPlaceWithoutTriggers(StockSqlite sqlite) {
    withoutTriggers(sqlite, "UPDATE t SET e = (SELECT e FROM t u WHERE u.id = 301 - t.id)");
    file.checkDetached("is not the one that was indexed");
  }

  @Test
  void aTextIsNoVector() {
    StockSqlite.LIBRARY.run(file.path, "INSERT INTO t(id, e) VALUES (7000, 'text')");
    file.execute("PRAGMA optimize");
    assertEquals(List.of("ok"), file.rows("PRAGMA integrity_check"));
    assertThrows(RuntimeException.class, file::check);
    StockSqlite.LIBRARY.run(file.path, "DELETE FROM t WHERE id = 7000");
    file.check();
  }
}
