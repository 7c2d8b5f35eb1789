package org.quiverdb.index.diskann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.VectorSearch;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.RowidSet;

/** The Java API over a column with an index, beside SQL. */
class VectorSearchTest {
  private static final int DIMS = 48;
  private static final int ROWS = 3000;
  private static final int K = 10;

  @TempDir Path folder;
  private final RandomGenerator random = Seed.forTest(VectorSearchTest.class);
  private final long[] rowids = new long[4 * K];
  private final double[] distances = new double[4 * K];
  private QuiverConnection connection = QuiverConnection.open(":memory:");

  @BeforeEach
  void fill() {
    connection = QuiverConnection.open(folder.resolve("t.db").toString());
    connection.execute(
        "PRAGMA synchronous = OFF; CREATE TABLE t(id INTEGER PRIMARY KEY, tenant INT, e F32_BLOB("
            + DIMS
            + "))");
    connection.execute("BEGIN");
    for (int i = 0; i < ROWS; i++) {
      insert(i + 1, vector());
    }
    connection.execute("COMMIT; CREATE INDEX ti ON t USING diskann (e) WITH (metric = 'l2')");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void insert(long id, float[] vector) {
    try (QuiverStatement s = connection.prepare("INSERT INTO t VALUES(?, ?, ?)")) {
      s.bindLong(1, id);
      s.bindLong(2, id % 100);
      s.bindVector(3, vector);
      s.step();
    }
  }

  private float[] vector() {
    float[] vector = new float[DIMS];
    for (int i = 0; i < DIMS; i++) {
      vector[i] = (float) random.nextGaussian() / (1 + i / 4);
    }
    return vector;
  }

  private VectorSearch open() {
    return connection.vectorSearch("t", "e", DistanceMetric.L2);
  }

  /** What SQL finds, as text. */
  private String sql(float[] query, String where, int k) {
    String order = "vector_distance_l2(e, ?1)";
    List<String> rows = new ArrayList<>();
    try (QuiverStatement s =
        connection.prepare(
            "SELECT id, %s FROM t %s ORDER BY %s LIMIT ?2".formatted(order, where, order))) {
      s.bindVector(1, query);
      s.bindLong(2, k);
      while (s.step()) {
        rows.add(s.getLong(0) + "|" + (s.isNull(1) ? Double.NaN : s.getDouble(1)));
      }
    }
    return rows.toString();
  }

  private String found(int from, int count) {
    List<String> rows = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      rows.add(rowids[i] + "|" + distances[i]);
    }
    return rows.toString();
  }

  private String search(VectorSearch search, float[] query, LongPredicate filter, int k) {
    return found(0, search.topK(query, k, filter, rowids, distances));
  }

  @Test
  void findsWhatSqlFinds() {
    try (VectorSearch search = open();
        VectorSearch byName = connection.vectorSearch("ti")) {
      for (int i = 0; i < 20; i++) {
        float[] query = vector();
        int k = 1 + random.nextInt(K);
        String expected = sql(query, "", k);
        assertEquals(expected, search(search, query, null, k));
        assertEquals(expected, search(byName, query, null, k));
      }
    }
  }

  @Test
  void seesTheConnectionsOwnChanges() {
    try (VectorSearch search = open()) {
      float[] query = vector();
      search(search, query, null, K);
      connection.execute("BEGIN");
      insert(ROWS + 1, query);
      assertEquals(sql(query, "", K), search(search, query, null, K));
      assertEquals(ROWS + 1, rowids[0]);
      connection.execute("SAVEPOINT s; DELETE FROM t WHERE id = " + (ROWS + 1));
      assertEquals(sql(query, "", K), search(search, query, null, K));
      assertTrue(rowids[0] != ROWS + 1);
      connection.execute("ROLLBACK TO s");
      search(search, query, null, K);
      assertEquals(ROWS + 1, rowids[0]);
      connection.execute("ROLLBACK");
      search(search, query, null, K);
      assertTrue(rowids[0] != ROWS + 1);
      connection.execute("UPDATE t SET e = (SELECT e FROM t WHERE id = 7) WHERE id IN (5, 9)");
      assertEquals(sql(query, "", K), search(search, query, null, K));
    }
  }

  @Test
  void rowsWithoutDistance() {
    connection.execute("UPDATE t SET e = NULL WHERE id IN (17, 4, 900)");
    float[] query = vector();
    try (VectorSearch search = open()) {
      assertEquals(sql(query, "", K), search(search, query, null, K));
      assertEquals(4, rowids[0]);
      search.setMissing(VectorSearch.Missing.LAST);
      assertEquals(sql(query, "WHERE e IS NOT NULL", K), search(search, query, null, K));
      RowidSet few = RowidSet.of(4, 5, 6, 17);
      assertEquals(4, search.topK(query, K, few, rowids, distances));
      assertEquals(17, rowids[3]);
      assertTrue(Double.isNaN(distances[3]));
      search.setMissing(VectorSearch.Missing.LEFT_OUT);
      assertEquals(2, search.topK(query, K, few, rowids, distances));
    }
  }

