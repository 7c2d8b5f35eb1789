package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.vfs.MemoryVfs;

/** Commits that drain a part of the log, with clocks that say how far they get. */
class VectorIndexDrainTest {
  private static final String PATH = "drain.db";
  private static final int DIMS = 8;

  /** A log of so many entries is drained by a commit. */
  private static final int DUE = 2000;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final SplittableRandom random = new SplittableRandom(1);
  private final MemoryVfs disk = new MemoryVfs();

  private QuiverConnection open(long stepNanos) {
    QuiverConnection c = QuiverConnection.open(disk, PATH);
    c.session().setClock(new SteppingClock(stepNanos));
    return c;
  }

  /** Makes a table of so many rows, its index, and so many more rows in one transaction. */
  private void make(String condition, int rows, int more) {
    try (QuiverConnection c = open(SECOND)) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, n, e F32_BLOB(" + DIMS + "))");
      insert(c, rows);
      c.execute("CREATE INDEX ti ON t USING diskann (e)" + condition);
      insert(c, more);
    }
  }

  private void insert(QuiverConnection c, int rows) {
    c.execute("BEGIN");
    for (int i = 0; i < rows; i++) {
      c.execute("INSERT INTO t VALUES (NULL, " + i % 2 + ", " + vector(i % 2) + ")");
    }
    c.execute("COMMIT");
  }

  /** A vector around one of two centres, which are far from each other. */
  private String vector(int centre) {
    StringBuilder text = new StringBuilder("'[");
    for (int i = 0; i < DIMS; i++) {
      double middle = i % 2 == centre ? 1 : -1;
      text.append(i == 0 ? "" : ",").append((float) (middle + random.nextDouble() - 0.5));
    }
    return text.append("]'").toString();
  }

  private static List<String> rows(QuiverConnection c, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = c.prepare(sql)) {
      while (statement.step()) {
        rows.add(String.valueOf(statement.getText(0)));
      }
    }
    return rows;
  }

  private static int number(QuiverConnection c, String sql) {
    return Integer.parseInt(rows(c, sql).get(0));
  }

  /**
   * Commits that are due choose the form of an index that was made on no rows, in as many slices as
   * the clock makes it take; the reader's answers are those of the exact way all along.
   */
  @Test
  void aFormIsChosenInSlices() {
    try (QuiverConnection c = open(TimeUnit.MILLISECONDS.toNanos(1))) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, n, e F32_BLOB(" + DIMS + "))");
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
      insert(c, DUE + 100);
      String formed = "SELECT value <> zeroblob(8) FROM ti WHERE key = 'built'";
      int commits = 0;
      for (; number(c, formed) == 0; commits++) {
        assertEquals(0, number(c, "SELECT count(*) FROM ti_key"));
        assertTrue(commits < 100);
        insert(c, 1);
      }
      assertTrue(commits > 1, "commits: " + commits);
      insert(c, 1);
      assertTrue(number(c, "SELECT count(*) FROM ti_key") > 0);
      String order = "ORDER BY vector_distance_cos(e, " + vector(0) + ") LIMIT 10";
      assertEquals(
          rows(c, "SELECT id FROM t NOT INDEXED " + order),
          rows(c, "SELECT id FROM t INDEXED BY ti " + order));
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
    }
  }

  private static int logged(QuiverConnection c) {
    return number(c, "SELECT count(*) FROM ti_log");
  }

  /** Requires that the index is sound and answers as the exact way does. */
  private void check(QuiverConnection c) {
    assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
    c.execute("PRAGMA vector_recall = 1");
    String query = "SELECT d FROM (SELECT vector_distance_cos(e, %s) AS d FROM t %s WHERE %s)";
    String filter = "e IS NOT NULL AND n >= 0 ORDER BY d LIMIT 10";
    int missed = 0;
    for (int i = 0; i < 6; i++) {
      String vector = vector(i % 2);
      List<String> found = rows(c, query.formatted(vector, "INDEXED BY ti", filter));
      List<String> exact = rows(c, query.formatted(vector, "NOT INDEXED", filter));
      assertEquals(exact.size(), found.size());
      exact.removeAll(found);
      missed += exact.size();
    }
    assertTrue(missed <= 1, missed + " of 60 nearest rows were missed");
  }

  @Test
  void aClockThatStandsStillLetsAllBeDrained() {
    make("", 600, DUE - 1);
    try (QuiverConnection c = open(0)) {
      assertEquals(DUE - 1, logged(c));
      c.execute("DELETE FROM t WHERE id = 7");
      assertEquals(0, logged(c));
      check(c);
    }
  }

  @Test
  void aClockThatJumpsLetsOneRowBeDrained() {
    make("", 600, DUE - 1);
    try (QuiverConnection c = open(SECOND)) {
      for (int i = 0; i < 4; i++) {
        c.execute("INSERT INTO t VALUES (NULL, 0, " + vector(0) + ")");
        assertEquals(DUE - 1, logged(c));
        assertEquals(DUE - 1, number(c, "SELECT max(seq) - min(seq) + 1 FROM ti_log"));
      }
      check(c);
    }
  }

  @Test
  void rowsThatLieTogetherAreDrainedTogether() {
    make("", 600, DUE - 1);
    try (QuiverConnection c = open(TimeUnit.MILLISECONDS.toNanos(3))) {
      // Where rows lie is known once a query has read their vectors.
      check(c);
      c.execute("DELETE FROM t WHERE id = 1");
      int drained = DUE - logged(c);
      assertTrue(drained > 5 && drained < 20, drained + " rows were drained");
      String done = "SELECT count(*) FROM t WHERE id > 600 AND id IN (SELECT key FROM ti_key)";
      // The row that has waited longest is of the first kind.
      assertEquals(drained, number(c, done + " AND n = 0"));
      assertEquals(0, number(c, done + " AND n = 1"));
      check(c);
    }
  }

  @Test
  void smallCommitsShortenALogThatALargeOneHasLeft() {
    make("", 600, 2 * DUE + 600);
    try (QuiverConnection c = open(TimeUnit.MICROSECONDS.toNanos(150))) {
      int before = logged(c);
      int commits = 0;
      for (; before >= DUE && commits < DUE; commits++) {
        // One entry names two rows, of which one may be drained before the other.
        c.execute("UPDATE t SET id = id + 10000, n = 0 WHERE id = " + (700 + 50 * commits));
        int after = logged(c);
        assertTrue(after < before, before + " rows, then " + after);
        before = after;
        check(c);
      }
      assertTrue(commits > 4, "a slice has drained too much");
      c.execute("UPDATE t SET e = " + vector(0) + " WHERE id = 5");
      assertTrue(logged(c) >= before, "a short log was drained");
      check(c);
      c.execute("PRAGMA optimize");
      assertEquals(0, logged(c));
      check(c);
    }
  }

  @Test
  void everyKindOfChange() {
    make(" WHERE n >= 0", 600, DUE - 100);
    try (QuiverConnection c = open(TimeUnit.MICROSECONDS.toNanos(150));
        QuiverConnection reader = open(0)) {
      check(reader);
      for (int i = 0; i < 40; i++) {
        c.execute("BEGIN");
        for (int j = 0; j < 20; j++) {
          change(c);
        }
        c.execute("COMMIT");
        // The reader has seen larger numbers in the log than there are now.
        check(i % 4 == 0 ? reader : c);
      }
      assertTrue(logged(c) < DUE, "no commit has drained");
      c.execute("PRAGMA optimize");
      assertEquals(0, logged(c));
      check(reader);
      change(c);
      change(c);
      check(reader);
    }
  }

  private void change(QuiverConnection c) {
    int id = random.nextInt(1, 2500);
    String vector = random.nextInt(6) == 0 ? "NULL" : vector(random.nextInt(2));
    c.execute(
        switch (random.nextInt(7)) {
          case 0 -> "DELETE FROM t WHERE id = " + id;
          case 1 -> "UPDATE OR REPLACE t SET id = " + random.nextInt(3000) + " WHERE id = " + id;
          case 2 -> "UPDATE t SET n = -n - 1 WHERE id = " + id;
          case 3 -> "UPDATE t SET id = -id, e = " + vector + " WHERE id = " + id;
          case 4 -> "INSERT OR REPLACE INTO t VALUES (" + id + ", 0, " + vector + ")";
          default -> "UPDATE t SET e = " + vector + " WHERE id = " + id;
        });
  }

  @Test
  void aDrainThatIsRolledBackLeavesTheLog() {
    make("", 600, DUE - 1);
    try (QuiverConnection c = open(0)) {
      c.execute("BEGIN; DELETE FROM t WHERE id < 20; PRAGMA optimize");
      assertEquals(0, logged(c));
      check(c);
      c.execute("INSERT INTO t VALUES (NULL, 0, " + vector(0) + ")");
      assertEquals(1, logged(c));
      c.execute("ROLLBACK");
      assertEquals(DUE - 1, logged(c));
      check(c);
    }
  }

  @Test
  void rowsThatNobodyLoggedAreLoggedWhenTheyAreNotDrained(@TempDir Path folder)
      throws SQLException {
    String path = folder.resolve(PATH).toString();
    try (QuiverConnection c = QuiverConnection.open(path)) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, n, e F32_BLOB(" + DIMS + "))");
      insert(c, 200);
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
    }
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement s = c.createStatement()) {
      String rows = "WITH r(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM r WHERE i < %d)";
      String insert =
          "INSERT INTO t(n, e) " + rows + " SELECT n, e FROM r, t WHERE id = 1 + i %% 7";
      s.execute(insert.formatted(DUE));
      String trigger =
          s.executeQuery("SELECT sql FROM sqlite_schema WHERE name = 'ti_insert'").getString(1);
      s.execute("DROP TRIGGER ti_insert");
      s.execute(insert.formatted(100));
      s.execute(trigger);
    }
    try (QuiverConnection c = QuiverConnection.open(path)) {
      c.session().setClock(new SteppingClock(SECOND));
      assertEquals(DUE, logged(c));
      c.execute("DELETE FROM t WHERE id = 3");
      assertEquals(DUE + 100, logged(c));
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      String unknown = "SELECT count(*) FROM t WHERE id NOT IN (SELECT key FROM ti_key)";
      assertEquals(0, number(c, unknown + " AND id NOT IN (SELECT new FROM ti_log)"));
    }
    try (QuiverConnection c = QuiverConnection.open(path)) {
      c.execute("PRAGMA optimize");
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      assertEquals(DUE + 299, number(c, "SELECT count(*) FROM ti_key"));
    }
  }
}
