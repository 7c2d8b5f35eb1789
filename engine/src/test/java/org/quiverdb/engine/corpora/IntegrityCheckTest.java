package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.differential.Engine;
import org.quiverdb.engine.differential.Outcome;
import org.quiverdb.engine.differential.QuiverEngine;
import org.quiverdb.engine.differential.ReferenceEngine;
import org.quiverdb.engine.error.QuiverException;

/**
 * Files damaged on purpose: integrity_check and quick_check say what C SQLite says. Rows are put
 * out of step with their schema by writing the schema table.
 */
class IntegrityCheckTest {
  private static final int MUTATIONS = Integer.getInteger("quiver.checks", 400);

  /** Where several messages fit, C's order may depend on what it looked at before. */
  private static final int SAME_OF_HUNDRED = 95;

  private static final String MALFORMED = "database disk image is malformed";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void create() throws SQLException {
    file = folder.resolve("check.db");
    try (CDatabase c = new CDatabase(file);
        Statement s = c.connection().createStatement()) {
      for (String sql :
          List.of(
              "CREATE TABLE t(a INTEGER PRIMARY KEY, b, c TEXT, d)",
              "CREATE INDEX i ON t(b)",
              "CREATE INDEX j ON t(c COLLATE NOCASE, b)",
              "CREATE TABLE w(k TEXT, n INT, v, PRIMARY KEY(k, n)) WITHOUT ROWID",
              "CREATE INDEX wv ON w(v)",
              "INSERT INTO t VALUES(1, 1, 'one', NULL), (2, 1, 'One', 2), (5, NULL, 'x', '12'),"
                  + " (9, 'z', NULL, 1.5)",
              "INSERT INTO w VALUES('a', 1, 'p'), ('B', 2, 'q'), ('c', 3, 'q')")) {
        s.execute(sql);
      }
    }
  }

  /** Changes the text of an object in the schema table. */
  private void rewrite(String name, String from, String to) throws SQLException {
    change(
        "UPDATE sqlite_schema SET sql = replace(sql, '"
            + from
            + "', '"
            + to
            + "') WHERE name = '"
            + name
            + "'");
  }

  private void change(String... script) throws SQLException {
    try (CDatabase c = new CDatabase(file);
        Statement s = c.connection().createStatement()) {
      s.execute("PRAGMA writable_schema = on");
      for (String sql : script) {
        s.execute(sql);
      }
    }
  }

  private void sameVerdict() {
    try (ReferenceEngine c = new ReferenceEngine(file.toString());
        QuiverEngine quiver = new QuiverEngine(file.toString())) {
      for (String sql :
          List.of(
              "PRAGMA integrity_check",
              "PRAGMA integrity_check(2)",
              "PRAGMA integrity_check(1)",
              "PRAGMA quick_check",
              "PRAGMA integrity_check(t)",
              "PRAGMA quick_check(w)")) {
        Outcome expected = c.run(sql);
        assertEquals(expected, quiver.run(sql), sql);
      }
      Outcome all = c.run("PRAGMA integrity_check");
      assertTrue(!all.rows().toString().equals("[['ok']]"), "not damaged");
    }
  }

  /** For indexes out of order: which rows are missed depends on how a page is searched. */
  private void bothFindDamage() {
    try (ReferenceEngine c = new ReferenceEngine(file.toString());
        QuiverEngine quiver = new QuiverEngine(file.toString())) {
      for (Engine engine : List.of(c, quiver)) {
        Outcome found = engine.run("PRAGMA integrity_check");
        assertTrue(found.rows().toString().contains("missing from index"), found.brief());
        assertEquals("[['ok']]", engine.run("PRAGMA quick_check").rows().toString());
      }
    }
  }

  @Test
  void notNull() throws SQLException {
    rewrite("t", "b, c", "b NOT NULL, c");
    rewrite("t", "c TEXT", "c TEXT NOT NULL");
    sameVerdict();
  }

  @Test
  void checkConstraint() throws SQLException {
    rewrite("t", ", d)", ", d, CHECK(b <> 1), CHECK(d IS NULL))");
    sameVerdict();
  }

  @Test
  void types() throws SQLException {
    rewrite("t", "c TEXT, d", "c INT, d REAL");
    rewrite("w", "n INT", "n TEXT");
    sameVerdict();
  }

