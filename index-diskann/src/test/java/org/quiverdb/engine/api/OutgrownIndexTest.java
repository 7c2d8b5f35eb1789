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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that was made on a table without rows, or with few, and the rows that come then. */
class OutgrownIndexTest {
  private static final int DIMS = 24;
  private static final int GROUPS = 40;

  private final SplittableRandom random = new SplittableRandom(1);
  private final double[][] middles = new double[GROUPS][DIMS];

  @Test
  void rowsThatComeBehindAnEmptyIndexAreFound(@TempDir Path folder) {
    String path = folder.resolve("grown.db").toString();
    try (QuiverConnection c = QuiverConnection.open(path);
        QuiverConnection reader = QuiverConnection.open(path)) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(" + DIMS + "))");
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
      insert(c, 1500);
      assertTrue(recall(reader) > 0.98);
      insert(c, 2000);
      // The reader has kept codes of the form that is gone.
      assertTrue(recall(reader) > 0.98);
      assertTrue(recall(c) > 0.98);
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      drainByCommits(c);
      assertTrue(recall(reader) > 0.98);
      assertTrue(recall(c) > 0.98);
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      insert(c, 6000);
      assertTrue(recall(reader) > 0.98);
      c.execute("PRAGMA optimize");
      assertTrue(recall(reader) > 0.98);
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      assertEquals(rows(c, "SELECT count(*) FROM t"), rows(c, "SELECT count(*) FROM ti_key"));
    }
  }

  /** Rows that are in the graph already become pending again, and those without a vector stay. */
  @Test
  void theGraphOfAFewRowsBeginsAnew(@TempDir Path folder) {
    String path = folder.resolve("few.db").toString();
    try (QuiverConnection c = QuiverConnection.open(path)) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(" + DIMS + "))");
      insert(c, 50);
      c.execute("INSERT INTO t(e) VALUES (NULL), (vector32('[" + "0,".repeat(DIMS - 1) + "0]'))");
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
      insert(c, 3000);
      drainByCommits(c);
      assertTrue(recall(c) > 0.98);
      assertEquals(List.of("2"), rows(c, "SELECT count(*) FROM ti_other"));
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      c.execute("PRAGMA optimize");
      assertEquals(List.of("0"), rows(c, "SELECT count(*) FROM ti_log"));
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
    }
  }

  /** A reform is undone with its transaction. */
  @Test
  void aRolledBackReformLeavesTheOldIndex(@TempDir Path folder) {
    String path = folder.resolve("back.db").toString();
    try (QuiverConnection c = QuiverConnection.open(path)) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(" + DIMS + "))");
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
      insert(c, 1900);
      c.execute("BEGIN");
      c.execute("PRAGMA optimize");
      assertEquals(List.of("0"), rows(c, "SELECT count(*) FROM ti_log"));
      c.execute("ROLLBACK");
      assertEquals(List.of("1900"), rows(c, "SELECT count(*) FROM ti_log"));
      assertTrue(recall(c) > 0.98);
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
    }
  }

  private void drainByCommits(QuiverConnection c) {
    for (int commits = 0; rows(c, "SELECT count(*) >= 2000 FROM ti_log").contains("1"); commits++) {
      assertTrue(commits < 2000);
      insert(c, 1);
    }
  }

  /** What CREATE INDEX would refuse does not keep a commit, or PRAGMA optimize, from its work. */
  @Test
  void aRowThatIsNoVectorDoesNotEndTheCommit(@TempDir Path folder) throws SQLException {
    String path = folder.resolve("bad.db").toString();
    try (QuiverConnection c = QuiverConnection.open(path)) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(" + DIMS + "))");
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
      insert(c, 1000);
    }
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement s = other.createStatement()) {
      s.execute("INSERT INTO t(e) VALUES ('no vector')");
    }
    try (QuiverConnection c = QuiverConnection.open(path)) {
      insert(c, 1200);
      c.execute("PRAGMA optimize");
      assertEquals(List.of("0"), rows(c, "SELECT count(*) FROM ti_log"));
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      assertEquals(List.of("2200"), rows(c, "SELECT count(*) FROM ti_key"));
    }
  }

  private void insert(QuiverConnection c, int count) {
    if (middles[0][0] == 0) {
      for (double[] middle : middles) {
        for (int i = 0; i < DIMS; i++) {
          middle[i] = 1 + random.nextGaussian();
        }
      }
    }
    c.execute("BEGIN");
    for (int i = 0; i < count; i++) {
      c.execute("INSERT INTO t(e) VALUES (" + vector() + ")");
    }
    c.execute("COMMIT");
  }

  private String vector() {
    double[] middle = middles[random.nextInt(GROUPS)];
    StringBuilder text = new StringBuilder("'[");
    for (int i = 0; i < DIMS; i++) {
      text.append(i == 0 ? "" : ",").append((float) (middle[i] + 0.4 * random.nextGaussian()));
    }
    return text.append("]'").toString();
  }

  private double recall(QuiverConnection c) {
    int hits = 0;
    for (int q = 0; q < 40; q++) {
      String query = " ORDER BY vector_distance_cos(e, " + vector() + ") LIMIT 10";
      List<String> found = rows(c, "SELECT id FROM t INDEXED BY ti" + query);
      found.retainAll(rows(c, "SELECT id FROM t NOT INDEXED" + query));
      hits += found.size();
    }
    return hits / 400.0;
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
}
