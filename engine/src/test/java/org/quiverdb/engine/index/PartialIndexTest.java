package org.quiverdb.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quiverdb.engine.index.IndexedDatabase.plan;
import static org.quiverdb.engine.index.IndexedDatabase.rows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.VectorSearch;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.vector.RowidSet;

/** Vector indexes with a WHERE. */
class PartialIndexTest {
  private static final String NEAREST =
      "SELECT id FROM t WHERE lang = 'de' ORDER BY vector_distance_l2(e, '[0, 0]') LIMIT 3";
  private static final String USED = "SEARCH t USING VECTOR INDEX i (nearest by l2)";

  @TempDir Path directory;
  private final long seed = Long.getLong("quiver.seed", System.nanoTime());
  private String path;
  private QuiverConnection connection;

  @BeforeEach
  void open() {
    path = directory.resolve("p.db").toString();
    connection = QuiverConnection.open(path);
    connection.execute(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, lang TEXT, year INT, n UNIQUE, e F32_BLOB(2))");
    connection.execute("BEGIN");
    String[] languages = {"de", "en", "fr", null};
    for (int i = 1; i <= 200; i++) {
      String language = languages[i % 4] == null ? "NULL" : "'" + languages[i % 4] + "'";
      connection.execute(
          "INSERT INTO t VALUES (%1$d, %2$s, %3$d, %1$d, '[%1$d, 0]')"
              .formatted(i, language, 2000 + i % 10));
    }
    connection.execute("COMMIT");
    create("lang = 'de'");
  }

