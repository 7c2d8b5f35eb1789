package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** ALTER TABLE takes vector indexes along. */
class AlterIndexedTableTest {
  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, lang, n, e F32_BLOB(2))");
    for (int i = 1; i <= 100; i++) {
      String lang = i % 2 == 0 ? "de" : "en";
      connection.execute("INSERT INTO t VALUES (%d, '%s', %d, '[%d, 0]')".formatted(i, lang, i, i));
    }
    connection.execute(
        "CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2');"
            + "CREATE INDEX p ON t USING diskann (e) WITH (metric = 'l2') WHERE lang = 'de'");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void assertNearest(String table, String vector, String where, String... expected) {
    String sql =
        "SELECT * FROM %s %s ORDER BY vector_distance_l2(%s, '[0, 0]') LIMIT 3"
            .formatted(table, where, vector);
    int before = BruteIndex.searches;
    assertTrue(plan(connection, sql).contains("USING VECTOR INDEX"), plan(connection, sql));
    assertEquals(
        List.of(expected), rows(connection, sql).stream().map(r -> r.split("\\|")[0]).toList());
    assertTrue(BruteIndex.searches > before);
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
  }

  private void assertFails(String message, String sql) {
    QuiverException e = assertThrows(QuiverException.class, () -> connection.execute(sql));
    assertEquals(message, e.getMessage());
  }

  @Test
  void renamesAreFollowed() {
    connection.execute(
        "ALTER TABLE t RENAME TO \"the table\";"
            + "ALTER TABLE \"the table\" RENAME COLUMN e TO vec;"
            + "ALTER TABLE \"the table\" RENAME lang TO \"a language\";"
            + "ALTER TABLE \"the table\" RENAME id TO key");
    connection.execute(
        "INSERT INTO \"the table\" VALUES (500, 'de', 1, '[0.5, 0]');"
            + "UPDATE \"the table\" SET key = 99999 WHERE key = 1;"
            + "UPDATE \"the table\" SET \"a language\" = 'fr' WHERE key = 2");
    assertNearest("\"the table\" INDEXED BY i", "vec", "", "500", "99999", "2");
    assertNearest(
        "\"the table\" INDEXED BY p", "vec", "WHERE \"a language\" = 'de'", "500", "4", "6");
    connection.execute("REINDEX i; REINDEX p");
    assertNearest("\"the table\" INDEXED BY i", "vec", "", "500", "99999", "2");
    assertNearest(
        "\"the table\" INDEXED BY p", "vec", "WHERE \"a language\" = 'de'", "500", "4", "6");
    assertEquals(
        List.of("500", "99999"), rows(connection, "SELECT id FROM vector_top_k('i', '[0,0]', 2)"));
  }

  @Test
  void renamesAreUndone() {
    connection.execute("BEGIN; ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME e TO f");
    connection.execute("DELETE FROM u WHERE id = 1");
    assertNearest("u", "f", "", "2", "3", "4");
    connection.execute("ROLLBACK");
    assertNearest("t", "e", "", "1", "2", "3");
  }

  @Test
  void columnsComeAndGo() {
    connection.execute("ALTER TABLE t ADD COLUMN more DEFAULT 7; ALTER TABLE t DROP COLUMN n");
    connection.execute("INSERT INTO t VALUES (600, 'de', '[0.25, 0]', 8)");
    assertNearest("t", "e", "WHERE more > 6", "600", "1", "2");
    assertEquals(List.of("3|en|7"), rows(connection, "SELECT id, lang, more FROM t WHERE id = 3"));
    assertFails(
        "error in index i after drop column: no such column: e", "ALTER TABLE t DROP COLUMN e");
    assertFails(
        "error in trigger p_insert after drop column: no such column: new.lang",
        "ALTER TABLE t DROP COLUMN lang");
    assertNearest("t", "e", "WHERE lang = 'de'", "600", "2", "4");
    connection.execute("DROP INDEX p; ALTER TABLE t DROP COLUMN lang; DROP INDEX i");
    connection.execute("ALTER TABLE t DROP COLUMN e");
    assertEquals(List.of("5|7"), rows(connection, "SELECT * FROM t WHERE id = 5"));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
  }

  @Test
  void tablesOfAnIndexStay() {
    assertFails("table i may not be altered", "ALTER TABLE i RENAME TO k");
    assertFails("table i_log may not be altered", "ALTER TABLE i_log ADD COLUMN x");
    assertFails("table p_node may not be altered", "ALTER TABLE p_node RENAME data TO x");
  }
}
