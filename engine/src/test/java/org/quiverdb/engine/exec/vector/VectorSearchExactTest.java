package org.quiverdb.engine.exec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.VectorSearch;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.RowidSet;
import org.quiverdb.vector.text.VectorText;

/** The Java API where there is no index, beside SQL. */
class VectorSearchExactTest {
  private static final int DIMS = 8;

  private final QuiverConnection c = QuiverConnection.open(":memory:");
  private final Random random = new Random(Long.getLong("quiver.seed", 1L));
  private final long[] rowids = new long[1000];
  private final double[] distances = new double[1000];

  @AfterEach
  void close() {
    c.close();
  }

  private float[] query() {
    byte[] text = VectorTables.text(random, DIMS).getBytes(StandardCharsets.UTF_8);
    return VectorText.floats(text, 0, text.length);
  }

  private static String text(float[] query) {
    double[] exact = new double[query.length];
    Arrays.setAll(exact, i -> query[i]);
    return Arrays.toString(exact);
  }

  private List<String> search(VectorSearch search, float[] query, LongPredicate filter, int k) {
    List<String> rows = new ArrayList<>();
    try {
      int found = search.topK(query, k, filter, rowids, distances);
      for (int i = 0; i < found; i++) {
        boolean none = Double.isNaN(distances[i]);
        rows.add(rowids[i] + "|" + (none ? "NULL" : Double.toHexString(distances[i])));
      }
    } catch (QuiverException e) {
      rows.add("error: " + e.getMessage());
    }
    return rows;
  }

  private List<String> sql(String distance, String where, float[] query, long k) {
    String sql =
        "SELECT id, %1$s AS d FROM t %2$s ORDER BY %1$s LIMIT ?2".formatted(distance, where);
    return VectorTables.ask(c, sql, text(query), k);
  }

  @ParameterizedTest
  @CsvSource({
    "COSINE, vector_distance_cos, vector32",
    "L2, vector_distance_l2, vector32",
    "L2_SQUARED, l2_squared_distance, vector32",
    "DOT, vector_distance_dot, vector32",
    "L1, vector_distance_l1, vector32",
    "HAMMING, vector_distance_hamming, vector32",
    "JACCARD, vector_distance_jaccard, vector32"
  })
  void unusualRows(DistanceMetric metric, String function, String make) {
    VectorTables.fill(c, random, make, 700, DIMS, true);
    RowidSet few = new RowidSet();
    for (int i = 0; i < 60; i++) {
      few.add(random.nextInt(1200));
    }
    String odd = "WHERE id % 2 <> 0";
    try (VectorSearch search = c.vectorSearch("t", "e", metric)) {
      for (int i = 0; i < 20; i++) {
        float[] query = query();
        int k = random.nextInt(300);
        String distance = function + "(e, " + make + "(?1))";
        search.setMissing(VectorSearch.Missing.FIRST);
        assertEquals(sql(distance, "", query, k), search(search, query, null, k));
        assertEquals(sql(distance, odd, query, k), search(search, query, id -> id % 2 != 0, k));
        search.setMissing(VectorSearch.Missing.LEFT_OUT);
        assertEquals(
            sql(distance, "WHERE " + distance + " IS NOT NULL", query, k),
            search(search, query, null, k));
        search.setMissing(VectorSearch.Missing.LAST);
        List<String> all = search(search, query, few, 1000);
        assertEquals(search(search, query, few::test, 1000), all);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "F32_BLOB, vector32",
    "F64_BLOB, vector64",
    "F16_BLOB, vector16",
    "FB16_BLOB, vectorb16",
    "F8_BLOB, vector8"
  })
  void declaredTypes(String type, String make) {
    c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e " + type + "(" + DIMS + "))");
    for (int i = 0; i < 300; i++) {
      c.execute("INSERT INTO t(e) VALUES('" + VectorTables.text(random, DIMS) + "')");
    }
    try (VectorSearch search = c.vectorSearch("t", "e", DistanceMetric.L2)) {
      for (int i = 0; i < 20; i++) {
        float[] query = query();
        assertEquals(
            sql("vector_distance_l2(e, " + make + "(?1))", "", query, 20),
            search(search, query, null, 20));
      }
      SqlException e =
          assertThrows(
              SqlException.class, () -> search.topK(new float[3], 1, null, rowids, distances));
      assertTrue(String.valueOf(e.getMessage()).contains("same length"));
    }
  }

  @Test
  void errorsAreThoseOfSql() {
    VectorTables.fill(c, random, "vector32", 50, DIMS, false);
    c.execute("INSERT INTO t VALUES(5000, '', 1, 'no vector')");
    try (VectorSearch search = c.vectorSearch("t", "e", DistanceMetric.L2)) {
      float[] query = query();
      List<String> found = search(search, query, null, 5);
      assertEquals(sql("vector_distance_l2(e, vector32(?1))", "", query, 5), found);
      assertTrue(found.get(0).startsWith("error"));
      assertEquals(5, search(search, query, id -> id != 5000, 5).size());
      c.execute("DELETE FROM t WHERE id = 5000");
      assertEquals(5, search(search, query, null, 5).size());
    }
    c.execute("CREATE TABLE w(a PRIMARY KEY, e) WITHOUT ROWID");
    for (String[] name : new String[][] {{"nope", "e"}, {"t", "nope"}, {"w", "e"}, {"t", "id"}}) {
      VectorSearch search = c.vectorSearch(name[0], name[1], DistanceMetric.L2);
      assertThrows(
          SqlException.class, () -> search.topK(query(), 1, null, rowids, distances), name[1]);
    }
  }

  @Test
  void batches() {
    VectorTables.fill(c, random, "vector32", 300, DIMS, false);
    float[][] queries = new float[10][];
    Arrays.setAll(queries, i -> query());
    int[] counts = new int[10];
    try (VectorSearch search = c.vectorSearch("t", "e", DistanceMetric.COSINE)) {
      long[] all = new long[1000];
      double[] far = new double[1000];
      search.topK(queries, 100, null, all, far, counts);
      for (int i = 0; i < 10; i++) {
        assertEquals(counts[i], search.topK(queries[i], 100, null, rowids, distances));
        for (int r = 0; r < counts[i]; r++) {
          assertEquals(rowids[r], all[100 * i + r]);
          assertEquals(distances[r], far[100 * i + r]);
        }
      }
      search.topK(new float[0][], 100, null, all, far, counts);
      search.topK(queries, 0, null, all, far, counts);
      assertEquals(0, counts[3]);
    }
  }

  @Test
  void anInterruptEndsASearch() {
    VectorTables.fill(c, random, "vector32", 5000, DIMS, false);
    try (VectorSearch search = c.vectorSearch("t", "e", DistanceMetric.COSINE)) {
      LongPredicate interrupting =
          id -> {
            c.interrupt();
            return true;
          };
      SqlException e =
          assertThrows(
              SqlException.class, () -> search.topK(query(), 10, interrupting, rowids, distances));
      assertEquals(ResultCode.INTERRUPT, e.resultCode());
      assertEquals(10, search.topK(query(), 10, null, rowids, distances));
    }
    assertTrue(c.isAutocommit());
    c.execute("DELETE FROM t");
  }

  @Test
  void aClosedConnectionClosesItsSearches() {
    VectorTables.fill(c, random, "vector32", 5, DIMS, false);
    VectorSearch search = c.vectorSearch("t", "e", DistanceMetric.COSINE);
    search.topK(query(), 1, null, rowids, distances);
    c.close();
    assertThrows(SqlException.class, () -> search.topK(query(), 1, null, rowids, distances));
    search.close();
  }
}