  private void create(String where) {
    connection.execute("DROP INDEX IF EXISTS i");
    connection.execute(
        "CREATE INDEX i ON t USING diskann (e) WITH (metric = 'l2', drain_at = 20) WHERE " + where);
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void reopen() {
    connection.close();
    connection = QuiverConnection.open(path);
  }

  private void sqlite(String... statements) throws SQLException {
    connection.close();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = c.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    connection = QuiverConnection.open(path);
  }

  private void assertRows(String sql, String... expected) {
    int before = BruteIndex.searches;
    assertEquals(List.of(expected), rows(connection, sql), sql);
    assertTrue(BruteIndex.searches > before, () -> plan(connection, sql));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
  }

  private void assertIndexed(long expected) {
    connection.execute("PRAGMA optimize");
    String count = "SELECT (SELECT count(*) FROM i_node) + (SELECT count(*) FROM i_other)";
    assertEquals(List.of(Long.toString(expected)), rows(connection, count));
  }

  private void assertFails(String message, String sql) {
    QuiverException e = assertThrows(QuiverException.class, () -> connection.execute(sql));
    assertEquals(message, e.getMessage());
  }

  @Test
  void onlyRowsThatPassAreIndexed() {
    assertIndexed(50);
    assertRows(NEAREST, "4", "8", "12");
    assertRows(NEAREST.replace("ORDER", "AND year > 2003 ORDER"), "4", "8", "16");
    assertRows("SELECT id FROM vector_top_k('i', '[0, 0]', 4)", "4", "8", "12", "16");
    assertEquals(List.of("1|i|0|c|1"), rows(connection, "PRAGMA index_list(t)").subList(1, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "lang = 'de'; lang = 'de'; true",
        "lang = 'de'; year < 2008 AND (lang = 'de') AND id > 0; true",
        "lang = 'de'; lang = 'en'; false",
        "lang = 'de'; lang = ?; false",
        "lang = 'de'; lang = 'de' OR year = 3; false",
        "lang = 'de'; lang COLLATE nocase = 'de'; false",
        "t.lang = 'de' AND t.year >= 2002; year >= 2002 AND t.lang = 'de'; true",
        "lang = 'de' AND year >= 2002; lang = 'de'; false",
        "lang = 'de' OR lang = 'en'; lang = 'en'; true",
        "lang = 'de' OR lang = 'en'; lang = 'de' OR lang = 'en'; true",
        "lang IN ('de', 'en'); lang IN ('de', 'en'); true",
        "lang IS NOT NULL; lang > 'a'; true",
        "lang IS NOT NULL; lang BETWEEN 'a' AND 'z'; true",
        "lang IS NOT NULL; lang IN ('fr'); true",
        "lang IS NOT NULL; lang IS 'fr'; false",
        "lang IS NOT NULL; year = 2003; false",
        "e IS NOT NULL; e IS NOT NULL; true",
        "e IS NOT NULL; vector_distance_l2(e, '[0, 0]') < 1000; true",
        "e IS NOT NULL; year < 2500; false",
        "year % 2 = 0 AND lower(lang) = 'de'; lower(lang) = 'de' AND year % 2 = 0; true",
        "lang LIKE 'd%'; lang LIKE 'd%'; true",
        "id > 20; id > 20; true",
        "rowid > 20; id > 20; true",
        "(lang = 'de') = true -- all; lang = 'de'; false",
        "(lang) = ('de') /* so */ ; lang = 'de'; true",
      })
  void usedWhereItHasAllRows(String indexed, String asked, boolean used) {
    create(indexed);
    String sql =
        "SELECT id, vector_distance_l2(e, '[0, 0]') d FROM t WHERE "
            + asked
            + " ORDER BY d LIMIT 4";
    assertEquals(used, plan(connection, sql).equals(USED), plan(connection, sql));
    assertEquals(
        rows(connection, sql.replace("FROM t", "FROM t NOT INDEXED")), rows(connection, sql));
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"));
    connection.execute("REINDEX i");
    assertEquals(used, plan(connection, sql).equals(USED));
    assertEquals(
        rows(connection, sql.replace("FROM t", "FROM t NOT INDEXED")), rows(connection, sql));
  }

  @Test
  void rowsComeAndGo() {
    connection.execute("INSERT INTO t VALUES (301, 'de', 1, 301, '[0.1, 0]')");
    connection.execute("INSERT INTO t VALUES (302, 'en', 1, 302, '[0.2, 0]')");
    connection.execute("UPDATE t SET lang = 'de' WHERE id = 1");
    connection.execute("UPDATE t SET lang = 'xx' WHERE id = 4");
    connection.execute("UPDATE t SET e = '[0.5, 0]', lang = 'fr' WHERE id = 8");
    connection.execute("DELETE FROM t WHERE id IN (12, 13)");
    connection.execute("UPDATE t SET e = '[0, 1.5]' WHERE id IN (2, 20)");
    connection.execute("UPDATE t SET id = 3000 WHERE id = 16");
    assertEquals(List.of("7"), rows(connection, "SELECT count(*) FROM i_log"));
    assertRows(NEAREST.replace("LIMIT 3", "LIMIT 5"), "301", "1", "20", "3000", "24");
    assertRows("SELECT id FROM vector_top_k('i', '[0, 0]', 3)", "301", "1", "20");
    reopen();
    assertRows(NEAREST.replace("LIMIT 3", "LIMIT 5"), "301", "1", "20", "3000", "24");
    assertIndexed(49);
    assertRows(NEAREST.replace("LIMIT 3", "LIMIT 5"), "301", "1", "20", "3000", "24");
    connection.execute("REINDEX i");
    assertIndexed(49);
    assertRows(NEAREST, "301", "1", "20");
  }

  @Test
  void replacedRowsAreGone() {
    // Row 4 goes because of n, and row 8 with its key, both without a delete trigger.
    connection.execute("INSERT OR REPLACE INTO t VALUES (400, 'en', 1, 4, '[1, 0]')");
    connection.execute("INSERT OR REPLACE INTO t VALUES (8, 'en', 1, 8, '[1, 0]')");
    assertRows(NEAREST, "12", "16", "20");
    assertRows("SELECT id FROM vector_top_k('i', '[0, 0]', 2)", "12", "16");
    connection.execute("UPDATE t SET lang = 'de' WHERE id = 8");
    assertRows(NEAREST, "8", "12", "16");
  }

  @Test
  void othersWriteAndRename() throws SQLException {
    sqlite(
        "INSERT INTO t VALUES (301, 'de', 1, 301, x'0000003f00000000'), (302, 'en', 1, 302, NULL)",
        "UPDATE t SET lang = 'en' WHERE id = 4",
        "ALTER TABLE t RENAME COLUMN lang TO \"the language\"",
        "ALTER TABLE t RENAME TO u",
        "ALTER TABLE u RENAME TO t",
        "DELETE FROM t WHERE id = 8");
    String sql = NEAREST.replace("lang", "\"the language\"");
    assertRows(sql, "301", "12", "16");
    assertEquals(USED, plan(connection, sql));
    connection.execute("REINDEX i");
    assertRows(sql, "301", "12", "16");
    assertIndexed(49);
    SQLException refused =
        assertThrows(
            SQLException.class, () -> sqlite("ALTER TABLE t DROP COLUMN \"the language\""));
    assertTrue(refused.getMessage().contains("error in trigger"), refused.getMessage());
  }

  @Test
  void alteredTriggersDetach() throws SQLException {
    sqlite(
        "DROP TRIGGER i_insert",
        "CREATE TRIGGER i_insert AFTER INSERT ON t BEGIN"
            + " INSERT INTO i_log(old, new) VALUES (NULL, new.id); END");
    assertTrue(
        plan(connection, NEAREST).endsWith("i: trigger i_insert is missing or altered)"),
        plan(connection, NEAREST));
    connection.execute("REINDEX i");
    assertRows(NEAREST, "4", "8", "12");
  }

  @Test
  void whatMustNotStandInWhere() {
    String sql = "CREATE INDEX j ON t USING diskann (e) WHERE ";
    String end = " prohibited in partial index WHERE clauses";
    assertFails("subqueries" + end, sql + "id IN (SELECT 1)");
    assertFails("parameters" + end, sql + "id = ?");
    assertFails("non-deterministic functions" + end, sql + "random() > 3");
    assertFails("no such column: nope", sql + "nope = 3");
    assertFails("no such column: de", sql + "lang = \"de\"");
    assertFails(
        "vector index: function vector_dims() cannot stand in the WHERE of an index",
        sql + "vector_dims(e) = 2");
    assertEquals(List.of(), rows(connection, "SELECT * FROM sqlite_schema WHERE name LIKE 'j%'"));
  }

  @Test
  void libsqlText() {
    connection.execute("DROP INDEX i");
    connection.execute(
        "CREATE INDEX i ON t(libsql_vector_idx(e, 'metric=l2')) WHERE lang = 'de' AND year > 0");
    assertRows(NEAREST.replace("ORDER", "AND year > 0 ORDER"), "4", "8", "12");
  }

  @Test
  void sameRowsAsTheTable() {
    Random random = new Random(seed);
    String[] conditions = {"lang = 'de'", "year < 2004 AND lang IS NOT NULL", "id % 3 = 0"};
    String where = conditions[random.nextInt(conditions.length)];
    create(where);
    for (int step = 0; step < 200; step++) {
      change(random);
      String sql =
          "SELECT id, vector_distance_l2(e, '[%d, %d]') d FROM t WHERE %s%s ORDER BY d LIMIT %d"
              .formatted(
                  random.nextInt(20),
                  random.nextInt(20),
                  where,
                  random.nextBoolean() ? "" : " AND n % 2 = 0",
                  1 + random.nextInt(10));
      assertEquals(
          rows(connection, sql.replace("FROM t", "FROM t NOT INDEXED")),
          rows(connection, sql),
          "replay: -Dquiver.seed=" + seed + ", step " + step + ": " + sql);
    }
    assertEquals(List.of("ok"), rows(connection, "PRAGMA integrity_check"), "seed " + seed);
  }

  private void change(Random random) {
    String language = random.nextInt(3) == 0 ? "NULL" : random.nextBoolean() ? "'de'" : "'en'";
    String vector =
        random.nextInt(9) == 0
            ? "NULL"
            : "'[%d, %d]'".formatted(random.nextInt(20), random.nextInt(20));
    int id = random.nextInt(120);
    String row =
        "(%d, %s, %d, %d, %s)"
            .formatted(id, language, 2000 + random.nextInt(9), random.nextInt(150), vector);
    connection.execute(
        switch (random.nextInt(9)) {
          case 0, 1 -> "INSERT OR REPLACE INTO t VALUES " + row;
          case 2 -> "INSERT OR IGNORE INTO t VALUES " + row;
          case 3 -> "DELETE FROM t WHERE id = " + id;
          case 4 -> "UPDATE t SET lang = " + language + " WHERE id BETWEEN " + id + " AND 99";
          case 5 -> "UPDATE t SET e = " + vector + " WHERE id = " + id;
          case 6 -> "UPDATE OR REPLACE t SET id = " + random.nextInt(120) + " WHERE id = " + id;
          case 7 -> "BEGIN; UPDATE t SET year = year + 1, lang = 'de'; ROLLBACK";
          default -> "UPDATE t SET year = 2010 - year % 10 WHERE id > " + id;
        });
  }

  /** The Java API by the index's name has the rows of the index, whatever way it takes. */
  @Test
  void searchesByNameHaveItsRows() {
    connection.execute("UPDATE t SET e = NULL WHERE id IN (5, 9)");
    connection.execute(
        "UPDATE t SET lang = 'de' WHERE id = 6; UPDATE t SET lang = 'it' WHERE id = 1");
    try (VectorSearch search = connection.vectorSearch("i")) {
      assertSearch(search, "", id -> true);
      assertSearch(search, " AND year = 2003", id -> id % 10 == 3);
      assertSearch(search, " AND id IN (6, 13, 14, 9)", RowidSet.of(6, 13, 14, 9));
      search.setMissing(VectorSearch.Missing.LEFT_OUT);
      assertSearch(search, " AND e IS NOT NULL", id -> true);
      connection.execute(
          "BEGIN; DELETE FROM t WHERE id = 13; REPLACE INTO t SELECT 70, 'fr', 1, 17, e FROM t"
              + " WHERE id = 2");
      assertSearch(search, " AND e IS NOT NULL", id -> true);
      connection.execute("COMMIT; INSERT INTO t VALUES (17, 'en', 1, 1717, '[0, 0]')");
      assertSearch(search, " AND e IS NOT NULL", id -> true);
      connection.execute("DROP INDEX i");
      assertThrows(QuiverException.class, () -> assertSearch(search, "", id -> true));
    }
  }

  private void assertSearch(VectorSearch search, String and, LongPredicate filter) {
    String sql = NEAREST.replace("'de'", "'de'" + and).replace("t WHERE", "t NOT INDEXED WHERE");
    List<String> expected = rows(connection, sql.replace("LIMIT 3", "LIMIT 7"));
    long[] rowids = new long[21];
    double[] distances = new double[21];
    int[] counts = new int[3];
    float[] query = {0, 0};
    int found = search.topK(query, 7, filter, rowids, distances);
    assertEquals(expected, texts(rowids, 0, found));
    search.topK(new float[][] {{50, 1}, query, {7, 0}}, 7, filter, rowids, distances, counts);
    assertEquals(expected, texts(rowids, 7, counts[1]));
  }

  private static List<String> texts(long[] rowids, int from, int count) {
    return LongStream.of(rowids).skip(from).limit(count).mapToObj(Long::toString).toList();
  }
}
