package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** Queries with a largest distance in WHERE end as soon as the candidates are beyond it. */
class BoundedNearestTest {
  private static final String DISTANCE = "vector_distance_l2(e, '[0, 0]')";
  private static final String SQL =
      "SELECT id, " + DISTANCE + " AS d FROM t INDEXED BY i WHERE %s ORDER BY d %s LIMIT 5";

  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, e F32_BLOB(2))");
    connection.execute("BEGIN");
    for (int i = 1; i <= 2000; i++) {
      connection.execute("INSERT INTO t VALUES (%d, %d, '[%d, 0]')".formatted(i, i % 10, i));
    }
    connection.execute("COMMIT");
    connection.execute("INSERT INTO t VALUES (5000, 1, NULL), (5001, 2, NULL)");
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  /** Rows, after a search that asked for few candidates. */
  private void assertEarly(String sql, String... expected) {
    BruteIndex.mostCandidates = 0;
    assertEquals(List.of(expected), rows(connection, sql), sql);
    assertTrue(BruteIndex.mostCandidates > 0, "the index was not used");
    assertTrue(BruteIndex.mostCandidates < 200, "candidates: " + BruteIndex.mostCandidates);
  }

  @Test
  void searchEndsBeyond() {
    String[] one = {"1|1.0", "2|2.0"};
    assertEarly(SQL.formatted(DISTANCE + " < 2.5", ""), one);
    assertEarly(SQL.formatted("d < 3", ""), one);
    assertEarly(SQL.formatted("d <= 2", "NULLS LAST"), one);
    assertEarly(SQL.formatted("3 > d", ""), one);
    assertEarly(SQL.formatted("d BETWEEN -1 AND 2.0", ""), one);
    assertEarly(SQL.formatted("e IS NOT NULL AND d BETWEEN 2 AND 2.5", ""), "2|2.0");
    assertEarly(SQL.formatted("euclidean_distance('[0, 0]', e) < 3", ""), one);
    assertEarly(SQL.formatted("d < 0.5", ""));
    assertEarly(SQL.formatted("d < 28.5 AND a = 7", ""), "7|7.0", "17|17.0", "27|27.0");
    assertEarly(SQL.formatted("d < 9000", ""), "1|1.0", "2|2.0", "3|3.0", "4|4.0", "5|5.0");
    assertEarly(SQL.formatted("d < (SELECT count(*) + 1.5 FROM t WHERE id = 1)", ""), one);
  }

  @Test
  void boundsThatSayNothing() {
    assertEquals(List.of(), rows(connection, SQL.formatted("d < NULL", "")));
    assertEquals(
        List.of("1|1.0", "2|2.0", "3|3.0", "4|4.0", "5|5.0"),
        rows(connection, SQL.formatted("d < 'x'", "")));
    assertEquals(
        List.of("1998|1998.0", "1999|1999.0", "2000|2000.0"),
        rows(connection, SQL.formatted("vector_distance_l2(e, '[2000, 0]') < 2.5", "")));
    assertEquals(List.of("2000|2000.0"), rows(connection, SQL.formatted("d > 1999", "")));
    assertEquals(
        List.of("5000|null", "5001|null", "1|1.0"),
        rows(connection, SQL.formatted("d < 2 OR d IS NULL", "")));
  }

  @Test
  void joinsEndToo() {
    connection.execute(
        "CREATE TABLE u(a INTEGER PRIMARY KEY, x); INSERT INTO u VALUES (3, 'three')");
    String sql =
        "SELECT id, x FROM t INDEXED BY i %s u ON u.a = t.a WHERE %s < 14 ORDER BY %s LIMIT 4";
    assertEarly(sql.formatted("JOIN", DISTANCE, DISTANCE), "3|three", "13|three");
    assertEarly(
        sql.formatted("LEFT JOIN", "id > 11 AND " + DISTANCE, DISTANCE), "12|null", "13|three");
  }

  @Test
  void similaritiesAreBoundedFromBelow() {
    connection.execute("CREATE INDEX j ON t USING diskann (e) WITH (metric = 'dot')");
    String sql =
        "SELECT id FROM t INDEXED BY j WHERE %s ORDER BY inner_product(e, '[2, 0]') DESC LIMIT 4";
    assertEarly(sql.formatted("inner_product(e, '[2, 0]') > 3996"), "2000", "1999");
    assertEarly(sql.formatted("negative_inner_product('[2, 0]', e) <= -3999"), "2000");
    assertEarly(sql.formatted("inner_product(e, '[2, 0]') BETWEEN 3998 AND 3999"), "1999");
  }

  @Test
  void parametersAreComparedByTheirValues() {
    String sql =
        "SELECT id FROM t INDEXED BY i WHERE vector_distance_l2(e, ?) < ? "
            + "ORDER BY vector_distance_l2(e, ?) LIMIT 5";
    try (QuiverStatement statement = connection.prepare(sql)) {
      BruteIndex.mostCandidates = 0;
      assertEquals(List.of(1L, 2L), ids(statement, "[0,0]", 3, "[0,0]"));
      assertTrue(BruteIndex.mostCandidates < 200);
      assertEquals(List.of(49L, 50L, 51L), ids(statement, "[50,0]", 2, "[0,0]"));
      assertEquals(List.of(50L, 49L, 51L), ids(statement, "[50,0]", 2, "[50,0]"));
    }
  }

  private static List<Long> ids(
      QuiverStatement statement, String vector, double most, String ordered) {
    statement.reset();
    statement.bindText(1, vector);
    statement.bindDouble(2, most);
    statement.bindText(3, ordered);
    List<Long> ids = new ArrayList<>();
    while (statement.step()) {
      ids.add(statement.getLong(0));
    }
    return ids;
  }

  /** The bound and the condition are one expression. */
  @Test
  void aSubqueryThatBoundsRunsOnce() {
    String sql = SQL.formatted("d < (SELECT max(a) + 0.5 FROM t)", "");
    assertEarly(sql, "1|1.0", "2|2.0", "3|3.0", "4|4.0", "5|5.0");
    assertEquals(2, IndexedDatabase.plan(connection, sql).split("SCALAR SUBQUERY").length);
  }
}
