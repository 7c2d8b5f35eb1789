package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** What CREATE, DROP and REINDEX do to the schema, and what they refuse. */
class VectorIndexSchemaTest {
  private static final String NAMES = "SELECT type, name, tbl_name FROM sqlite_schema";

  private QuiverConnection connection;

  @BeforeEach
  void open() {
    connection = QuiverConnection.open(":memory:");
    connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(2))");
    connection.execute("INSERT INTO t VALUES (1, '[1,0]'), (2, '[0,1]'), (3, '[1,1]')");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void assertFails(String message, String sql) {
    QuiverException e = assertThrows(QuiverException.class, () -> connection.execute(sql));
    assertEquals(message, e.getMessage());
  }

  @Test
  void anIndexIsTablesAndTriggers() {
    connection.execute("CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')");
    assertEquals(
        List.of(
            "table|t|t",
            "table|i|i",
            "table|i_log|i_log",
            "table|i_node|i_node",
            "table|i_other|i_other",
            "trigger|i_insert|t",
            "trigger|i_update|t",
            "trigger|i_delete|t"),
        rows(connection, NAMES));
    assertEquals(
        List.of(
            "format|quiver vector index 1",
            "method|diskann",
            "option.drain_at|100",
            "option.metric|l2",
            "sql|CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2')",
            "tables|node,other"),
        rows(connection, "SELECT * FROM i"));
    assertEquals(List.of("0|i|0|c|0"), rows(connection, "PRAGMA index_list(t)"));
    assertEquals(List.of("0|1|e"), rows(connection, "PRAGMA index_info(i)"));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
  }

  @Test
  void dropLeavesNothing() {
    String before = rows(connection, NAMES).toString();
    connection.execute("CREATE INDEX i ON t USING diskann (e)");
    assertFails("use DROP INDEX to delete index i", "DROP TABLE i");
    assertFails("use DROP INDEX to delete index i", "DROP TABLE i_node");
    connection.execute("DROP INDEX i");
    assertEquals(before, rows(connection, NAMES).toString());
    connection.execute(
        "CREATE INDEX i ON t USING diskann (e); CREATE INDEX j ON t USING diskann (e)");
    connection.execute("DROP TABLE t");
    assertEquals(List.of(), rows(connection, NAMES));
    assertFails("no such index: i", "DROP INDEX i");
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
  }

  @Test
  void autoVacuumMovesRoots() {
    try (QuiverConnection other = QuiverConnection.open(":memory:")) {
      other.execute("PRAGMA auto_vacuum = 1");
      other.execute(
          "CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(2)); CREATE INDEX b ON t(id)");
      other.execute("CREATE INDEX i ON t USING diskann (e); CREATE TABLE u(a, b UNIQUE)");
      other.execute("CREATE TABLE w(e F32_BLOB(1)); CREATE INDEX j ON w USING diskann (e)");
      other.execute("DROP TABLE t; INSERT INTO w VALUES ('[1]')");
      assertEquals(List.of("ok"), rows(other, "PRAGMA integrity_check"));
      other.execute("DROP INDEX j; DROP TABLE w");
      assertEquals(List.of("ok"), rows(other, "PRAGMA integrity_check"));
    }
  }

  @Test
  void rollbackTakesItBack() {
    connection.execute("BEGIN; CREATE INDEX i ON t USING diskann (e); ROLLBACK");
    assertEquals(List.of("table|t|t"), rows(connection, NAMES));
    connection.execute("CREATE INDEX i ON t USING diskann (e)");
    connection.execute("BEGIN; DROP INDEX i; ROLLBACK");
    String sql = "SELECT id FROM t ORDER BY vector_distance_cos(e, '[1,0.1]') LIMIT 3";
    assertEquals("SEARCH t USING VECTOR INDEX i (nearest by cos)", plan(connection, sql));
    assertEquals(List.of("1", "3", "2"), rows(connection, sql));
  }

  @Test
  void refusals() {
    connection.execute("CREATE TABLE r(a PRIMARY KEY, e F32_BLOB(2)) WITHOUT ROWID");
    connection.execute(
        "CREATE TABLE p(rowid, oid, _rowid_, e F32_BLOB(2)); CREATE TABLE b(e BLOB)");
    assertFails(
        "not yet supported: vector index on table r, which is WITHOUT ROWID",
        "CREATE INDEX i ON r USING diskann (e)");
    assertFails(
        "vector index: columns of table p hide all names of its rowid",
        "CREATE INDEX i ON p USING diskann (e)");
    assertFails(
        "vector index: column e is not declared as a vector",
        "CREATE INDEX i ON b USING diskann (e)");
    assertFails("no such access method: hnsw", "CREATE INDEX i ON t USING hnsw (e)");
    assertFails("no such column: f", "CREATE INDEX i ON t USING diskann (f)");
    assertFails("vector index: column id is the rowid", "CREATE INDEX i ON t USING diskann (id)");
    assertFails(
        "vector index: must contain exactly one column",
        "CREATE INDEX i ON t USING diskann (e, e)");
    assertFails(
        "vector index: UNIQUE is meaningless", "CREATE UNIQUE INDEX i ON t USING diskann (e)");
    assertFails(
        "vector index: invalid vector index parameter 'size': invalid parameter",
        "CREATE INDEX i ON t USING diskann (e) WITH (size = 3)");
    connection.execute("CREATE TABLE k_node(a)");
    assertFails("there is already a table named k_node", "CREATE INDEX k ON t USING diskann (e)");
    connection.execute("CREATE INDEX i ON t USING diskann (e)");
    assertFails("index i already exists", "CREATE INDEX i ON t(id)");
    connection.execute("CREATE INDEX IF NOT EXISTS i ON t USING diskann (e)");
    assertFails("no query solution", "SELECT * FROM t INDEXED BY i");
    assertFails("no such index: j", "SELECT * FROM t INDEXED BY j");
  }