  @Test
  void strictTypes() throws SQLException {
    rewrite("t", "b, c TEXT, d)", "b INT, c BLOB, d REAL) STRICT");
    sameVerdict();
  }

  @Test
  void uniqueIndex() throws SQLException {
    rewrite("i", "CREATE INDEX", "CREATE UNIQUE INDEX");
    rewrite("wv", "CREATE INDEX", "CREATE UNIQUE INDEX");
    sameVerdict();
  }

  @Test
  void orderOfIndex() throws SQLException {
    rewrite("i", "(b)", "(b DESC)");
    rewrite("j", "NOCASE", "BINARY");
    bothFindDamage();
  }

  @Test
  void orderOfPrimaryKey() throws SQLException {
    rewrite("w", "(k, n)", "(k DESC, n)");
    sameVerdict();
  }

  @Test
  void missingAndSuperfluousEntries() throws SQLException {
    change(
        "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name IN ('i', 'wv')",
        "DELETE FROM sqlite_schema WHERE name IN ('i', 'wv')");
    change(
        "INSERT INTO t VALUES(20, 20, 20, 20)",
        "DELETE FROM t WHERE a = 1",
        "DELETE FROM w WHERE k = 'c'",
        "INSERT INTO sqlite_schema SELECT * FROM kept",
        "DROP TABLE kept");
    sameVerdict();
  }

  @Test
  void fewerColumnsInIndex() throws SQLException {
    rewrite("j", ", b)", ")");
    bothFindDamage();
  }

  @Test
  void otherValueInIndex() throws SQLException {
    change(
        "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'j'",
        "DELETE FROM sqlite_schema WHERE name = 'j'");
    change(
        "UPDATE t SET c = 'ONE' WHERE a = 1",
        "INSERT INTO sqlite_schema SELECT * FROM kept",
        "DROP TABLE kept");
    sameVerdict();
  }

  @Test
  void mutatedFiles() throws IOException {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println("replay with -Dquiver.seed=" + seed + " -Dquiver.checks=" + MUTATIONS);
    byte[] original = Files.readAllBytes(file);
    List<String> wrong = new ArrayList<>();
    int same = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Path mutated = folder.resolve("m.db");
      Files.write(mutated, new Mutator(original, new SplittableRandom(seed + i)).mutate());
      List<String> expected = check(mutated);
      List<String> actual;
      try (QuiverConnection quiver = QuiverConnection.open(mutated.toString())) {
        actual = texts(ReadingTest.rows(quiver, "PRAGMA integrity_check"));
      } catch (QuiverException e) {
        actual = List.of(MALFORMED);
      }
      boolean agree = comparable(expected).equals(comparable(actual));
      same += agree ? 1 : 0;
      if (expected.equals(List.of("ok")) != actual.equals(List.of("ok"))) {
        wrong.add("seed " + (seed + i) + "\n  C " + expected + "\n  Q " + actual);
      }
    }
    System.out.println("COUNTER integrity_checks_same " + same + " of " + MUTATIONS);
    assertEquals(0, wrong.size(), () -> String.join("\n", wrong));
    assertTrue(same * 100 >= SAME_OF_HUNDRED * MUTATIONS, same + " the same");
  }

  /** C's findings; an error in the middle is the last of them. */
  private static List<String> check(Path mutated) {
    List<String> found = new ArrayList<>();
    try (CDatabase c = new CDatabase(mutated);
        Statement s = c.connection().createStatement();
        ResultSet rows = s.executeQuery("PRAGMA integrity_check")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException e) {
      found.add(MALFORMED);
    }
    return found;
  }

  /**
   * What is to be equal: all findings when the pages are in order; else those about pages and
   * counts, because C then goes on to read cells that Quiver refuses to.
   */
  private static List<String> comparable(List<String> findings) {
    if (!findings.get(0).startsWith("***")) {
      return findings;
    }
    return findings.stream().filter(f -> f.startsWith("***") || f.startsWith("wrong #")).toList();
  }

  private static List<String> texts(List<Object[]> rows) {
    return rows.stream().map(row -> String.valueOf(row[0])).toList();
  }
}
