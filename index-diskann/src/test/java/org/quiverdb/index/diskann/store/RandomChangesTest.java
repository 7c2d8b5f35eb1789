package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * Random inserts, updates, deletes, rollbacks, savepoints, drains, reopenings and writes by C
 * SQLite: the index answers as the exact path does, and both databases find the file sound.
 */
class RandomChangesTest {
  private static final int SEEDS = Integer.getInteger("quiver.ann.seeds", 12);
  private static final int STEPS = 150;
  private static final int DIMS = 24;
  private static final int K = 5;

  @TempDir Path folder;

  private Random random = new Random();
  private Path file = Path.of("");
  private QuiverConnection connection = QuiverConnection.open(":memory:");
  private long hits;
  private long wanted;

  @Test
  void anyOrderOfChanges() throws SQLException {
    Long only = Long.getLong("quiver.seed");
    long first = only == null ? 1 : only;
    long last = only == null ? SEEDS : only;
    for (long seed = first; seed <= last; seed++) {
      try {
        run(seed);
      } catch (SQLException | RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed "
                + seed
                + ", replay: mvn -pl index-diskann -am test -Dtest=RandomChangesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dquiver.seed="
                + seed,
            e);
      }
    }
    assertTrue(hits >= 0.97 * wanted, () -> hits + " of " + wanted + " nearest rows were found");
    System.out.println("COUNTER ann_change_seeds " + (last - first + 1));
  }

  private void run(long seed) throws SQLException {
    random = new Random(seed);
    file = folder.resolve("x" + seed + ".db");
    connection = QuiverConnection.open(file.toString());
    int[] pageSizes = {1024, 4096, 8192, 65536};
    connection.execute("PRAGMA page_size = " + pageSizes[random.nextInt(pageSizes.length)]);
    connection.execute("PRAGMA synchronous = OFF");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE, e F32_BLOB(24))");
    for (int i = random.nextInt(300); i > 0; i--) {
      change();
    }
    connection.execute("CREATE INDEX ti ON t USING diskann (e) WITH (metric = '" + metric() + "')");
    for (int i = 0; i < STEPS; i++) {
      step();
    }
    if (!connection.isAutocommit()) {
      connection.execute("COMMIT");
    }
    ask();
    assertEquals("ok", text("PRAGMA integrity_check"));
    connection.execute("REINDEX ti");
    assertEquals("0", text("SELECT count(*) FROM ti_log"));
    ask();
    connection.close();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("PRAGMA integrity_check")) {
      assertEquals("ok", r.getString(1));
    }
  }

  private String metric = "cosine";

  private String metric() {
    metric = random.nextBoolean() ? "cosine" : random.nextBoolean() ? "l2" : "dot";
    return metric;
  }

  private void step() throws SQLException {
    switch (random.nextInt(20)) {
      case 0 -> execute("PRAGMA optimize");
      case 1 -> execute(!connection.isAutocommit() ? "COMMIT" : "BEGIN");
      case 2 -> execute(!connection.isAutocommit() ? "ROLLBACK" : "BEGIN IMMEDIATE");
      case 3 -> execute(!connection.isAutocommit() ? "SAVEPOINT s" : "BEGIN");
      case 4 -> execute("ROLLBACK TO s");
      case 5 -> {
        if (connection.isAutocommit()) {
          connection.close();
          connection = QuiverConnection.open(file.toString());
        }
      }
      case 6 -> {
        if (connection.isAutocommit()) {
          foreign();
        }
      }
      case 7, 8, 9 -> ask();
      default -> {
        for (int i = random.nextInt(12); i >= 0; i--) {
          change();
        }
      }
    }
  }

  /** Errors of constraints and of savepoints that are not there change nothing. */
  private void execute(String sql) {
    try {
      connection.execute(sql);
    } catch (RuntimeException e) {
      assertTrue(
          e.getMessage().contains("UNIQUE") || e.getMessage().contains("savepoint"), e::getMessage);
    }
  }

  private void change() {
    execute(changeSql("vector32"));
  }

  private String changeSql(String make) {
    int id = random.nextInt(400);
    String value = make + "('" + vector() + "')";
    if (random.nextInt(25) == 0) {
      value = "NULL";
    }
    return switch (random.nextInt(6)) {
      case 0 -> "DELETE FROM t WHERE id = " + id;
      case 1 -> "UPDATE t SET e = " + value + " WHERE id = " + id;
      case 2 -> "UPDATE OR REPLACE t SET id = " + random.nextInt(400) + " WHERE id = " + id;
      case 3 -> "INSERT OR REPLACE INTO t VALUES(" + id + ", " + id % 50 + ", " + value + ")";
      default -> "INSERT INTO t VALUES(NULL, NULL, " + value + ")";
    };
  }

  private String vector() {
    int centre = random.nextInt(6);
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < DIMS; i++) {
      float x = (float) (Math.sin(centre * 7.0 + i) + random.nextGaussian());
      text.append(i == 0 ? "" : ",").append(x);
    }
    return text.append("]").toString();
  }

  /** C SQLite changes some rows; it knows no vector functions, so rows are copied about. */
  private void foreign() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      for (int i = random.nextInt(8); i >= 0; i--) {
        int id = random.nextInt(400);
        s.execute(
            switch (random.nextInt(4)) {
              case 0 -> "DELETE FROM t WHERE id = " + id;
              case 1 ->
                  "UPDATE t SET e = (SELECT e FROM t ORDER BY id DESC LIMIT 1) WHERE id=" + id;
              case 2 -> "UPDATE OR REPLACE t SET u = id % 50 WHERE id = " + id;
              default -> "INSERT OR REPLACE INTO t SELECT id + 1, u, e FROM t WHERE id = " + id;
            });
      }
    }
  }

  private void ask() {
    String function = "vector_distance_" + (metric.equals("cosine") ? "cos" : metric);
    String query = function + "(e, vector32('" + vector() + "')) AS d";
    String rest = (random.nextBoolean() ? "" : " WHERE id % 3 = 1") + " ORDER BY d LIMIT " + K;
    List<String> exact =
        rows("SELECT d FROM (SELECT " + query + " FROM t NOT INDEXED" + rest + ")");
    List<String> found = rows("SELECT d FROM (SELECT " + query + " FROM t" + rest + ")");
    assertEquals(exact.size(), found.size(), rest);
    wanted += exact.size();
    for (String distance : exact) {
      hits += found.remove(distance) ? 1 : 0;
    }
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = connection.prepare(sql)) {
      while (statement.step()) {
        rows.add(String.valueOf(statement.getText(0)));
      }
    }
    return rows;
  }

  private String text(String sql) {
    return rows(sql).get(0);
  }
}
