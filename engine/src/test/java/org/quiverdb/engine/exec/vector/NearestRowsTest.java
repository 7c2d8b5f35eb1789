package org.quiverdb.engine.exec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;

/** The operator against a sort by the same distance, which it must equal to the bit. */
class NearestRowsTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);

  @TempDir Path folder;

  private static String replay(String what) {
    return what + "; replay with -Dquiver.seed=" + SEED;
  }

  /** Asks in the operator's shape and with an expression that it does not recognise. */
  private static void compare(QuiverConnection c, String distance, String rest, Object... values) {
    String select = "SELECT id, name, " + distance + " AS d FROM t ";
    String fast = select + rest.replace("DISTANCE", "d").replace("TIES", "");
    String slow = select + rest.replace("DISTANCE", "(" + distance + "+0)").replace("TIES", ", id");
    assertTrue(VectorTables.isNearest(c, fast), fast);
    assertFalse(VectorTables.isNearest(c, slow), slow);
    assertEquals(
        VectorTables.ask(c, slow, values), VectorTables.ask(c, fast, values), replay(fast));
  }

  @Test
  void everyTypeAndMetric() {
    for (String make : VectorTables.TYPES) {
      Random random = new Random(SEED);
      try (QuiverConnection c = QuiverConnection.open(":memory:")) {
        VectorTables.fill(c, random, make, 300, 19, false);
        for (String distance : VectorTables.DISTANCES) {
          for (int i = 0; i < 3; i++) {
            String vector = VectorTables.text(random, 19);
            byte[] blob = VectorTables.blob(c, "SELECT " + make + "('" + vector + "')");
            compare(c, distance + "(e, ?1)", "ORDER BY DISTANCE TIES LIMIT 7", blob);
            compare(c, distance + "(?1, e)", "ORDER BY DISTANCE TIES LIMIT 400", blob);
            compare(c, distance + "(e, ?1)", "ORDER BY DISTANCE TIES LIMIT 5", vector);
          }
        }
      }
    }
  }

  @Test
  void nullsAndTexts() {
    for (String make : List.of("vector32", "vector8", "vector1bit")) {
      Random random = new Random(SEED + 1);
      try (QuiverConnection c = QuiverConnection.open(":memory:")) {
        VectorTables.fill(c, random, make, 500, 8, true);
        String vector = VectorTables.text(random, 8);
        byte[] blob = VectorTables.blob(c, "SELECT " + make + "('" + vector + "')");
        String distance = "vector_distance_cos(e, ?1)";
        for (String nulls : List.of("", " ASC", " NULLS FIRST", " NULLS LAST")) {
          String order = "ORDER BY DISTANCE" + nulls + " TIES ";
          for (String limit : List.of("LIMIT 0", "LIMIT 3", "LIMIT 90", "LIMIT 1000", "LIMIT -1")) {
            compare(c, distance, order + limit, blob);
            compare(c, distance, order + limit + " OFFSET 13", blob);
            compare(c, distance, "WHERE e IS NOT NULL " + order + limit, blob);
          }
          compare(c, distance, order + "LIMIT 20", vector);
          compare(c, distance, order + "LIMIT ?2 OFFSET ?3", blob, 5L, 60L);
          compare(c, distance, order + "LIMIT 20", 7L);
          compare(c, distance, order + "LIMIT 20", "[1,2");
        }
      }
    }
  }

  @Test
  void conditions() {
    Random random = new Random(SEED + 2);
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      VectorTables.fill(c, random, "vector32", 600, 12, true);
      for (int indexed = 0; indexed < 2; indexed++) {
        byte[] q = VectorTables.blob(c, "SELECT vector32('" + VectorTables.text(random, 12) + "')");
        String distance = "vector_distance_l2(?1, e)";
        String order = " ORDER BY DISTANCE TIES LIMIT 11";
        compare(c, distance, "WHERE tenant = 3" + order, q);
        compare(c, distance, "WHERE tenant IN (1, 4) AND e IS NOT NULL" + order, q);
        compare(c, distance, "WHERE tenant > 2" + order, q);
        compare(c, distance, "WHERE tenant = 1 OR name = 'xxx'" + order, q);
        compare(c, distance, "WHERE id BETWEEN 100 AND 300" + order, q);
        compare(c, distance, "WHERE id = 101" + order, q);
        compare(c, distance, "WHERE vector_distance_l2(e, ?1) > 4" + order, q);
        compare(c, distance, "WHERE ?2 > 3" + order, q, 5L);
        compare(c, distance, "WHERE ?2 > 3" + order, q, 2L);
        compare(c, distance, "WHERE e IS NULL" + order, q);
        c.execute("CREATE INDEX IF NOT EXISTS ti ON t(tenant)");
      }
    }
  }

  @Test
  void inSubqueriesAndOtherForms() {
    Random random = new Random(SEED + 3);
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      VectorTables.fill(c, random, "vector32", 200, 5, false);
      String q = "vector32('[1, 2, -1, 0.5, 3]')";
      String plain = "SELECT id FROM t ORDER BY vector_distance_cos(e, " + q + ") + 0, id LIMIT 4";
      List<String> expected = VectorTables.ask(c, plain);
      String order = "ORDER BY vector_distance_cos(e, " + q + ") LIMIT 4";
      for (String sql :
          List.of(
              "SELECT id FROM t " + order,
              "SELECT x.id FROM t AS x " + order.replace("(e", "(x.e"),
              "SELECT id FROM (SELECT id FROM t " + order + ")",
              "WITH n AS (SELECT id FROM t " + order + ") SELECT * FROM n",
              "SELECT id FROM t ORDER BY cosine_distance(" + q + ", e), id LIMIT 4",
              "SELECT t.id FROM t ORDER BY cosine_distance(e, (SELECT " + q + ")) LIMIT 4")) {
        assertTrue(VectorTables.isNearest(c, sql), sql);
        assertEquals(expected, VectorTables.ask(c, sql), sql);
      }
      String inside = "SELECT id, 1 - cosine_distance(e, " + q + ") FROM t ORDER BY ";
      assertEquals(
          VectorTables.ask(c, inside + "cosine_distance(e, " + q + ") + 0, id LIMIT 4"),
          VectorTables.ask(c, inside + "cosine_distance(e, " + q + ") LIMIT 4"));
      String similar = "SELECT id, inner_product(e, " + q + ") s FROM t ORDER BY s DESC LIMIT 4";
      assertTrue(VectorTables.isNearest(c, similar));
      assertEquals(
          VectorTables.ask(c, similar.replace("s DESC", "s + 0 DESC, id")),
          VectorTables.ask(c, similar));
      String correlated =
          "SELECT id, (SELECT id FROM t AS n WHERE n.id <> t.id ORDER BY l2_distance(n.e, t.e)"
              + " LIMIT 1) FROM t";
      assertEquals(
          VectorTables.ask(c, correlated.replace("t.e)", "t.e) + 0, n.id")),
          VectorTables.ask(c, correlated));
    }
  }

  @Test
  void otherQueriesAreSorted() {
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, tenant, e)");
      c.execute("CREATE TABLE w(id PRIMARY KEY, e) WITHOUT ROWID");
      for (String sql :
          List.of(
              "SELECT id FROM t ORDER BY l2_distance(e, ?)",
              "SELECT id FROM t ORDER BY l2_distance(e, ?) DESC LIMIT 3",
              "SELECT id FROM t ORDER BY l2_distance(e, e) LIMIT 3",
              "SELECT id FROM t ORDER BY tenant, l2_distance(e, ?) LIMIT 3",
              "SELECT DISTINCT id FROM t ORDER BY l2_distance(e, ?) LIMIT 3",
              "SELECT max(id) FROM t ORDER BY l2_distance(e, ?) LIMIT 3",
              "SELECT id FROM w ORDER BY l2_distance(e, ?) LIMIT 3",
              "SELECT a.id FROM t a, t b ORDER BY l2_distance(a.e, ?) LIMIT 3")) {
        assertFalse(VectorTables.isNearest(c, sql), sql);
      }
    }
  }

  /** Rows as far as the last one decide by the further terms, however many there are. */
  @Test
  void furtherTermsDecideTies() {
    Random random = new Random(SEED + 5);
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      VectorTables.fill(c, random, "vector32", 900, 4, true);
      for (int i = 0; i < 4; i++) {
        byte[] q = VectorTables.blob(c, "SELECT vector32('" + VectorTables.text(random, 4) + "')");
        String distance = "vector_distance_cos(e, ?1)";
        for (String terms : List.of(", tenant, id", ", name DESC, id DESC", ", id, name")) {
          for (String nulls : List.of("", " NULLS LAST")) {
            for (int limit : new int[] {0, 1, 9, 300, 2000, -1}) {
              String order = "ORDER BY DISTANCE" + nulls + terms + " LIMIT " + limit;
              compare(c, distance, order, q);
              compare(c, distance, order + " OFFSET 7", q);
              compare(c, distance, "WHERE tenant <> 2 " + order, q);
            }
          }
        }
      }
    }
  }

  @Test
  void plansSaySo() {
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, tenant, e); ");
      c.execute("CREATE INDEX ti ON t(tenant)");
      String order = " ORDER BY vector_distance_cos(e, ?) LIMIT 3";
      assertEquals(
          "SCAN t (EXACT VECTOR TOP-K cos)",
          last(VectorTables.ask(c, "EXPLAIN QUERY PLAN SELECT id FROM t" + order)));
      assertEquals(
          "SEARCH t USING INDEX ti (tenant=?) (EXACT VECTOR TOP-K cos)",
          last(VectorTables.ask(c, "EXPLAIN QUERY PLAN SELECT id FROM t WHERE tenant=1" + order)));
      assertEquals(
          "USE TEMP B-TREE FOR LAST TERM OF ORDER BY",
          last(
              VectorTables.ask(
                  c,
                  "EXPLAIN QUERY PLAN SELECT id FROM t"
                      + order.replace("LIMIT", ", id DESC LIMIT"))));
    }
  }

  private static String last(List<String> rows) {
    String row = rows.get(rows.size() - 1);
    return row.substring(row.lastIndexOf('|') + 1);
  }

  @Test
  void firstBadRowIsTheError() {
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      VectorTables.fill(c, new Random(SEED + 4), "vector32", 300, 6, true);
      for (String bad : List.of("vector32('[1,2]')", "x'0102030405'", "'[1'", "42")) {
        c.execute("BEGIN");
        c.execute("UPDATE t SET e = " + bad + " WHERE id IN (SELECT id FROM t LIMIT 2 OFFSET 200)");
        c.execute("UPDATE t SET e = x'01' WHERE id = (SELECT max(id) FROM t)");
        byte[] q = VectorTables.blob(c, "SELECT vector32('[1,2,3,4,5,6]')");
        compare(c, "l2_distance(e, ?1)", "ORDER BY DISTANCE TIES LIMIT 3", q);
        c.execute("ROLLBACK");
      }
    }
  }

  @Test
  void pageSizesAndOverflow() {
    for (int pageSize = 512; pageSize <= 65536; pageSize *= 2) {
      for (int dims : new int[] {3, 128, 520, 1536}) {
        Random random = new Random(SEED + pageSize + dims);
        String path = folder.resolve(pageSize + "-" + dims + ".db").toString();
        try (QuiverConnection c = QuiverConnection.open(path)) {
          c.execute("PRAGMA page_size=" + pageSize);
          VectorTables.fill(c, random, "vector32", 60, dims, true);
          String text = VectorTables.text(random, dims);
          byte[] q = VectorTables.blob(c, "SELECT vector32('" + text + "')");
          compare(c, "vector_distance_cos(e, ?1)", "ORDER BY DISTANCE TIES LIMIT 60", q);
          compare(
              c, "vector_distance_cos(e, ?1)", "WHERE tenant=1 ORDER BY DISTANCE TIES LIMIT 60", q);
        }
      }
    }
  }
}
