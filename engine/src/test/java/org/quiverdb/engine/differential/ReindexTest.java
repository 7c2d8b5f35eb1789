package org.quiverdb.engine.differential;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REINDEX against C SQLite: names, errors, and the same pages after repairs. */
class ReindexTest {
  private static final String ROWS =
      """
      WITH d(i) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)),
        n(i) AS (SELECT x.i + 10 * y.i + 100 * z.i FROM d x, d y, d z WHERE z.i < 4)
      INSERT INTO t SELECT i, 'Text ' || (i * 37 % 1000) || ' of ' || (i % 10),
        CASE i % 10 WHEN 3 THEN NULL WHEN 4 THEN x'0102' WHEN 5 THEN 1.5 ELSE i % 10 END FROM n
      """;

  private static final String PAGES =
      "SELECT name, path, pagetype, ncell, payload, unused, mx_payload FROM dbstat";

  @TempDir Path directory;
  private int files;

  private Path file() {
    return directory.resolve("f" + files++);
  }

  private static String check(Path file) {
    try (Engine c = new ReferenceEngine(file.toString())) {
      Outcome found = c.run("PRAGMA integrity_check(1)");
      return found.failed() ? found.message() : found.rows().get(0).get(0);
    }
  }

  private static void run(Engine engine, List<String> script) {
    for (String sql : script) {
      Outcome outcome = engine.run(sql);
      assertEquals(0, outcome.code(), () -> sql + ": " + outcome.message());
    }
  }

  /** A file of C SQLite; the second half of the script is run by a second connection. */
  private Path make(List<String> script, String... damage) {
    Path file = file();
    try (Engine c = new ReferenceEngine(file.toString())) {
      run(c, script);
    }
    try (Engine c = new ReferenceEngine(file.toString())) {
      run(c, List.of(damage));
    }
    return file;
  }

  /** Runs statements on both engines with copies of a file; all answers and pages must agree. */
  private Path compare(Path start, String... statements) throws IOException {
    Path one = Files.copy(start, file());
    Path other = Files.copy(start, file());
    try (Engine c = new ReferenceEngine(one.toString());
        Engine q = new QuiverEngine(other.toString())) {
      for (String sql : statements) {
        Outcome expected = c.run(sql);
        Outcome actual = q.run(sql);
        assertEquals(expected.message(), actual.message(), sql);
        assertEquals(expected.code(), actual.code(), sql);
        assertEquals(expected.rows(), actual.rows(), sql);
      }
    }
    assertEquals(pages(one), pages(other), String.join("; ", statements));
    return other;
  }

  /** What C SQLite says about all pages of all trees. */
  private static String pages(Path file) {
    try (Engine c = new ReferenceEngine(file.toString())) {
      return c.run(PAGES).rows().stream().map(Object::toString).collect(joining("\n"));
    }
  }

  /** Lets C SQLite take an index for a table, so that its entries can be changed alone. */
  private static String[] damage(String index, String columns, String... changes) {
    List<String> script = new ArrayList<>();
    script.add("PRAGMA writable_schema = 1");
    script.add(
        "INSERT INTO sqlite_schema SELECT 'table', 'imposter', 'imposter', rootpage,"
            + " 'CREATE TABLE imposter(%s) WITHOUT ROWID' FROM sqlite_schema WHERE name = '%s'"
                .formatted(columns, index));
    script.add("PRAGMA writable_schema = reset");
    script.addAll(List.of(changes));
    script.add("PRAGMA writable_schema = 1");
    script.add("DELETE FROM sqlite_schema WHERE name = 'imposter'");
    return script.toArray(String[]::new);
  }

  private void repairs(Path damaged, String... statements) throws IOException {
    assertNotEquals("'ok'", check(damaged));
    assertEquals("'ok'", check(compare(damaged, statements)));
  }