  @Test
  void libsqlsWords() {
    connection.execute(
        "CREATE INDEX i ON t (libsql_vector_idx(e, 'metric=l2', 'max_neighbors=20',"
            + " 'type=diskann'))");
    assertEquals(
        "SEARCH t USING VECTOR INDEX i (nearest by l2)",
        plan(connection, "SELECT id FROM t ORDER BY vector_distance_l2(e, '[1,0]') LIMIT 3"));
    assertFails(
        "vector index: all arguments after first must be strings",
        "CREATE INDEX j ON t (libsql_vector_idx(e, 5))");
    assertFails(
        "vector index: invalid vector index parameter 'l2': unexpected parameter format",
        "CREATE INDEX j ON t (libsql_vector_idx(e, 'l2'))");
    assertFails(
        "vector index: must contain exactly one column wrapped into the libsql_vector_idx function",
        "CREATE INDEX j ON t (id, libsql_vector_idx(e))");
  }

  @Test
  void namesInQuotes() {
    connection.execute(
        "CREATE TABLE \"my \"\"t\"(\"the key\" INTEGER PRIMARY KEY, \"select\" F32_BLOB(2))");
    connection.execute("CREATE INDEX \"an 'index\" ON \"my \"\"t\" USING diskann (\"select\")");
    connection.execute("INSERT INTO \"my \"\"t\" VALUES (1, '[1,2]'), (2, '[3,1]')");
    connection.execute("UPDATE \"my \"\"t\" SET \"the key\" = 5 WHERE \"the key\" = 1");
    String sql =
        "SELECT \"the key\" FROM \"my \"\"t\" INDEXED BY \"an 'index\""
            + " ORDER BY vector_distance_cos(\"select\", '[1,2]') LIMIT 2";
    assertEquals(List.of("5", "2"), rows(connection, sql));
    connection.execute("REINDEX \"an 'index\"");
    assertEquals(List.of("5", "2"), rows(connection, sql));
    connection.execute("DROP TABLE \"my \"\"t\"");
    assertEquals(List.of("table|t|t"), rows(connection, NAMES));
  }

  @Test
  void anAlteredIndexIsDetached() {
    String sql = "SELECT id FROM t ORDER BY vector_distance_cos(e, '[1,0.1]') LIMIT 3";
    connection.execute("CREATE INDEX i ON t USING diskann (e)");
    connection.execute("DROP TRIGGER i_delete; DELETE FROM t WHERE id = 1");
    assertEquals(
        "SCAN t (EXACT VECTOR TOP-K cos)"
            + " (DETACHED VECTOR INDEX i: trigger i_delete is missing or altered)",
        plan(connection, sql));
    assertEquals(List.of("3", "2"), rows(connection, sql));
    assertEquals(
        List.of("index i is detached: trigger i_delete is missing or altered"),
        rows(connection, "PRAGMA integrity_check"));
    assertFails(
        "vector index(search): index i cannot be used: trigger i_delete is missing or altered",
        "SELECT * FROM vector_top_k('i', '[1,2]', 1)");
    assertFails("no query solution", sql.replace("FROM t", "FROM t INDEXED BY i"));
    connection.execute("REINDEX i");
    assertEquals("SEARCH t USING VECTOR INDEX i (nearest by cos)", plan(connection, sql));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
    connection.execute("INSERT INTO i VALUES ('broken', x'01'); CREATE TABLE other(a)");
    assertEquals(
        "SCAN t (EXACT VECTOR TOP-K cos)"
            + " (DETACHED VECTOR INDEX i: the metadata says that it is broken)",
        plan(connection, sql));
  }

  @Test
  void anIndexOfAnUnknownMethodIsKeptButNotUsed() {
    connection.execute("CREATE INDEX i ON t USING diskann (e)");
    connection.execute("UPDATE i SET value = 'other' WHERE key = 'method'; CREATE TABLE u(a)");
    connection.execute("DROP TABLE u; INSERT INTO t VALUES (4, '[2,2]')");
    assertEquals(
        "SCAN t (EXACT VECTOR TOP-K cos) (DETACHED VECTOR INDEX i: no such access method: other)",
        plan(connection, "SELECT id FROM t ORDER BY vector_distance_cos(e, '[1,0]') LIMIT 1"));
    assertEquals(List.of("null|4"), rows(connection, "SELECT old, new FROM i_log"));
    connection.execute("REINDEX i");
    assertEquals(List.of(), rows(connection, "SELECT * FROM i_log"));
    assertEquals(List.of("diskann"), rows(connection, "SELECT value FROM i WHERE key = 'method'"));
  }
}
