package org.quiverdb.engine.exec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.pager.FramePool;

/** A distance has the same bits wherever the row lies and whoever computes it. */
class AccessPathsTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final int ROWS = 120;
  private static final int DIMS = 1536;
  private static final String NEAREST = "SELECT id, %s(e, ?1) AS d FROM t ORDER BY d LIMIT 200";
  private static final String SORTED = "SELECT id, %s(e, ?1) AS d FROM t ORDER BY d + 0, id";
  private static final String REPLAY = "replay with -Dquiver.seed=" + SEED;

  @TempDir Path folder;

  private QuiverConnection open(String name, int pageSize, String make, int rows, int dims) {
    QuiverConnection c = QuiverConnection.open(folder.resolve(name).toString());
    c.execute("PRAGMA page_size=" + pageSize);
    VectorTables.fill(c, new Random(SEED), make, rows, dims, false);
    return c;
  }

  private static byte[] query(QuiverConnection c, String make, int dims) {
    String text = VectorTables.text(new Random(SEED + 1), dims);
    return VectorTables.blob(c, "SELECT " + make + "('" + text + "')");
  }

  @Test
  void pagesOfEverySizeAndTheScalarFunction() {
    for (String make : List.of("vector32", "vector16", "vector8", "vector64")) {
      for (String distance : List.of("vector_distance_cos", "vector_distance_l2")) {
        List<String> expected = List.of();
        for (int pageSize : new int[] {65536, 4096, 512}) {
          String name = make + distance + pageSize;
          try (QuiverConnection c = open(name, pageSize, make, ROWS, DIMS)) {
            byte[] q = query(c, make, DIMS);
            String nearest = NEAREST.formatted(distance);
            assertTrue(VectorTables.isNearest(c, nearest));
            List<String> found = VectorTables.ask(c, nearest, q);
            assertEquals(ROWS, found.size());
            assertEquals(VectorTables.ask(c, SORTED.formatted(distance), q), found, REPLAY);
            if (!expected.isEmpty()) {
              assertEquals(expected, found, name + "; " + REPLAY);
            }
            expected = found;
          }
        }
      }
    }
  }

  /** Rows of one and of several pages, NULLs and TEXTs, in one leaf and in a row. */
  @Test
  void neighboursOfAllLengths() {
    for (int pageSize : new int[] {512, 4096, 65536}) {
      Random random = new Random(SEED + pageSize);
      try (QuiverConnection c = open("mixed" + pageSize, pageSize, "vector32", 300, 90)) {
        for (int i = 0; i < 60; i++) {
          String change =
              switch (i % 4) {
                case 0 -> "e = NULL";
                case 1 -> "e = vector_extract(e)";
                case 2 -> "name = printf('%" + random.nextInt(3 * pageSize) + "s', 'x')";
                default -> "e = NULL, name = printf('%900s', 'x')";
              };
          int at = random.nextInt(300);
          String one = "(SELECT id FROM t LIMIT 1 OFFSET " + at + ")";
          c.execute("UPDATE t SET " + change + " WHERE id = " + one);
        }
        byte[] q = query(c, "vector32", 90);
        String nearest = NEAREST.formatted("vector_distance_cos").replace("200", "400");
        String sorted = SORTED.formatted("vector_distance_cos");
        assertEquals(VectorTables.ask(c, sorted, q), VectorTables.ask(c, nearest, q), REPLAY);
      }
    }
  }

  /** Frames are evicted, and overwritten, all the time while several threads scan. */
  @Test
  void withLittleMemory() throws Exception {
    for (int pageSize : new int[] {4096, 65536}) {
      List<String> expected;
      byte[] q;
      String nearest = NEAREST.formatted("vector_distance_cos");
      String name = "little" + pageSize;
      try (QuiverConnection c = open(name, pageSize, "vector32", 2000, DIMS)) {
        q = query(c, "vector32", DIMS);
        expected = VectorTables.ask(c, SORTED.formatted("vector_distance_cos"), q).subList(0, 200);
      }
      long budget = FramePool.budgetBytes();
      FramePool.setPoisoning(true);
      FramePool.setBudgetBytes(1 << 20);
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          answers.add(
              threads.submit(
                  () -> {
                    String path = folder.resolve(name).toString();
                    OpenOptions options = OpenOptions.DEFAULT.forReading();
                    try (QuiverConnection c = QuiverConnection.open(path, options)) {
                      return VectorTables.ask(c, nearest, q);
                    }
                  }));
        }
        for (Future<List<String>> answer : answers) {
          assertEquals(expected, answer.get(), REPLAY);
        }
      } finally {
        FramePool.setPoisoning(Boolean.getBoolean(FramePool.POISON_PROPERTY));
        FramePool.setBudgetBytes(budget);
      }
    }
  }
}