  private static List<String> table(String table, String... more) {
    List<String> script = new ArrayList<>(List.of("PRAGMA page_size = 512", table));
    script.add(ROWS);
    script.addAll(List.of(more));
    return script;
  }

  @Test
  void names() throws IOException {
    Path start =
        make(
            List.of(
                "CREATE TABLE t(a, b COLLATE nocase, c UNIQUE)",
                "CREATE INDEX ti ON t(a)",
                "CREATE INDEX te ON t(a + 1)",
                "CREATE TABLE nocase(x)",
                "CREATE INDEX z ON nocase(x COLLATE rtrim)",
                "CREATE VIEW v AS SELECT * FROM t",
                "INSERT INTO t VALUES (1, 'x', 2), (2, 'X', 3)"));
    List<String> script = new ArrayList<>(List.of("REINDEX", "PRAGMA schema_version"));
    for (String name : "t ti TI v z nocase expressions sqlite_autoindex_t_1 nope".split(" ")) {
      for (String schema : new String[] {"", "main.", "temp.", "nope."}) {
        script.add("REINDEX " + schema + name);
      }
    }
    script.addAll(
        List.of(
            "REINDEX rtrim",
            "REINDEX 'binary'",
            "REINDEX \"t\"",
            "REINDEX sqlite_master",
            "REINDEX main.",
            "PRAGMA schema_version",
            "PRAGMA query_only = 1",
            "REINDEX v",
            "REINDEX nope",
            "REINDEX t",
            "REINDEX"));
    compare(start, script.toArray(String[]::new));
  }

  @Test
  void lostEntries() throws IOException {
    Path damaged =
        make(
            table(
                "CREATE TABLE t(a INTEGER PRIMARY KEY, b UNIQUE, c)",
                "CREATE INDEX i ON t(c DESC, b)"),
            damage("i", "c, b, a, PRIMARY KEY(c DESC, b, a)", "DELETE FROM imposter WHERE a > 50"));
    for (String sql : new String[] {"REINDEX", "REINDEX t", "REINDEX main.i", "REINDEX binary"}) {
      repairs(damaged, sql);
    }
    repairs(damaged, "BEGIN", "REINDEX i", "UPDATE t SET a = -a", "COMMIT");
    repairs(damaged, "BEGIN", "REINDEX", "ROLLBACK", "SAVEPOINT s", "REINDEX t", "RELEASE s");
    assertNotEquals("'ok'", check(compare(damaged, "REINDEX nocase")));
    assertNotEquals("'ok'", check(compare(damaged, "BEGIN", "REINDEX", "ROLLBACK")));
  }

  @Test
  void automaticIndexes() throws IOException {
    Path damaged =
        make(
            table("CREATE TABLE t(a, b TEXT COLLATE nocase PRIMARY KEY, c)"),
            damage(
                "sqlite_autoindex_t_1",
                "b COLLATE nocase, r, PRIMARY KEY(b, r)",
                "UPDATE imposter SET r = r + 1000000"));
    repairs(damaged, "REINDEX sqlite_autoindex_t_1");
    repairs(damaged, "REINDEX nocase");
  }

