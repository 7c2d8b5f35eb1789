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
      assertEquals(List.of("0"), rows(c, "SELECT count(*) FROM ti_log"));
      // The reader has kept blocks of the index that is gone.
      assertTrue(recall(reader) > 0.98);
      assertTrue(recall(c) > 0.98);
      insert(c, 6000);
      assertTrue(recall(reader) > 0.98);
      c.execute("PRAGMA optimize");
      assertTrue(recall(reader) > 0.98);
      assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
      assertEquals(List.of("9500"), rows(c, "SELECT count(*) FROM ti_key"));
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
