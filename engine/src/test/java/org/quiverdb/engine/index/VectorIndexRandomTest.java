package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** Random changes and queries: the index answers as the table does. */
class VectorIndexRandomTest {
  private static final int STEPS = 400;
  private static final String[] WHERES = {
    "",
    "WHERE a = 3",
    "WHERE a < 2 OR id % 7 = 1",
    "WHERE e IS NOT NULL",
    "WHERE id BETWEEN 20 AND 60"
  };

  @TempDir Path directory;
  private final long seed = Long.getLong("quiver.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private boolean inTransaction;

  @Test
  void sameAnswers() {
    String replay = "replay: -Dquiver.seed=" + seed + " " + getClass().getSimpleName();
    String path = directory.resolve("r.db").toString();
    QuiverConnection connection = QuiverConnection.open(path);
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, u UNIQUE, e F32_BLOB(2))");
    connection.execute("CREATE INDEX b ON t(a)");
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2', drain_at = 30)");
    int used = BruteIndex.searches;
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(60) == 0) {
        connection.close();
        inTransaction = false;
        connection = QuiverConnection.open(path);
      }
      change(connection);
      String message = replay + ", step " + step;
      String indexed = query("t");
      String exact = indexed.replace("FROM t ", "FROM t NOT INDEXED ");
      assertEquals(rows(connection, exact), rows(connection, indexed), message + ": " + indexed);
    }
    // The others go by the table's own order or by a B-tree, as fewer rows are read that way.
    int searches = BruteIndex.searches - used;
    assertTrue(searches > STEPS / 10, replay + ": " + searches + " searches");
    if (inTransaction) {
      connection.execute("COMMIT");
    }
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"), replay);
    connection.close();
  }

  private String query(String table) {
    return "SELECT id, round(vector_distance_l2(e, '[%d, %d]'), 4) d FROM %s %s ORDER BY"
            .formatted(random.nextInt(20), random.nextInt(20), table, WHERES[random.nextInt(5)])
        + " vector_distance_l2(e, '[%d, %d]') %s LIMIT %d OFFSET %d"
            .formatted(
                random.nextInt(20),
                random.nextInt(20),
                random.nextBoolean() ? "" : "NULLS LAST",
                1 + random.nextInt(12),
                random.nextInt(3));
  }

  private void change(QuiverConnection connection) {
    int id = random.nextInt(100);
    String row = "(%d, %d, %d, %s)".formatted(id, random.nextInt(5), random.nextInt(100), vector());
    String sql =
        switch (random.nextInt(80) == 0 ? 11 : random.nextInt(11)) {
          case 0, 1, 2 -> "INSERT OR REPLACE INTO t VALUES " + row;
          case 3, 4 -> "INSERT OR IGNORE INTO t VALUES " + row;
          case 5 -> "DELETE FROM t WHERE id = " + id;
          case 6 -> "UPDATE t SET e = " + vector() + " WHERE id = " + id;
          case 7 -> "UPDATE OR REPLACE t SET id = " + random.nextInt(100) + " WHERE id = " + id;
          case 8 -> "UPDATE OR IGNORE t SET u = u + 1, e = " + vector() + " WHERE a = 2";
          case 9 -> transaction();
          case 11 -> "DELETE FROM t";
          default -> "PRAGMA optimize";
        };
    try {
      connection.execute(sql);
    } catch (QuiverException e) {
      throw new AssertionError("seed " + seed + ": " + sql, e);
    }
  }

  private String transaction() {
    if (!inTransaction) {
      inTransaction = true;
      return "BEGIN";
    }
    return switch (random.nextInt(4)) {
      case 0 -> "SAVEPOINT s; DELETE FROM t WHERE id < 30; ROLLBACK TO s; RELEASE s";
      case 1 -> "SAVEPOINT s; UPDATE t SET e = '[1,1]' WHERE a = 1; RELEASE s";
      case 2 -> end("ROLLBACK");
      default -> end("COMMIT");
    };
  }

  private String end(String sql) {
    inTransaction = false;
    return sql;
  }

  private String vector() {
    return random.nextInt(8) == 0
        ? "NULL"
        : "'[%d, %d]'".formatted(random.nextInt(20), random.nextInt(20));
  }
}
