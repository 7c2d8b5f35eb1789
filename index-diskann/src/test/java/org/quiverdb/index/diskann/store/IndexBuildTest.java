package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.VectorSearch;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.index.diskann.Seed;
import org.quiverdb.vector.DistanceMetric;

/** Building an index: its memory, its progress, its interruption. */
class IndexBuildTest {
  private static final int DIMS = 40;
  private static final int ROWS = 9000;
  private static final String CREATE =
      "CREATE INDEX ti ON t USING diskann (e) WITH (metric = 'l2')";

  @TempDir Path folder;
  private final RandomGenerator random = Seed.forTest(IndexBuildTest.class);
  private QuiverConnection connection = QuiverConnection.open(":memory:");

  @BeforeEach
  void fill() {
    connection = QuiverConnection.open(folder.resolve("t.db").toString());
    connection.execute(
        "PRAGMA synchronous = OFF; CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB("
            + DIMS
            + ")); BEGIN");
    try (QuiverStatement s = connection.prepare("INSERT INTO t VALUES(NULL, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        s.bindVector(1, vector());
        s.step();
      }
    }
    connection.execute("COMMIT");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private float[] vector() {
    float[] vector = new float[DIMS];
    for (int i = 0; i < DIMS; i++) {
      vector[i] = (float) random.nextGaussian() / (1 + i / 3);
    }
    return vector;
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement s = connection.prepare(sql)) {
      while (s.step()) {
        rows.add(s.getText(0));
      }
    }
    return rows;
  }

  private double recall() {
    int hits = 0;
    long[] rowids = new long[10];
    long[] exact = new long[10];
    double[] distances = new double[10];
    try (VectorSearch search = connection.vectorSearch("t", "e", DistanceMetric.L2);
        QuiverStatement all =
            connection.prepare(
                "SELECT id FROM t NOT INDEXED ORDER BY vector_distance_l2(e, ?) LIMIT 10")) {
      for (int i = 0; i < 50; i++) {
        float[] query = vector();
        assertEquals(10, search.topK(query, 10, null, rowids, distances));
        all.bindVector(1, query);
        for (int r = 0; all.step(); r++) {
          exact[r] = all.getLong(0);
        }
        for (long row : exact) {
          for (long found : rowids) {
            hits += row == found ? 1 : 0;
          }
        }
      }
    }
    return hits / 500.0;
  }

  @Test
  void littleMemoryMakesAGoodIndexToo() {
    assertEquals(
        List.of(Long.toString(Runtime.getRuntime().maxMemory() / 2)),
        rows("PRAGMA vector_build_memory"));
    connection.execute("PRAGMA vector_build_memory = 1000000");
    assertEquals(List.of("1000000"), rows("PRAGMA vector_build_memory"));
    connection.execute(CREATE);
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
    double recall = recall();
    assertTrue(recall >= 0.97, "recall " + recall);
    connection.execute("PRAGMA vector_build_memory = 0; REINDEX ti");
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
    assertTrue(recall() >= 0.97);
  }

  @Test
  void recallIsAsMeasured() {
    connection.execute(CREATE);
    for (double wanted : new double[] {0.9, 0.95, 0.98, 0.99}) {
      connection.execute("PRAGMA vector_recall = " + wanted);
      double recall = recall();
      assertTrue(recall >= wanted - 0.02, wanted + " wanted, recall " + recall);
    }
  }

  @Test
  void progressGoesFromTheBeginningToTheEnd() {
    Set<String> steps = new HashSet<>();
    double[] last = {0};
    connection.setBuildListener(
        (index, step, share) -> {
          assertEquals("ti", index);
          assertTrue(share >= last[0] && share <= 1, step + " " + share);
          last[0] = share;
          steps.add(step);
        });
    connection.execute(CREATE);
    assertEquals(4, steps.size(), steps.toString());
    assertTrue(last[0] > 0.99, "ends at " + last[0]);
    last[0] = 0;
    connection.execute("REINDEX ti");
    assertTrue(last[0] > 0.99);
    connection.setBuildListener(null);
    connection.execute("REINDEX ti");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.07, 0.3, 0.6, 0.79, 0.85, 0.93, 0.98})
  void anInterruptLeavesNothing(double share) {
    String schema = rows("SELECT group_concat(name) FROM sqlite_schema").toString();
    connection.setBuildListener(
        (index, step, done) -> {
          if (done >= share) {
            connection.interrupt();
          }
        });
    SqlException e = assertThrows(SqlException.class, () -> connection.execute(CREATE));
    assertEquals(ResultCode.INTERRUPT, e.resultCode());
    assertEquals(schema, rows("SELECT group_concat(name) FROM sqlite_schema").toString());
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
    assertEquals(List.of(Integer.toString(ROWS)), rows("SELECT count(*) FROM t"));
    connection.setBuildListener(null);
    connection.execute("DELETE FROM t WHERE id > 3000; " + CREATE);
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  @Test
  void anInterruptedReindexLeavesTheOldIndex() {
    connection.execute(CREATE);
    connection.setBuildListener(
        (index, step, done) -> {
          if (done >= 0.5) {
            connection.interrupt();
          }
        });
    SqlException e = assertThrows(SqlException.class, () -> connection.execute("REINDEX ti"));
    assertEquals(ResultCode.INTERRUPT, e.resultCode());
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
    assertTrue(recall() >= 0.97);
  }
}
