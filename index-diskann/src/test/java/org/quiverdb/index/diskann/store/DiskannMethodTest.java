package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.SqlException;

/** The index as SQL shows it. */
class DiskannMethodTest {
  private static final int DIMS = 32;

  @TempDir Path folder;

  private QuiverConnection connection = QuiverConnection.open(":memory:");
  private final Random random = new Random(1);

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(folder.resolve("t.db").toString());
    execute("PRAGMA synchronous = OFF");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void execute(String sql) {
    connection.execute(sql);
  }

  private String vector() {
    StringBuilder text = new StringBuilder("'[");
    for (int i = 0; i < DIMS; i++) {
      text.append(i == 0 ? "" : ",").append((float) random.nextGaussian());
    }
    return text.append("]'").toString();
  }

  private void fill(String type, String make, int rows) {
    execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e " + type + "(" + DIMS + "))");
    execute("BEGIN");
    for (int i = 0; i < rows; i++) {
      execute("INSERT INTO t VALUES(NULL, " + make + "(" + vector() + "))");
    }
    execute("COMMIT");
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = connection.prepare(sql)) {
      while (statement.step()) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < statement.columnCount(); i++) {
          row.append(i == 0 ? "" : "|").append(statement.getText(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private boolean usesIndex(String sql) {
    return rows("EXPLAIN QUERY PLAN " + sql).toString().contains("USING VECTOR INDEX");
  }

  private String messageOf(String sql) {
    return String.valueOf(assertThrows(SqlException.class, () -> execute(sql)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "F32_BLOB, vector32, cosine, vector_distance_cos",
    "F32_BLOB, vector32, l2, vector_distance_l2",
    "F32_BLOB, vector32, dot, vector_distance_dot",
    "F64_BLOB, vector64, cosine, vector_distance_cos",
    "F16_BLOB, vector16, l2, vector_distance_l2",
    "FB16_BLOB, vectorb16, cosine, vector_distance_cos",
    "F8_BLOB, vector8, l2, vector_distance_l2",
    "F1BIT_BLOB, vector1bit, hamming, vector_distance_hamming",
    "F1BIT_BLOB, vector1bit, cosine, vector_distance_cos",
  })
  void everyTypeAndMetric(String type, String make, String metric, String function) {
    fill(type, make, 600);
    execute("CREATE INDEX ti ON t USING diskann (e) WITH (metric = '" + metric + "')");
    int hits = 0;
    for (int i = 0; i < 20; i++) {
      String order = "%s(e, %s(%s))".formatted(function, make, vector());
      String query = "SELECT " + order + " FROM t %s ORDER BY " + order + " LIMIT 10";
      assertTrue(usesIndex(query.formatted("INDEXED BY ti")));
      List<String> exact = rows(query.formatted("NOT INDEXED"));
      List<String> found = rows(query.formatted("INDEXED BY ti"));
      assertEquals(10, found.size());
      for (String distance : exact) {
        hits += found.remove(distance) ? 1 : 0;
      }
    }
    assertTrue(hits >= 180, hits + " of 200");
  }

  @Test
  void parametersOfLibsqlAreTaken() {
    fill("F32_BLOB", "vector32", 50);
    execute(
        "CREATE INDEX ti ON t (libsql_vector_idx(e, 'metric=l2', 'compress_neighbors=float8',"
            + " 'max_neighbors=20', 'alpha=1.2', 'search_l=200', 'insert_l=70', 'type=diskann'))");
    assertTrue(
        usesIndex(
            "SELECT id FROM t INDEXED BY ti ORDER BY vector_distance_l2(e, "
                + vector()
                + ") LIMIT 3"));
    assertEquals(
        3, rows("SELECT id, distance FROM vector_top_k('ti', " + vector() + ", 3)").size());
  }

  @Test
  void wrongParametersAreNamed() {
    fill("F32_BLOB", "vector32", 5);
    String create = "CREATE INDEX ti ON t USING diskann (e) WITH (%s)";
    assertTrue(messageOf(create.formatted("metric = 'l7'")).contains("'l7'"));
    assertTrue(messageOf(create.formatted("bits = 3")).contains("'bits'"));
    assertTrue(messageOf(create.formatted("nosuch = 1")).contains("'nosuch'"));
    assertTrue(messageOf(create.formatted("max_neighbors = 0")).contains("positive"));
    assertTrue(messageOf(create.formatted("metric = 'hamming'")).contains("F1BIT_BLOB"));
    execute("CREATE TABLE u(id INTEGER PRIMARY KEY, e BLOB)");
    assertTrue(messageOf("CREATE INDEX ui ON u USING diskann (e)").contains("column e"));
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  @Test
  void createIndexNamesTheFirstBadRow() {
    execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(32))");
    execute("INSERT INTO t VALUES(1, vector32(" + vector() + "))");
    execute("PRAGMA writable_schema = ON");
    connection.close();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        Statement s = c.createStatement()) {
      s.execute("INSERT INTO t VALUES(7, x'0102'), (9, 'text')");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    open();
    String message = messageOf("CREATE INDEX ti ON t USING diskann (e)");
    assertTrue(message.contains("rowid 7 in table t"), message);
    assertEquals(List.of("1"), rows("SELECT count(*) FROM sqlite_schema"));
  }

  @Test
  void rowsWithoutDistanceStandWhereTheExactWayPutsThem() {
    fill("F32_BLOB", "vector32", 300);
    execute("INSERT INTO t VALUES(1000, NULL), (1001, vector32(zeroblob(128)))");
    execute("CREATE INDEX ti ON t USING diskann (e)");
    execute("INSERT INTO t VALUES(1002, NULL), (1003, vector32(zeroblob(128)))");
    execute("UPDATE t SET e = NULL WHERE id = 5");
    String query =
        "SELECT id, vector_distance_cos(e, " + vector() + ") AS d FROM t %s ORDER BY d%s LIMIT 8";
    for (int round = 0; round < 2; round++) {
      for (String nulls : List.of("", " NULLS LAST")) {
        assertEquals(
            rows(query.formatted("NOT INDEXED", nulls)),
            rows(query.formatted("INDEXED BY ti", nulls)));
      }
      execute("PRAGMA optimize");
    }
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  @Test
  void aLongLogIsDrainedByCommits() {
    fill("F32_BLOB", "vector32", 100);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    execute("BEGIN");
    for (int i = 0; i < Drain.DUE + 300; i++) {
      execute("INSERT INTO t VALUES(NULL, vector32(" + vector() + "))");
    }
    execute("COMMIT");
    for (int i = 0; i < 500 && length("ti_log") >= Drain.DUE; i++) {
      execute("INSERT INTO t VALUES(NULL, vector32(" + vector() + "))");
    }
    assertTrue(length("ti_log") < Drain.DUE);
    assertTrue(length("ti_key") > 100);
    execute("PRAGMA optimize");
    assertEquals(0, length("ti_log"));
    assertEquals(length("t"), length("ti_key"));
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  private long length(String table) {
    return Long.parseLong(rows("SELECT count(*) FROM " + table).get(0));
  }

  @Test
  void allRowsDeletedAndOthersInserted() {
    fill("F32_BLOB", "vector32", 400);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    execute("DELETE FROM t");
    execute("PRAGMA optimize");
    String query = "SELECT id FROM t ORDER BY vector_distance_cos(e, " + vector() + ") LIMIT 3";
    assertEquals(List.of(), rows(query));
    execute("INSERT INTO t VALUES(7, vector32(" + vector() + "))");
    execute("PRAGMA optimize");
    assertEquals(List.of("7"), rows(query.replace("FROM t", "FROM t INDEXED BY ti")));
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  @Test
  void anIndexOnAnEmptyTable() {
    fill("F32_BLOB", "vector32", 0);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    String query =
        "SELECT id FROM t INDEXED BY ti ORDER BY vector_distance_cos(e, " + vector() + ") LIMIT 2";
    assertEquals(List.of(), rows(query));
    execute("INSERT INTO t VALUES(1, " + "vector32(" + vector() + ")), (2, NULL)");
    assertEquals(List.of("2", "1"), rows(query));
    execute("PRAGMA optimize");
    assertEquals(List.of("2", "1"), rows(query));
  }

  @Test
  void rowsOfStockSqliteAreFound() throws SQLException {
    fill("F32_BLOB", "vector32", 300);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        Statement s = c.createStatement()) {
      s.execute("INSERT INTO t SELECT 5000 + id, e FROM t WHERE id <= 3");
      s.execute("DELETE FROM t WHERE id = 2");
      s.execute("UPDATE t SET e = (SELECT e FROM t WHERE id = 1) WHERE id = 4");
    }
    String query =
        "SELECT id FROM t INDEXED BY ti ORDER BY"
            + " vector_distance_cos(e, (SELECT e FROM t WHERE id = %d)) LIMIT %d";
    assertEquals(List.of("1", "4", "5001"), rows(query.formatted(1, 3)));
    assertEquals(List.of("5002"), rows(query.formatted(5002, 1)));
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  @Test
  void rowsBehindTheLargestKeyThatNobodyLoggedAreFoundOnOpening() throws SQLException {
    fill("F32_BLOB", "vector32", 300);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    writeWithoutTriggers("INSERT INTO t SELECT 5000 + id, e FROM t WHERE id <= 3");
    String query =
        "SELECT id FROM t INDEXED BY ti ORDER BY"
            + " vector_distance_cos(e, (SELECT e FROM t WHERE id = 3)) LIMIT 2";
    assertEquals(List.of("3", "5003"), rows(query));
    execute("PRAGMA optimize");
    assertEquals(List.of("3", "5003"), rows(query));
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }

  private void writeWithoutTriggers(String sql) throws SQLException {
    connection.close();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        Statement s = c.createStatement()) {
      List<String> triggers = new ArrayList<>();
      try (var r = s.executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) {
        while (r.next()) {
          triggers.add(r.getString(1));
          triggers.add(r.getString(2));
        }
      }
      for (int i = 0; i < triggers.size(); i += 2) {
        s.execute("DROP TRIGGER " + triggers.get(i));
      }
      s.execute(sql);
      for (int i = 1; i < triggers.size(); i += 2) {
        s.execute(triggers.get(i));
      }
    }
    open();
  }

  @Test
  void anIndexOfOtherVectorsIsDetached() throws SQLException {
    fill("F32_BLOB", "vector32", 64);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    writeWithoutTriggers("UPDATE t SET e = (SELECT e FROM t AS u WHERE u.id = 65 - t.id)");
    String query = "SELECT id FROM t ORDER BY vector_distance_cos(e, " + vector() + ") LIMIT 9";
    assertFalse(usesIndex(query));
    assertTrue(rows("PRAGMA integrity_check").toString().contains("detached"));
    List<String> exact = rows(query);
    execute("REINDEX ti");
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
    execute("PRAGMA vector_recall = 1");
    assertEquals(exact, rows(query.replace("FROM t", "FROM t INDEXED BY ti")));
  }

  @Test
  void aDamagedBlockDetachesTheIndex() {
    fill("F32_BLOB", "vector32", 200);
    execute("CREATE INDEX ti ON t USING diskann (e)");
    execute("UPDATE ti_node SET data = randomblob(length(data)) WHERE block = 0");
    connection.close();
    open();
    String query = "SELECT id FROM t ORDER BY vector_distance_cos(e, " + vector() + ") LIMIT 9";
    assertEquals(9, rows(query).size());
    assertTrue(rows("PRAGMA integrity_check").toString().contains("block 0"));
    execute("REINDEX ti");
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
  }
}
