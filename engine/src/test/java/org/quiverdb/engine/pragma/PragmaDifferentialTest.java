package org.quiverdb.engine.pragma;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.differential.Engine;
import org.quiverdb.engine.differential.Outcome;
import org.quiverdb.engine.differential.QuiverEngine;
import org.quiverdb.engine.differential.ReferenceEngine;

/** Pragmas answer what C SQLite answers: columns, values, order, errors. */
class PragmaDifferentialTest {
  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA page_size = 1024",
          "PRAGMA page_size",
          "PRAGMA page_size = 1000",
          "PRAGMA page_size",
          "PRAGMA auto_vacuum = incremental",
          "PRAGMA auto_vacuum",
          "PRAGMA encoding = 'UTF-16be'",
          "PRAGMA encoding",
          "PRAGMA schema_version",
          "CREATE TABLE t(a, b)",
          "INSERT INTO t VALUES(zeroblob(20000), 'x')",
          "PRAGMA page_count",
          "PRAGMA page_size = 4096",
          "PRAGMA page_size",
          "PRAGMA encoding = 'UTF-8'",
          "PRAGMA encoding",
          "DELETE FROM t",
          "PRAGMA freelist_count",
          "PRAGMA auto_vacuum = full",
          "PRAGMA auto_vacuum",
          "PRAGMA auto_vacuum = none",
          "PRAGMA auto_vacuum",
          "PRAGMA user_version = -7",
          "PRAGMA user_version",
          "PRAGMA application_id = 0x1234",
          "PRAGMA application_id",
          "PRAGMA schema_version = 99",
          "PRAGMA schema_version",
          "SELECT count(*) FROM t",
          "PRAGMA max_page_count = 10",
          "PRAGMA max_page_count = 1",
          "PRAGMA max_page_count",
          "PRAGMA synchronous = normal",
          "PRAGMA synchronous",
          "PRAGMA synchronous = extra",
          "PRAGMA synchronous",
          "BEGIN",
          "PRAGMA synchronous = off",
          "PRAGMA foreign_keys = on",
          "PRAGMA foreign_keys",
          "PRAGMA user_version = 5",
          "ROLLBACK",
          "PRAGMA user_version",
          "PRAGMA foreign_keys = on",
          "PRAGMA foreign_keys",
          "PRAGMA recursive_triggers = yes",
          "PRAGMA recursive_triggers",
          "PRAGMA busy_timeout = 100",
          "PRAGMA busy_timeout",
          "PRAGMA cache_size = -4000",
          "PRAGMA cache_size",
          "PRAGMA temp_store = memory",
          "PRAGMA temp_store",
          "PRAGMA secure_delete = fast",
          "PRAGMA secure_delete",
          "PRAGMA secure_delete = 7",
          "PRAGMA main.secure_delete",
          "PRAGMA secure_delete = off",
          "CREATE TABLE checked(a CHECK(a > 0))",
          "INSERT INTO checked VALUES(-1)",
          "PRAGMA ignore_check_constraints = on",
          "PRAGMA ignore_check_constraints",
          "INSERT INTO checked VALUES(-1)",
          "UPDATE checked SET a = -2",
          "PRAGMA integrity_check",
          "PRAGMA ignore_check_constraints = off",
          "INSERT INTO checked VALUES(-1)",
          "PRAGMA integrity_check",
          "DELETE FROM checked",
          "PRAGMA query_only = 1",
          "PRAGMA query_only",
          "PRAGMA integrity_check");

  static final List<String> QUESTIONS =
      List.of(
          "PRAGMA table_info(t)",
          "PRAGMA table_info(T)",
          "PRAGMA table_info",
          "PRAGMA main.table_xinfo('t')",
          "PRAGMA table_info(v)",
          "PRAGMA table_xinfo(v2)",
          "PRAGMA table_info(w)",
          "PRAGMA table_info(sqlite_schema)",
          "PRAGMA table_info(\"q\"\"uote\")",
          "PRAGMA table_info(nothing)",
          "PRAGMA table_list",
          "PRAGMA table_list(t)",
          "PRAGMA main.table_list",
          "PRAGMA index_list(t)",
          "PRAGMA index_list(w)",
          "PRAGMA index_list(a1)",
          "PRAGMA index_info(i)",
          "PRAGMA index_info(k)",
          "PRAGMA index_info(w)",
          "PRAGMA index_info(nothing)",
          "PRAGMA index_xinfo(i)",
          "PRAGMA index_xinfo(w)",
          "PRAGMA index_xinfo(wz)",
          "PRAGMA index_xinfo(sqlite_autoindex_a1_1)",
          "PRAGMA foreign_key_list(child)",
          "PRAGMA foreign_key_check",
          "PRAGMA foreign_key_check(child)",
          "PRAGMA foreign_key_check(nothing)",
          "PRAGMA integrity_check",
          "PRAGMA integrity_check(5)",
          "PRAGMA integrity_check(t)",
          "PRAGMA integrity_check(nothing)",
          "PRAGMA quick_check",
          "PRAGMA nothing.table_info(t)",
          "PRAGMA no_such_pragma",
          "PRAGMA no_such_pragma = 3",
          "PRAGMA collation_list",
          "PRAGMA database_list",
          "PRAGMA page_size",
          "PRAGMA page_count",
          "PRAGMA freelist_count",
          "PRAGMA max_page_count",
          "PRAGMA encoding",
          "PRAGMA encoding = 'klingon'",
          "PRAGMA auto_vacuum",
          "PRAGMA schema_version",
          "PRAGMA user_version",
          "PRAGMA application_id",
          "PRAGMA journal_mode",
          "PRAGMA synchronous",
          "PRAGMA cache_size",
          "PRAGMA default_cache_size",
          "PRAGMA locking_mode",
          "PRAGMA journal_size_limit",
          "PRAGMA busy_timeout",
          "PRAGMA wal_checkpoint(TRUNCATE)",
          "PRAGMA optimize",
          "PRAGMA shrink_memory",
          "PRAGMA query_only",
          "PRAGMA recursive_triggers",
          "PRAGMA automatic_index",
          "PRAGMA trusted_schema",
          "PRAGMA legacy_alter_table",
          "PRAGMA secure_delete",
          "PRAGMA writable_schema",
          "PRAGMA cell_size_check",
          "SELECT m.name, p.name, p.type FROM sqlite_schema m, pragma_table_info(m.name) p",
          "SELECT * FROM pragma_table_info('t') WHERE pk = 0 ORDER BY name DESC",
          "SELECT *, arg FROM pragma_index_list('t')",
          "SELECT i.name, x.name, x.coll FROM pragma_index_list('t') AS i,"
              + " pragma_index_xinfo(i.name) AS x ORDER BY 1, x.seqno",
          "SELECT * FROM pragma_table_info('t', 'main')",
          "SELECT * FROM pragma_table_info('t', 'main', 3)",
          "SELECT * FROM pragma_user_version",
          "SELECT integrity_check FROM pragma_integrity_check",
          "SELECT count(*) FROM pragma_foreign_key_list('child')",
          "SELECT m.name, p.cid FROM sqlite_schema m LEFT JOIN pragma_table_info(m.tbl_name) p"
              + " ON p.pk = 1",
          "SELECT * FROM pragma_no_such",
          "SELECT * FROM pragma_no_such(1)");

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT DEFAULT 'x' UNIQUE,"
              + " c REAL NOT NULL DEFAULT (1+2), d CHECK(d > 0), [e f] VARCHAR(10) DEFAULT -1)",
          "CREATE INDEX i ON t(b DESC, c COLLATE NOCASE)",
          "CREATE UNIQUE INDEX j ON t(d)",
          "CREATE INDEX k ON t(a, d)",
          "CREATE TABLE w(x, y TEXT, z, PRIMARY KEY(y, x)) WITHOUT ROWID",
          "CREATE INDEX wz ON w(z, y)",
          "CREATE TABLE a1(x PRIMARY KEY DESC, y UNIQUE ON CONFLICT REPLACE, UNIQUE(y, x))",
          "CREATE VIEW v AS SELECT a, b || 'q' AS q, c + 1, e AS n, count(*) FROM t, (SELECT 1 e)",
          "CREATE VIEW v2(p, q) AS SELECT x, CAST(y AS INT) FROM w",
          "CREATE TABLE child(p REFERENCES t, q, r REFERENCES missing(a),"
              + " FOREIGN KEY(q, p) REFERENCES w(x, y) ON DELETE CASCADE ON UPDATE SET NULL)",
          "CREATE TABLE \"q\"\"uote\"(a INT, \"b\"\"c\")",
          "INSERT INTO t(a, b, c) VALUES(1, 'a', 2), (2, 'b', 3)",
          "INSERT INTO w VALUES(1, 2, 3)",
          "INSERT INTO child VALUES(9, 1, NULL), (1, 1, 4), (2, NULL, NULL)");

  @TempDir Path folder;

  private void same(Engine quiver, Engine c, String sql) {
    Outcome actual = quiver.run(sql);
    Outcome expected = c.run(sql);
    assertEquals(expected.rows(), actual.rows(), sql);
    assertEquals(expected.columns(), actual.columns(), sql);
    assertEquals(expected.message(), actual.message(), sql);
    assertEquals(expected.code(), actual.code(), sql);
  }

  private void build(String path) {
    try (ReferenceEngine c = new ReferenceEngine(path)) {
      SCHEMA.forEach(sql -> assertEquals(0, c.run(sql).code(), sql));
    }
  }

  @ParameterizedTest
  @FieldSource("QUESTIONS")
  void answers(String sql) {
    String path = folder.resolve("answers.db").toString();
    build(path);
    try (ReferenceEngine c = new ReferenceEngine(path);
        QuiverEngine quiver = new QuiverEngine(path)) {
      same(quiver, c, sql);
    }
  }

  /** Settings, each side on a file of its own. */
  @Test
  void settings() {
    try (ReferenceEngine c = new ReferenceEngine(folder.resolve("c.db").toString());
        QuiverEngine quiver = new QuiverEngine(folder.resolve("q.db").toString())) {
      for (String sql : SETTINGS) {
        same(quiver, c, sql);
      }
      assertEquals(8, quiver.run("INSERT INTO t VALUES(1, 2)").code(), "query_only");
    }
  }

  /** The driver steps SQLite's own once, which frees one page; so Quiver stands alone here. */
  @Test
  void incrementalVacuum() {
    String path = folder.resolve("vacuum.db").toString();
    try (QuiverEngine quiver = new QuiverEngine(path)) {
      quiver.run("PRAGMA auto_vacuum = 2");
      quiver.run("CREATE TABLE t(a)");
      quiver.run("INSERT INTO t VALUES(zeroblob(50000))");
      quiver.run("DELETE FROM t");
      assertEquals("[[12]]", quiver.run("PRAGMA freelist_count").rows().toString());
      quiver.run("PRAGMA incremental_vacuum(5)");
      assertEquals("[[7]]", quiver.run("PRAGMA freelist_count").rows().toString());
      quiver.run("PRAGMA incremental_vacuum");
      assertEquals("[[0]]", quiver.run("PRAGMA freelist_count").rows().toString());
      assertEquals("[['ok']]", quiver.run("PRAGMA integrity_check").rows().toString());
    }
    try (ReferenceEngine c = new ReferenceEngine(path)) {
      assertEquals("[['ok']]", c.run("PRAGMA integrity_check").rows().toString());
    }
  }

  /** Before schema format 4, DESC in an index means nothing; later formats are not known. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5})
  void schemaFormats(int format) throws IOException {
    Path path = folder.resolve("format.db");
    try (ReferenceEngine c = new ReferenceEngine(path.toString())) {
      c.run("CREATE TABLE t(a, b)");
      c.run("CREATE INDEX i ON t(a DESC)");
      c.run("CREATE TABLE p(x, y, PRIMARY KEY(x DESC)) WITHOUT ROWID");
    }
    byte[] image = Files.readAllBytes(path);
    image[47] = (byte) format;
    Files.write(path, image);
    try (ReferenceEngine c = new ReferenceEngine(path.toString());
        QuiverEngine quiver = new QuiverEngine(path.toString())) {
      for (String sql :
          List.of(
              "INSERT INTO t VALUES(1, 2), (3, 4), (2, 2), (7, 7), (0, 5)",
              "INSERT INTO p VALUES(1, 2), (3, 4), (2, 2)",
              "CREATE INDEX j ON t(b DESC, a)")) {
        quiver.run(sql);
      }
      for (String sql :
          List.of(
              "PRAGMA integrity_check",
              "PRAGMA index_xinfo(i)",
              "PRAGMA index_xinfo(j)",
              "SELECT * FROM t WHERE a = 3",
              "SELECT * FROM t ORDER BY b DESC, a",
              "SELECT * FROM p")) {
        same(quiver, c, sql);
      }
    }
  }

  @Test
  void dataVersionChangesWhenOthersCommit() {
    String path = folder.resolve("version.db").toString();
    build(path);
    try (ReferenceEngine c = new ReferenceEngine(path);
        QuiverEngine quiver = new QuiverEngine(path)) {
      Outcome first = quiver.run("PRAGMA data_version");
      quiver.run("INSERT INTO w VALUES(8, 8, 8)");
      assertEquals(first.rows(), quiver.run("PRAGMA data_version").rows(), "its own commit");
      c.run("INSERT INTO w VALUES(9, 9, 9)");
      Outcome later = quiver.run("PRAGMA data_version");
      assertEquals(false, later.rows().equals(first.rows()), "another's commit");
      assertEquals(later.rows(), quiver.run("PRAGMA data_version").rows());
    }
  }

  @Test
  void tableListFollowsTheHashTable() {
    String path = folder.resolve("many.db").toString();
    try (ReferenceEngine c = new ReferenceEngine(path);
        QuiverEngine quiver = new QuiverEngine(path)) {
      for (int i = 0; i < 150; i++) {
        c.run("CREATE TABLE Name" + Integer.toString(i * 7919, 36) + "_" + i + "(a)");
        if (i < 12 || i % 30 == 0) {
          same(quiver, c, "PRAGMA table_list");
        }
      }
    }
  }
}