  @Test
  void partialAndComputed() throws IOException {
    Path damaged =
        make(
            table(
                "CREATE TABLE t(a, b, c)",
                "CREATE INDEX p ON t(b) WHERE c > 2 AND typeof(c) = 'integer'",
                "CREATE UNIQUE INDEX e ON t(lower(b) || a COLLATE nocase, c DESC)"),
            damage("e", "x, c, r, PRIMARY KEY(x, c DESC, r)", "UPDATE imposter SET x = x || '!'"));
    repairs(damaged, "REINDEX e");
    repairs(damaged, "REINDEX expressions");
    Path other = make(List.of());
    Files.copy(damaged, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (Engine c = new ReferenceEngine(other.toString())) {
      run(c, List.of(damage("p", "b, r, PRIMARY KEY(b, r)", "DELETE FROM imposter")));
    }
    repairs(other, "REINDEX t");
    repairs(other, "REINDEX e", "REINDEX p");
  }

  @Test
  void withoutRowid() throws IOException {
    Path damaged =
        make(
            table(
                "CREATE TABLE t(a, b, c, PRIMARY KEY(b COLLATE binary, a)) WITHOUT ROWID",
                "CREATE INDEX i ON t(c)",
                "UPDATE t SET b = upper(b) WHERE a % 2",
                "PRAGMA writable_schema = 1",
                "UPDATE sqlite_schema SET sql = replace(sql, 'binary', 'nocase')"
                    + " WHERE name = 't'"));
    repairs(damaged, "REINDEX t");
    repairs(damaged, "REINDEX sqlite_autoindex_t_1", "REINDEX i");
    repairs(damaged, "REINDEX nocase");
  }

  @Test
  void violations() throws IOException {
    List<String> same = List.of("UPDATE sqlite_schema SET sql = replace(sql, 'rtrim', 'nocase')");
    List<String> script =
        new ArrayList<>(table("CREATE TABLE t(a, b PRIMARY KEY COLLATE rtrim, c)"));
    script.addAll(List.of("INSERT INTO t(b) VALUES ('x'), ('X'), (NULL), (NULL)"));
    script.add("CREATE UNIQUE INDEX u ON t(a COLLATE rtrim, c)");
    script.add("CREATE UNIQUE INDEX e ON t(b || 'x' COLLATE rtrim) WHERE a IS NULL");
    script.add("PRAGMA writable_schema = 1");
    script.addAll(same);
    Path damaged = make(script);
    compare(damaged, "REINDEX", "REINDEX t", "REINDEX e", "REINDEX u", "BEGIN", "REINDEX t");
    compare(damaged, "BEGIN", "CREATE TABLE u(x)", "REINDEX e", "REINDEX u", "COMMIT");
    String[] others = {"REINDEX sqlite_autoindex_t_1", "REINDEX nocase", "REINDEX expressions"};
    compare(damaged, others);
  }

  @Test
  void whatCannotBeWrittenCanBeReindexed() throws IOException {
    Path damaged =
        make(
            List.of(
                "PRAGMA page_size = 512",
                "PRAGMA auto_vacuum = full",
                "CREATE TABLE t(a INT, b TEXT, c INT AS (a * 2), d TEXT AS (b || a) STORED) STRICT",
                "CREATE INDEX i ON t(d, c)",
                "CREATE TRIGGER r BEFORE INSERT ON t BEGIN SELECT 1; END",
                "INSERT INTO t(a, b) VALUES (1, 'x'), (2, 'y'), (3, 'z')",
                "ALTER TABLE t ADD f TEXT DEFAULT 'long enough'",
                "CREATE INDEX k ON t(f, a)"),
            damage("k", "f, a, r, PRIMARY KEY(f, a, r)", "DELETE FROM imposter WHERE a = 2"));
    repairs(damaged, "REINDEX");
    Path virtual =
        make(
            List.of(
                "CREATE TABLE t(a, c AS (a * 2))",
                "CREATE INDEX i ON t(c COLLATE rtrim)",
                "INSERT INTO t VALUES (1), (2)"),
            damage("i", "c, r, PRIMARY KEY(c, r)", "DELETE FROM imposter"));
    repairs(virtual, "REINDEX expressions");
  }

  @Test
  void unknownCollation() throws IOException {
    Path start =
        make(
            List.of(
                "CREATE TABLE t(a)",
                "CREATE INDEX i ON t(a COLLATE nocase)",
                "CREATE INDEX k ON t(a)",
                "PRAGMA writable_schema = 1",
                "UPDATE sqlite_schema SET sql = replace(sql, 'nocase', 'klingon')"));
    compare(start, "REINDEX klingon", "REINDEX i", "REINDEX k", "REINDEX t", "REINDEX");
  }
}
