package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** CREATE INDEX USING, the plans that use it, and what answers look like. */
class VectorIndexTest {
  private static final String NEAREST =
      "SELECT id FROM t ORDER BY vector_distance_l2(e, '[0, 0]') LIMIT 3";

  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, e F32_BLOB(2))");
    insert(1, 100);
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')");
    BruteIndex.searches = 0;
  }

  @AfterEach
  void close() {
    connection.close();
  }

  /** Row n lies at distance n from the origin. */
  private void insert(int from, int to) {
    for (int i = from; i <= to; i++) {
      connection.execute("INSERT INTO t VALUES (%d, %d, '[%d, 0]')".formatted(i, i % 10, i));
    }
  }

  private void assertRows(String sql, String... expected) {
    int before = BruteIndex.searches;
    assertEquals(List.of(expected), rows(connection, sql));
    assertTrue(BruteIndex.searches > before, "the index was not used");
  }

  private void assertFails(String message, String sql) {
    QuiverException e = assertThrows(QuiverException.class, () -> connection.execute(sql));
    assertEquals(message, e.getMessage());
  }

  @Test
  void planNamesTheIndex() {
    assertEquals("SEARCH t USING VECTOR INDEX i (nearest by l2)", plan(connection, NEAREST));
    assertEquals(
        "SCAN t (EXACT VECTOR TOP-K cos)",
        plan(connection, NEAREST.replace("distance_l2", "distance_cos")));
    assertEquals(
        "SCAN t (EXACT VECTOR TOP-K l2)",
        plan(connection, NEAREST.replace("FROM t", "FROM t NOT INDEXED")));
    assertEquals(
        "SEARCH t USING VECTOR INDEX i (nearest by l2_squared)",
        plan(
            connection,
            "SELECT id FROM t INDEXED BY i WHERE a > 3 ORDER BY l2_squared_distance('[1,1]', e)"
                + " LIMIT 5"));
  }

  @Test
  void nearestRows() {
    assertRows(NEAREST, "1", "2", "3");
    assertRows(NEAREST + " OFFSET 2", "3", "4", "5");
  }

  @Test
  void conditionsAreFilled() {
    assertRows(NEAREST.replace("ORDER", "WHERE a = 7 ORDER"), "7", "17", "27");
    assertRows(NEAREST.replace("ORDER", "WHERE id > 50 ORDER"), "51", "52", "53");
    assertRows(
        NEAREST.replace("ORDER", "WHERE a IN (SELECT a FROM t WHERE id = 5) ORDER"),
        "5",
        "15",
        "25");
  }

  @Test
  void selectiveConditionsAreAnsweredExactly() {
    connection.execute("CREATE INDEX b ON t(a)");
    BruteIndex.searches = 0;
    String sql = NEAREST.replace("ORDER", "WHERE id = 40 ORDER");
    assertEquals(
        "SEARCH t USING INTEGER PRIMARY KEY (rowid=?) (EXACT VECTOR TOP-K l2)",
        plan(connection, sql));
    assertEquals(List.of("40"), rows(connection, sql));
    String few = NEAREST.replace("ORDER", "WHERE a = 3 AND id < 30 ORDER");
    assertEquals(List.of("3", "13", "23"), rows(connection, few));
    assertEquals(0, BruteIndex.searches);
  }

  @Test
  void nullsStandWhereSqlitePutsThem() {
    connection.execute("INSERT INTO t(id, a) VALUES (500, 1), (501, 2)");
    String sql = "SELECT id, vector_distance_l2(e, '[0,0]') d FROM t %s ORDER BY d %s LIMIT 4";
    assertRows(sql.formatted("", ""), "500|null", "501|null", "1|1.0", "2|2.0");
    assertRows(sql.formatted("WHERE a = 2", ""), "501|null", "2|2.0", "12|12.0", "22|22.0");
    assertRows(sql.formatted("", "NULLS LAST"), "1|1.0", "2|2.0", "3|3.0", "4|4.0");
    assertRows(sql.formatted("WHERE e IS NOT NULL", ""), "1|1.0", "2|2.0", "3|3.0", "4|4.0");
    assertEquals(
        List.of("99|99.0", "100|100.0", "500|null", "501|null"),
        rows(connection, sql.formatted("WHERE id > 98", "NULLS LAST")));
  }

  @Test
  void otherQueriesTakeTheExactWay() {
    BruteIndex.searches = 0;
    for (String query : List.of("NULL", "'[1]'", "vector64('[1,2]')", "'no vector'", "7")) {
      String sql = NEAREST.replace("'[0, 0]'", query);
      assertEquals(outcome(sql.replace("FROM t", "FROM t NOT INDEXED")), outcome(sql));
    }
    assertEquals(0, BruteIndex.searches);
    assertEquals(100, rows(connection, NEAREST.replace("LIMIT 3", "LIMIT -1")).size());
    assertEquals(0, rows(connection, NEAREST.replace("LIMIT 3", "LIMIT 0")).size());
    assertEquals(100, rows(connection, NEAREST.replace("LIMIT 3", "LIMIT 1000")).size());
  }

  private String outcome(String sql) {
    try {
      return rows(connection, sql).toString();
    } catch (QuiverException e) {
      return e.getMessage();
    }
  }

  @Test
  void changesOfTheSameTransactionAreSeen() {
    connection.execute("BEGIN; DELETE FROM t WHERE id = 1; UPDATE t SET e = '[1,0]' WHERE id = 50");
    connection.execute("UPDATE t SET id = 1000 WHERE id = 2");
    assertRows(NEAREST, "50", "1000", "3");
    connection.execute("SAVEPOINT s; DELETE FROM t WHERE id < 10");
    assertRows(NEAREST, "50", "1000", "10");
    connection.execute("ROLLBACK TO s");
    assertRows(NEAREST, "50", "1000", "3");
    connection.execute("PRAGMA optimize");
    assertEquals(List.of("0"), rows(connection, "SELECT count(*) FROM i_log"));
    assertRows(NEAREST, "50", "1000", "3");
    connection.execute("ROLLBACK");
    assertRows(NEAREST, "1", "2", "3");
  }

  @Test
  void replacedRowsAreGone() {
    connection.execute("CREATE UNIQUE INDEX u ON t(id, a)");
    connection.execute("CREATE TABLE v(id INTEGER PRIMARY KEY, n UNIQUE, e F32_BLOB(2))");
    connection.execute("INSERT INTO v SELECT id, id, e FROM t");
    connection.execute("CREATE INDEX w ON v USING diskann (e) WITH (metric = l2)");
    // Deletes row 1 because of n, without a trigger.
    connection.execute("INSERT OR REPLACE INTO v VALUES (700, 1, '[9000, 0]')");
    assertRows("SELECT id FROM v ORDER BY vector_distance_l2(e, '[0,0]') LIMIT 3", "2", "3", "4");
    assertRows("SELECT id FROM vector_top_k('w', '[0,0]', 2)", "2", "3");
  }

  @Test
  void countersDoNotSeeTheIndex() {
    connection.execute("INSERT INTO t VALUES (300, 1, '[300, 0]')");
    assertEquals(1, connection.changes());
    assertEquals(300, connection.lastInsertRowid());
    long total = connection.totalChanges();
    connection.execute("PRAGMA optimize");
    connection.execute("CREATE INDEX j ON t USING diskann (e)");
    assertEquals(total, connection.totalChanges());
    assertEquals(300, connection.lastInsertRowid());
  }

  @Test
  void commitsDrainLongLogs() {
    connection.execute("DROP INDEX i");
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2', drain_at = 5)");
    insert(101, 104);
    assertEquals(List.of("4"), rows(connection, "SELECT count(*) FROM i_log"));
    insert(105, 105);
    assertEquals(List.of("0"), rows(connection, "SELECT count(*) FROM i_log"));
    assertEquals(List.of("105"), rows(connection, "SELECT count(*) FROM i_node"));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
    assertRows(NEAREST.replace("ORDER", "WHERE a IN (3, 4) ORDER"), "3", "4", "13");
  }

  @Test
  void topK() {
    assertRows("SELECT * FROM vector_top_k('i', '[3.25, 0]', 2)", "3|0.25", "4|0.75");
    assertRows(
        "SELECT t.a, v.id FROM vector_top_k('main.i', vector32('[12, 0]'), 1.0) v"
            + " JOIN t ON t.id = v.id",
        "2|12");
    assertEquals(List.of(), rows(connection, "SELECT id FROM vector_top_k('i', '[1,2]', 0)"));
    String start = "vector index(search): ";
    assertFails(start + "got 2 parameters, expected 3", "SELECT * FROM vector_top_k('i', '[1,2]')");
    assertFails(
        start + "dimensions are different: 3 != 2", "SELECT * FROM vector_top_k('i','[1,2,3]',1)");
    assertFails(
        start + "vector type differs from column type: 2 != 1",
        "SELECT * FROM vector_top_k('i', vector64('[1,2]'), 1)");
    assertFails(
        start + "failed to parse vector index parameters",
        "SELECT * FROM vector_top_k('j', '[1,2]', 1)");
    assertFails(
        start
            + "third parameter (k) must be a non-negative integer, but negative value were"
            + " provided",
        "SELECT * FROM vector_top_k('i', '[1,2]', -1)");
  }

  @Test
  void recallIsASetting() {
    assertEquals(List.of("0.99"), rows(connection, "PRAGMA vector_recall"));
    connection.execute("PRAGMA vector_recall = 0.9");
    connection.execute("PRAGMA vector_recall = 3");
    assertEquals(List.of("0.9"), rows(connection, "PRAGMA vector_recall"));
  }

  @Test
  void insideOfOtherQueries() {
    assertRows(
        "WITH n AS (SELECT id, a FROM t ORDER BY vector_distance_l2(e, '[20, 0]') LIMIT 3)"
            + " SELECT sum(id), count(*) FROM n",
        "60|3");
    connection.execute(
        "CREATE VIEW near AS SELECT id FROM t WHERE a <> 1 ORDER BY l2_distance(e, '[0,0]')"
            + " LIMIT 2");
    assertRows("SELECT * FROM near", "2", "3");
    assertRows(
        "SELECT (SELECT id FROM t WHERE a = o.a ORDER BY l2_distance(e, o.e) LIMIT 1) FROM t o"
            + " WHERE id IN (7, 9)",
        "7",
        "9");
  }

  @Test
  void aLogThatRefusesAnEntryUndoesTheInsert() {
    connection.execute("CREATE UNIQUE INDEX u ON i_log(new)");
    connection.execute("BEGIN; INSERT INTO t VALUES (600, 0, '[600, 0]')");
    connection.execute("DELETE FROM t WHERE id = 600");
    assertFails("UNIQUE constraint failed: i_log.new", "INSERT INTO t VALUES (600, 0, '[600, 0]')");
    assertEquals(List.of("100"), rows(connection, "SELECT count(*) FROM t"));
    connection.execute("COMMIT");
    assertEquals(List.of("100"), rows(connection, "SELECT max(id) FROM t"));
  }
}
