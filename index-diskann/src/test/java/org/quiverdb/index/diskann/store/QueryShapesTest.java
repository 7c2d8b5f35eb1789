package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.index.diskann.RandomVectors;
import org.quiverdb.index.diskann.Seed;

/**
 * Joins, largest distances and partial indexes: as many rows as the exact way, nearly all of them.
 */
class QueryShapesTest {
  private static final int DIMS = 32;
  private static final int ROWS = 3000;
  private static final int QUERIES = 25;

  private final RandomGenerator random = Seed.forTest(QueryShapesTest.class);
  private final float[][] vectors = RandomVectors.clustered(random, ROWS, DIMS);
  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, a INT, lang TEXT, e F32_BLOB(32));CREATE TABLE u(k"
            + " INTEGER PRIMARY KEY, tid INT, name TEXT); CREATE INDEX ut ON u(tid)");
    connection.execute("BEGIN");
    try (QuiverStatement insert = connection.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.reset();
        insert.bindLong(1, i);
        insert.bindLong(2, i % 50);
        insert.bindText(3, i % 4 == 0 ? "de" : "en");
        insert.bindVector(4, vectors[i]);
        insert.step();
      }
    }
    for (int i = 0; i < ROWS; i++) {
      connection.execute("INSERT INTO u VALUES (NULL, %d, 'n%d')".formatted(i / 3 * 2, i % 7));
    }
    connection.execute("COMMIT");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private List<String> rows(String sql, float[] query) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = connection.prepare(sql)) {
      statement.bindVector(1, query);
      while (statement.step()) {
        rows.add(statement.getText(0) + "|" + statement.getText(1));
      }
    }
    return rows;
  }

  private void assertNearlySame(String sql) {
    try (QuiverStatement plan = connection.prepare("EXPLAIN QUERY PLAN " + sql)) {
      assertTrue(plan.step());
      assertTrue(String.valueOf(plan.getText(3)).contains("USING VECTOR INDEX"), plan.getText(3));
    }
    int found = 0;
    int expected = 0;
    for (int i = 0; i < QUERIES; i++) {
      float[] query = vectors[random.nextInt(ROWS)].clone();
      query[random.nextInt(DIMS)] += 0.5f;
      List<String> exact = rows(sql.replace("FROM t", "FROM t NOT INDEXED"), query);
      List<String> indexed = rows(sql, query);
      assertEquals(exact.size(), indexed.size(), sql);
      expected += exact.size();
      indexed.retainAll(exact);
      found += indexed.size();
    }
    assertTrue(found >= 0.95 * expected, found + " of " + expected);
  }

  @Test
  void joins() {
    connection.execute("CREATE INDEX i ON t USING diskann (e)");
    assertNearlySame(
        "SELECT t.id, u.k FROM t JOIN u ON u.tid = t.id"
            + " ORDER BY vector_distance_cos(e, ?1) LIMIT 10");
    assertNearlySame(
        "SELECT t.id, u.k FROM t LEFT JOIN u ON u.tid = t.id AND u.name = 'n3' WHERE a < 20"
            + " ORDER BY vector_distance_cos(e, ?1) LIMIT 10 OFFSET 5");
    assertNearlySame(
        "SELECT t.id, u.k FROM t JOIN u ON u.tid = t.id WHERE u.name IN ('n1', 'n2') AND a % 2 = 0"
            + " ORDER BY vector_distance_cos(e, ?1) LIMIT 10");
  }

  /** Of each vector there are ten, so that further terms decide nearly everything. */
  @Test
  void furtherTerms() {
    connection.execute(
        "UPDATE t SET e = (SELECT o.e FROM t o WHERE o.id = t.id % 300) WHERE id >= 300;"
            + " CREATE INDEX i ON t USING diskann (e)");
    for (String order : List.of("a, id DESC", "u.name, u.k", "id, u.k DESC")) {
      assertNearlySame(
          "SELECT t.id, u.k FROM t JOIN u ON u.tid = t.id ORDER BY vector_distance_cos(e, ?1), "
              + order
              + " LIMIT 10");
    }
    assertNearlySame(
        "SELECT id, a FROM t ORDER BY vector_distance_cos(e, ?1), a DESC, id LIMIT 10 OFFSET 25");
  }

  /** B-trees that serve all kinds of conditions, for many rows and for few. */
  @Test
  void conditionsWithBTrees() {
    connection.execute(
        "CREATE INDEX i ON t USING diskann (e); CREATE INDEX ta ON t(a); CREATE INDEX tl ON t(lang,"
            + " a DESC); CREATE INDEX tai ON t(a, id); UPDATE t SET a = NULL WHERE"
            + " id % 100 = 3");
    String[] wheres = {
      "a < 25",
      "a > 48",
      "a BETWEEN 10 AND 11",
      "a IN (1, 3, 5, 7, 9, 11, 13, 15, 17, 19)",
      "a = 7 OR a = 9",
      "a = 7 OR lang = 'de'",
      "a IS NULL",
      "a IS NOT NULL",
      "lang = 'de' AND a >= 20",
      "lang > 'dz'",
      "lang IN ('de', 'xx') AND a < 5",
      "id > 2900",
      "id BETWEEN 500 AND 2500",
      "a % 2 = 0 AND a < 30 AND id % 3 = 1",
      "lang = 'en' AND id % 500 = 1",
      "a < 40 AND id % 700 = 1",
      "a IN (SELECT tid % 50 FROM u WHERE name = 'n1')",
      "a = 51",
    };
    for (String where : wheres) {
      assertNearlySame(
          "SELECT id, a FROM t WHERE "
              + where
              + " ORDER BY vector_distance_cos(e, ?1) LIMIT 10 OFFSET 2");
      assertNearlySame(
          "SELECT t.id, u.k FROM t JOIN u ON u.tid = t.id WHERE "
              + where
              + " ORDER BY vector_distance_cos(e, ?1) LIMIT 5");
    }
  }

  @Test
  void largestDistances() {
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')");
    for (String bound : new String[] {"2", "4", "6"}) {
      assertNearlySame(
          "SELECT id, a FROM t WHERE vector_distance_l2(e, ?1) < "
              + bound
              + " AND a > 5 ORDER BY vector_distance_l2(e, ?1) LIMIT 50");
    }
  }

  @Test
  void partialIndexes() {
    connection.execute("CREATE INDEX i ON t USING diskann (e) WHERE lang = 'de'");
    String sql =
        "SELECT id, a FROM t WHERE lang = 'de' AND a <> 7"
            + " ORDER BY vector_distance_cos(e, ?1) LIMIT 10";
    assertNearlySame(sql);
    connection.execute(
        "UPDATE t SET lang = 'de' WHERE id % 20 = 1; UPDATE t SET lang = 'fr' WHERE id % 20 ="
            + " 0;DELETE FROM t WHERE id % 20 = 4; INSERT INTO t SELECT id + 10000, a, 'de', e FROM"
            + " t WHERE id % 30 = 2; INSERT INTO t SELECT id + 20000, a, 'xx', e FROM t WHERE id <"
            + " 300");
    assertNearlySame(sql);
    connection.execute("PRAGMA optimize");
    assertNearlySame(sql);
    try (QuiverStatement check = connection.prepare("PRAGMA integrity_check")) {
      assertTrue(check.step());
      assertEquals("ok", check.getText(0));
    }
    connection.execute("REINDEX i");
    assertNearlySame(sql);
  }
}
