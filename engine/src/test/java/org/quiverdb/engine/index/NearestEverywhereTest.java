package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** The index is used wherever a query may stand, and under every name of a distance. */
class NearestEverywhereTest {
  private static final String SEARCH = "SEARCH t USING VECTOR INDEX i (nearest by l2)";
  private static final String NEAREST =
      "SELECT id FROM t ORDER BY vector_distance_l2(e, '[20, 0]') LIMIT 3";

  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, e F32_BLOB(2))");
    for (int i = 1; i <= 100; i++) {
      connection.execute(
          "INSERT INTO t VALUES (%d, %d, '[%d, %d]')".formatted(i, i % 10, i, i % 2));
    }
    connection.execute(
        "CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2');"
            + "CREATE INDEX j ON t USING diskann (e) WITH (metric = 'cosine');"
            + "CREATE INDEX k ON t USING diskann (e) WITH (metric = 'dot');"
            + "CREATE TABLE kept(id)");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void assertIndexed(String sql, String... expected) {
    String plan = plan(connection, sql);
    assertTrue(plan.lines().anyMatch(line -> line.startsWith(SEARCH)), plan);
    int before = BruteIndex.searches;
    assertEquals(List.of(expected), rows(connection, sql));
    assertTrue(BruteIndex.searches > before, "the index was not used");
  }

  @ParameterizedTest
  @CsvSource({
    "i, l2, vector_distance_l2",
    "i, l2, l2_distance",
    "i, l2, euclidean_distance",
    "i, l2_squared, l2_squared_distance",
    "i, l2_squared, euclidean_squared_distance",
    "j, cos, vector_distance_cos",
    "j, cos, cosine_distance",
    "k, dot, vector_distance_dot",
    "k, dot, negative_inner_product",
    "k, dot, inner_product",
  })
  void everyName(String index, String metric, String function) {
    String descending = function.equals("inner_product") ? "DESC" : "";
    String sql =
        "SELECT id, %1$s(e, '[3, 1]') AS d FROM t ORDER BY %2$s %3$s LIMIT 5 OFFSET 1"
            .formatted(function, "%s", descending);
    List<String> exact =
        rows(connection, sql.formatted("d").replace("FROM t", "FROM t NOT INDEXED"));
    for (String order : new String[] {"d", "2", function + "('[3, 1]', e)"}) {
      String indexed = sql.formatted(order);
      assertEquals(
          "SEARCH t USING VECTOR INDEX " + index + " (nearest by " + metric + ")",
          plan(connection, indexed));
      assertEquals(exact, rows(connection, indexed), indexed);
    }
  }

  @Test
  void commonTableExpressions() {
    assertIndexed("WITH n AS (" + NEAREST + ") SELECT sum(id), count(*) FROM n", "60|3");
    assertIndexed(
        "WITH n AS (SELECT id, a, vector_distance_l2(e, '[20, 0]') AS d FROM t)"
            + " SELECT id, d FROM n WHERE a <> 0 ORDER BY d LIMIT 2",
        "19|1.4142135381698608",
        "21|1.4142135381698608");
    assertIndexed(
        "WITH n AS MATERIALIZED (" + NEAREST + ") SELECT t.a FROM n JOIN t USING (id)",
        "0",
        "9",
        "1");
    assertIndexed(
        "WITH q AS (SELECT e FROM t WHERE id = 20) SELECT id FROM t"
            + " ORDER BY vector_distance_l2(e, (SELECT e FROM q)) LIMIT 2",
        "20",
        "19");
  }

  @Test
  void subqueries() {
    assertIndexed("SELECT id * 2 FROM (" + NEAREST + ") ORDER BY id", "38", "40", "42");
    assertIndexed("SELECT a FROM t WHERE id IN (" + NEAREST + ") ORDER BY id", "9", "0", "1");
    assertIndexed("SELECT (" + NEAREST + ")", "20");
    assertIndexed("SELECT EXISTS (" + NEAREST + " OFFSET 9), 1", "1|1");
    assertIndexed(
        "SELECT * FROM (" + NEAREST + ") UNION ALL SELECT * FROM (" + NEAREST + " OFFSET 1)",
        "20",
        "19",
        "21",
        "19",
        "21",
        "18");
    assertIndexed(
        "SELECT o.id, (SELECT t.id FROM t JOIN t m ON m.id = t.id WHERE t.id <> o.id"
            + " ORDER BY vector_distance_l2(t.e, o.e) LIMIT 1) FROM t o WHERE o.id IN (7, 50)",
        "7|6",
        "50|49");
  }

  @Test
  void views() {
    connection.execute(
        "CREATE VIEW near AS "
            + NEAREST
            + ";CREATE TABLE u(a INTEGER PRIMARY KEY, name); INSERT INTO u VALUES (3, 'x'), (5,"
            + " 'y');CREATE VIEW named AS SELECT t.id, e AS v, name FROM t JOIN u ON u.a = t.a");
    assertIndexed("SELECT * FROM near", "20", "19", "21");
    assertIndexed("SELECT count(*) FROM near n JOIN t ON t.id = n.id", "3");
    assertIndexed(
        "SELECT id, name FROM named WHERE +id > 9 ORDER BY vector_distance_l2(v, '[0,0]') LIMIT 3",
        "13|x",
        "15|y",
        "23|x");
  }

  @Test
  void changesOfTables() {
    connection.execute("INSERT INTO kept " + NEAREST);
    assertEquals(List.of("20", "19", "21"), rows(connection, "SELECT id FROM kept"));
    connection.execute("UPDATE t SET a = 77 WHERE id IN (" + NEAREST + ")");
    assertEquals(List.of("3"), rows(connection, "SELECT count(*) FROM t WHERE a = 77"));
    connection.execute("DELETE FROM t WHERE id IN (" + NEAREST + ")");
    assertIndexed(NEAREST, "18", "22", "17");
  }

  @Test
  void preparedStatements() {
    String sql =
        "SELECT t.id, vector_distance_l2(t.e, ?1) AS d FROM t JOIN t b ON b.id = t.id AND b.a = ?2"
            + " ORDER BY d LIMIT ?3";
    try (QuiverStatement statement = connection.prepare(sql)) {
      for (int i = 20; i < 60; i += 10) {
        statement.reset();
        statement.bindVector(1, new float[] {i, 0});
        statement.bindLong(2, 0);
        statement.bindLong(3, 2);
        List<Long> ids = new ArrayList<>();
        while (statement.step()) {
          ids.add(statement.getLong(0));
        }
        assertEquals(List.of((long) i, i - 10L), ids);
        connection.execute("INSERT INTO t VALUES (%d, 1, '[%d, 0]')".formatted(i + 1000, i));
      }
    }
  }
}
