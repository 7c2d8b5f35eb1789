package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;

/** Joins whose rows are wanted by their distance: the indexed table drives. */
class JoinedNearestTest {
  private static final String NEAREST = "SEARCH t USING VECTOR INDEX i (nearest by l2)";
  private static final String ORDER = " ORDER BY vector_distance_l2(t.e, '[0, 0]') LIMIT 3";

  private final long seed = Long.getLong("quiver.seed", System.nanoTime());
  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, a, e F32_BLOB(2));"
            + "CREATE TABLE u(k INTEGER PRIMARY KEY, tid INTEGER, name);"
            + "CREATE TABLE w(a, label)");
    for (int i = 1; i <= 200; i++) {
      connection.execute("INSERT INTO t VALUES (%d, %d, '[%d, 0]')".formatted(i, i % 10, i));
      // Row n has n % 3 rows of u.
      for (int k = 0; k < i % 3; k++) {
        connection.execute(
            "INSERT INTO u VALUES (%d, %d, 'n%d')".formatted(i * 10 + k, i, i * 10 + k));
      }
    }
    connection.execute(
        "CREATE INDEX ut ON u(tid); INSERT INTO w VALUES (7, 'seven'), (3, 'three')");
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')");
    BruteIndex.searches = 0;
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void assertIndexed(String sql, String... expected) {
    int before = BruteIndex.searches;
    assertEquals(List.of(expected), rows(connection, sql));
    assertTrue(BruteIndex.searches > before, "the index was not used");
  }

  private void assertExact(String sql, String... expected) {
    int before = BruteIndex.searches;
    assertEquals(List.of(expected), rows(connection, sql));
    assertEquals(before, BruteIndex.searches);
  }

  @Test
  void eachRowIsJoined() {
    String sql = "SELECT t.id, u.k FROM t JOIN u ON u.tid = t.id" + ORDER;
    assertEquals(NEAREST + "\nSEARCH u USING COVERING INDEX ut (tid=?)", plan(connection, sql));
    assertIndexed(sql, "1|10", "2|20", "2|21");
    assertIndexed(sql + " OFFSET 2", "2|21", "4|40", "5|50");
    assertIndexed(sql.replace("t JOIN u", "u JOIN t"), "1|10", "2|20", "2|21");
    assertIndexed(
        "SELECT t.id, name FROM t, u WHERE u.tid = t.id AND a = 5 AND name LIKE '%1'" + ORDER,
        "5|n51",
        "35|n351",
        "65|n651");
  }

  @Test
  void rowsWithoutPartnersAreKeptByLeftJoins() {
    String sql = "SELECT t.id, u.k FROM t LEFT JOIN u ON u.tid = t.id" + ORDER;
    assertEquals(
        NEAREST + "\nSEARCH u USING COVERING INDEX ut (tid=?) LEFT-JOIN", plan(connection, sql));
    assertIndexed(sql, "1|10", "2|20", "2|21");
    assertIndexed(sql + " OFFSET 3", "3|null", "4|40", "5|50");
    assertIndexed(sql.replace(" ORDER", " WHERE u.k IS NULL ORDER"), "3|null", "6|null", "9|null");
    assertIndexed(
        sql.replace("u.tid = t.id", "u.tid = t.id AND t.a = 2"), "1|null", "2|20", "2|21");
  }

  @Test
  void severalLoopsInside() {
    assertIndexed(
        "SELECT t.id, u.k, label, n.id FROM t JOIN w ON w.a = t.a LEFT JOIN u ON u.tid = t.id"
            + " JOIN t n ON n.id = t.id + 1 WHERE n.a <> 3"
            + ORDER,
        "3|null|three|4",
        "7|70|seven|8",
        "13|130|three|14");
    String subquery =
        "SELECT t.id, s.n FROM t JOIN (SELECT tid, count(*) n FROM u GROUP BY tid) s"
            + " ON s.tid = t.id WHERE s.n = 2"
            + ORDER;
    assertTrue(plan(connection, subquery).contains(NEAREST), plan(connection, subquery));
    assertIndexed(subquery, "2|2", "5|2", "8|2");
    assertIndexed(
        "SELECT t.id, v.column1 FROM t, (VALUES ('x'), ('y')) v" + ORDER, "1|x", "1|y", "2|x");
  }

  @Test
  void distancesAndTies() {
    connection.execute(
        "INSERT INTO t VALUES (1000, 1, '[1, 0]'), (1001, 2, NULL), (1002, 2, NULL)");
    connection.execute("INSERT INTO u VALUES (9000, 1000, 'x'), (9001, 1002, 'y')");
    String sql =
        "SELECT t.id, u.k, vector_distance_l2(e, '[0,0]') AS d FROM t JOIN u ON tid = t.id"
            + " ORDER BY d %s LIMIT 3";
    assertIndexed(sql.formatted(""), "1002|9001|null", "1|10|1.0", "1000|9000|1.0");
    assertIndexed(sql.formatted("NULLS LAST, t.id"), "1|10|1.0", "1000|9000|1.0", "2|20|2.0");
    assertEquals(
        List.of("200|2001|200.0", "1002|9001|null"),
        rows(connection, sql.formatted("NULLS LAST").replace("3", "9 OFFSET 201")));
  }

  @Test
  void fewRowsAreFoundTheOtherWay() {
    assertExact(
        "SELECT t.id FROM u JOIN t ON t.id = u.tid WHERE u.k IN (1990, 500, 501)" + ORDER,
        "50",
        "50",
        "199");
    connection.execute("DELETE FROM w; INSERT INTO w VALUES (199, 'far')");
    String few = "SELECT t.id, label FROM t JOIN w ON w.a = t.id" + ORDER;
    assertEquals(List.of("199|far"), rows(connection, few));
    assertEquals(List.of(), rows(connection, few.replace(" ORDER", " AND t.a = 1 ORDER")));
  }

  @Test
  void otherShapesStayExact() {
    assertExact("SELECT t.id FROM w LEFT JOIN t ON t.a = w.a AND t.id < 9" + ORDER, "3", "7");
    assertExact("SELECT t.id FROM w CROSS JOIN t ON t.a = w.a" + ORDER, "3", "7", "13");
    assertExact("SELECT DISTINCT t.id FROM t JOIN u ON tid = t.id" + ORDER, "1", "2", "4");
    assertExact("SELECT count(*) FROM t JOIN u ON tid = t.id" + ORDER, "201");
    assertExact("SELECT t.id FROM t JOIN u ON tid = t.id GROUP BY t.id" + ORDER, "1", "2", "4");
    assertExact(
        "SELECT t.id FROM t JOIN t o ON o.id = 9 ORDER BY vector_distance_l2(t.e, o.e) LIMIT 2",
        "9",
        "8");
    assertExact("SELECT t.id FROM t NOT INDEXED JOIN u ON tid = t.id" + ORDER, "1", "2", "2");
  }

  @Test
  void furtherTermsDecideTies() {
    String sql =
        "SELECT t.id, u.k FROM t JOIN u ON tid = t.id ORDER BY vector_distance_l2(t.e, '[0,0]')%s";
    assertIndexed(sql.formatted(", u.k DESC LIMIT 3"), "1|10", "2|21", "2|20");
    assertIndexed(sql.formatted(", u.k DESC LIMIT 1 OFFSET 1"), "2|21");
    assertIndexed(sql.formatted(", t.id, u.k DESC LIMIT 2"), "1|10", "2|21");
    assertEquals(
        NEAREST
            + "\nSEARCH u USING COVERING INDEX ut (tid=?)\n"
            + "USE TEMP B-TREE FOR LAST TERM OF ORDER BY",
        plan(connection, sql.formatted(", u.k DESC LIMIT 3")));
    connection.execute("UPDATE t SET e = '[1, 0]' WHERE id <= 150; UPDATE u SET name = 90000 - k");
    assertIndexed(sql.formatted(", u.name LIMIT 3"), "149|1491", "149|1490", "148|1480");
  }

  /** Vectors of a small grid, so that many rows are as far as each other. */
  @Test
  void furtherTermsAgainstASort() {
    Random random = new Random(seed);
    connection.execute("DELETE FROM t; DELETE FROM u");
    for (int i = 1; i <= 400; i++) {
      String vector =
          random.nextInt(20) == 0
              ? "NULL"
              : IndexedDatabase.vector(random.nextInt(4), random.nextInt(4));
      connection.execute(
          "INSERT INTO t VALUES (%d, %d, %s)".formatted(i, random.nextInt(8), vector));
      connection.execute(
          "INSERT INTO u VALUES (%d, %d, 'n%d')".formatted(i, random.nextInt(400), i % 5));
    }
    String[] froms = {
      "t", "t JOIN u ON u.tid = t.id", "t LEFT JOIN u ON u.tid = t.id", "t JOIN w ON w.a = t.a"
    };
    String[] wheres = {"", "WHERE t.a < 4", "WHERE t.a = 3 AND t.id % 3 = 0", "WHERE t.id < 90"};
    String[] terms = {"t.a, t.id", "t.a DESC, t.id DESC", "t.id % 3, t.id"};
    for (int step = 0; step < 300; step++) {
      int from = random.nextInt(froms.length);
      String sql =
          ("SELECT t.id, vector_distance_l2(e, %s) d, * FROM %s %s ORDER BY d %s, %s%s"
                  + " LIMIT %d OFFSET %d")
              .formatted(
                  IndexedDatabase.vector(random.nextInt(4), random.nextInt(4)),
                  froms[from],
                  wheres[random.nextInt(wheres.length)],
                  random.nextBoolean() ? "" : "NULLS LAST",
                  terms[random.nextInt(terms.length)],
                  froms[from].contains(" u ") ? ", u.k" : "",
                  1 + random.nextInt(20),
                  random.nextInt(3) == 0 ? random.nextInt(9) : 0);
      String message = "replay: -Dquiver.seed=" + seed + ", step " + step + ": " + sql;
      String sorted = sql.replace("ORDER BY d ", "ORDER BY d + 0 ");
      assertEquals(rows(connection, sorted), rows(connection, sql), message);
    }
    assertTrue(BruteIndex.searches > 100, "searches " + BruteIndex.searches);
  }

  @Test
  void namedIndexIsUsed() {
    assertIndexed(
        "SELECT t.id, label FROM t INDEXED BY i JOIN w ON w.a + 192 = t.id" + ORDER,
        "195|three",
        "199|seven");
  }

  @Test
  void sameRowsAsWithoutIndex() {
    Random random = new Random(seed);
    connection.execute("DELETE FROM t; DELETE FROM u");
    for (int i = 1; i <= 300; i++) {
      String vector = random.nextInt(20) == 0 ? "NULL" : vector(random);
      connection.execute(
          "INSERT INTO t VALUES (%d, %d, %s)".formatted(i, random.nextInt(8), vector));
      connection.execute(
          "INSERT INTO u VALUES (%d, %d, 'n%d')".formatted(i, random.nextInt(300), i % 5));
    }
    String[] joins = {
      "JOIN u ON u.tid = t.id",
      "LEFT JOIN u ON u.tid = t.id",
      "LEFT JOIN u ON u.tid = t.id AND u.name = 'n3'",
      "JOIN w ON w.a = t.a",
      "JOIN u ON u.tid = t.id LEFT JOIN w ON w.a = t.a",
      "JOIN (SELECT name, max(tid) m FROM u GROUP BY name) s ON s.m >= t.id",
      ", u",
    };
    String[] wheres = {
      "", "WHERE t.a < 4", "WHERE t.a = 3 AND t.id % 3 = 0", "WHERE e IS NOT NULL"
    };
    for (int step = 0; step < 300; step++) {
      String query = vector(random);
      String sql =
          ("SELECT t.id, vector_distance_l2(e, %s) d, * FROM t %s %s ORDER BY d %s"
                  + " LIMIT %d OFFSET %d")
              .formatted(
                  query,
                  joins[random.nextInt(joins.length)],
                  wheres[random.nextInt(wheres.length)],
                  random.nextBoolean() ? "" : "NULLS LAST",
                  1 + random.nextInt(20),
                  random.nextInt(3) == 0 ? random.nextInt(9) : 0);
      String exact = sql.replace("FROM t ", "FROM t NOT INDEXED ");
      String message = "replay: -Dquiver.seed=" + seed + ", step " + step + ": " + sql;
      assertEquals(distances(exact), distances(sql), message);
      List<String> all = rows(connection, exact.replaceFirst("LIMIT.*", ""));
      assertTrue(all.containsAll(rows(connection, sql)), message);
    }
    assertTrue(BruteIndex.searches > 100);
  }

  private List<String> distances(String sql) {
    List<String> distances = new ArrayList<>();
    rows(connection, sql).forEach(row -> distances.add(row.split("\\|")[1]));
    return distances;
  }

  private static String vector(Random random) {
    return IndexedDatabase.vector(random.nextDouble(), random.nextDouble());
  }
}