  @Test
  void filtersAreExactInCount() {
    try (VectorSearch search = open()) {
      for (int tenants : new int[] {50, 10, 1}) {
        float[] query = vector();
        String where = "WHERE tenant < " + tenants;
        RowidSet set = new RowidSet();
        for (long id = 1; id <= ROWS; id++) {
          if (id % 100 < tenants) {
            set.add(id);
          }
        }
        String byPredicate = search(search, query, id -> id % 100 < tenants, K);
        assertEquals(K, search.topK(query, K, set, rowids, distances));
        assertEquals(recall(sql(query, where, K), found(0, K)), K, 1);
        assertEquals(recall(sql(query, where, K), byPredicate), K, 1);
      }
      assertEquals(1, search.topK(vector(), K, id -> id == 77, rowids, distances));
      assertEquals(77, rowids[0]);
      assertEquals(0, search.topK(vector(), K, RowidSet.of(-5, ROWS + 9), rowids, distances));
    }
  }

  private static int recall(String expected, String found) {
    List<String> rows = Arrays.asList(expected.substring(1, expected.length() - 1).split(", "));
    int hits = 0;
    for (String row : found.substring(1, found.length() - 1).split(", ")) {
      hits += rows.contains(row) ? 1 : 0;
    }
    return hits;
  }

  @Test
  void batchesAreTheSameAsSingleSearches() {
    System.setProperty("quiver.scan.threads", "3");
    try (VectorSearch search = open()) {
      int count = 60;
      float[][] queries = new float[count][];
      for (int i = 0; i < count; i++) {
        queries[i] = vector();
      }
      for (LongPredicate filter : new LongPredicate[] {null, id -> id % 2 == 0, id -> id == 3}) {
        checkBatch(search, queries, filter);
      }
      connection.execute("BEGIN");
      insert(ROWS + 1, queries[3]);
      checkBatch(search, queries, null);
      connection.execute("COMMIT");
      checkBatch(search, queries, null);
    } finally {
      System.clearProperty("quiver.scan.threads");
    }
  }

  private void checkBatch(VectorSearch search, float[][] queries, LongPredicate filter) {
    long[] all = new long[queries.length * K];
    double[] far = new double[all.length];
    int[] counts = new int[queries.length];
    search.topK(queries, K, filter, all, far, counts);
    for (int i = 0; i < queries.length; i++) {
      assertEquals(counts[i], search.topK(queries[i], K, filter, rowids, distances));
      assertArrayEquals(
          Arrays.copyOf(rowids, counts[i]), Arrays.copyOfRange(all, i * K, i * K + counts[i]));
      assertArrayEquals(
          Arrays.copyOf(distances, counts[i]), Arrays.copyOfRange(far, i * K, i * K + counts[i]));
    }
  }

  @Test
  void failuresOfABatchReachTheCaller() {
    float[][] queries = new float[40][];
    Arrays.setAll(queries, i -> vector());
    long[] all = new long[queries.length * K];
    double[] far = new double[all.length];
    int[] counts = new int[queries.length];
    try (VectorSearch search = open()) {
      LongPredicate broken =
          id -> {
            throw new IllegalStateException("no such tenant");
          };
      SqlException e =
          assertThrows(SqlException.class, () -> search.topK(queries, K, broken, all, far, counts));
      assertTrue(String.valueOf(e.getMessage()).contains("no such tenant"));
      search.topK(queries, K, null, all, far, counts);
      assertEquals(K, counts[39]);
    }
  }

  @Test
  void followsTheSchema() {
    try (VectorSearch search = open();
        VectorSearch byName = connection.vectorSearch("ti")) {
      float[] query = vector();
      String before = search(search, query, null, K);
      connection.execute("DROP INDEX ti");
      search(search, query, null, K);
      assertEquals(sql(query, "", K), search(search, query, null, K));
      assertThrows(SqlException.class, () -> search(byName, query, null, K));
      connection.execute("CREATE INDEX ti ON t USING diskann (e) WITH (metric = 'l2')");
      assertEquals(before, search(search, query, null, K));
      assertEquals(before, search(byName, query, null, K));
      connection.execute("DROP TABLE t");
      SqlException e = assertThrows(SqlException.class, () -> search(search, query, null, K));
      assertEquals("no such table: t", e.getMessage());
    }
  }

  @Test
  void refusesWhatCannotBe() {
    try (VectorSearch search = open()) {
      assertThrows(SqlException.class, () -> search(search, new float[3], null, K));
      assertThrows(SqlException.class, () -> search(search, vector(), null, 5 * K));
      assertThrows(SqlException.class, () -> search(search, vector(), null, -1));
      assertThrows(SqlException.class, () -> search.setRecall(2));
      assertEquals(0, search.topK(vector(), 0, null, rowids, distances));
      search.close();
      assertThrows(SqlException.class, () -> search(search, vector(), null, K));
    }
  }

  /** Warm is when the compiler is done, which other tests on the machine may put off. */
  private static final int MOST_ROUNDS = 3000;

  @Test
  void aWarmSearchAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    float[][] queries = new float[64][];
    Arrays.setAll(queries, i -> vector());
    RowidSet half = new RowidSet();
    for (long id = 2; id <= ROWS; id += 2) {
      half.add(id);
    }
    try (VectorSearch search = open()) {
      for (LongPredicate filter : new LongPredicate[] {null, half}) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && least > 0; round++) {
          long before = threads.getThreadAllocatedBytes(thread);
          for (float[] query : queries) {
            search.topK(query, K, filter, rowids, distances);
          }
          least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, least, "bytes for " + queries.length + " searches");
      }
    }
  }
}
