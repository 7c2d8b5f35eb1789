package org.quiverdb.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ALTER TABLE does to texts and rows what C SQLite does, and refuses with its words. */
class AlterTableTest {
  private static final String SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE t(a, b unique, c check (t.c>0 and c<90), d DEFAULT 4,"
              + " primary key(a), foreign key(b) references t(a))",
          "CREATE INDEX i on t(c, d DESC)",
          "CREATE VIEW v as select t.*, t.a as x, a, u.b from t, (select b from t) u where t.b=u.b",
          "CREATE VIEW w(p) as select q.c from t q join t on q.a=t.a order by t.c",
          "CREATE VIEW n as with t as (select 1 as a) select t.a from t",
          "CREATE TABLE log(x, y)",
          "CREATE TRIGGER r after update of a, c on t when new.a>old.c begin"
              + " insert into log(x,y) values(new.a, new.b); update t set d=c, c=t.c where t.a=1;"
              + " delete from t where a in (select a from t where t.c=77); select t.a from t; end",
          "CREATE TABLE z(x references t(a), y references t, z integer primary key autoincrement)",
          "INSERT INTO t(a, b, c) VALUES (1, 2, 3), (4, 5, 6), (7, 8, 9)",
          "INSERT INTO z(x) VALUES (1), (2)");

  @TempDir Path directory;
  private int files;

  /** Runs statements on both; after each the schema and the rows of all tables must agree. */
  private void compare(List<String> first, String... statements) {
    List<String> script = new ArrayList<>(first);
    script.addAll(List.of(statements));
    int file = files++;
    try (Engine expected = new ReferenceEngine(directory.resolve("c" + file).toString());
        Engine actual = new QuiverEngine(directory.resolve("q" + file).toString())) {
      for (String sql : script) {
        assertSame(expected, actual, sql, sql, script);
        assertSame(expected, actual, SCHEMA, sql, script);
      }
      for (String name : List.of("t", "u", "\"n ew\"", "log", "z", "v", "w", "n", "s")) {
        assertSame(expected, actual, "SELECT * FROM " + name, "the end", script);
      }
      assertSame(expected, actual, "SELECT * FROM sqlite_sequence", "the end", script);
    }
    try (Engine check = new ReferenceEngine(directory.resolve("q" + file).toString())) {
      Outcome found = check.run("PRAGMA integrity_check");
      assertEquals("[['ok']]", found.rows().toString(), () -> "of " + script);
    }
  }

  private static void assertSame(
      Engine expected, Engine actual, String sql, String after, List<String> script) {
    Outcome one = expected.run(sql);
    Outcome other = actual.run(sql);
    // ALTER TABLE is made of queries, whose columns some drivers show.
    boolean same =
        one.code() == other.code()
            && Objects.equals(one.message(), other.message())
            && (sql.startsWith("ALTER") || one.equals(other));
    if (!same) {
      throw new AssertionError(
          sql + " after " + after + "\nexpected " + one + "\nactual " + other + "\nof " + script);
    }
  }

  @Test
  void renamedTables() {
    compare(TABLES, "ALTER TABLE t RENAME TO \"n ew\"", "ALTER TABLE \"n ew\" RENAME TO u");
    compare(
        TABLES,
        "ALTER TABLE main.t RENAME TO u",
        "INSERT INTO u VALUES (90, 91, 12, 13)",
        "UPDATE u SET a = a + 100");
    compare(TABLES, "ALTER TABLE z RENAME TO s", "INSERT INTO s(x) VALUES (9)");
    for (String to : List.of("sqlite_x", "z", "i", "v", "T", "sqlite_autoindex_t_1")) {
      compare(TABLES, "ALTER TABLE t RENAME TO " + to);
    }
    for (String from : List.of("v", "sqlite_master", "nope", "main.nope", "sqlite_sequence")) {
      compare(TABLES, "ALTER TABLE " + from + " RENAME TO k");
    }
  }

  @Test
  void renamedColumns() {
    compare(TABLES, "ALTER TABLE t RENAME a TO alpha", "UPDATE t SET alpha = alpha + 100");
    compare(TABLES, "ALTER TABLE t RENAME COLUMN c TO \"c c\"", "UPDATE t SET \"c c\" = 8");
    compare(TABLES, "ALTER TABLE t RENAME d TO a", "ALTER TABLE t RENAME nope TO b");
    compare(TABLES, "ALTER TABLE t RENAME b TO bb", "ALTER TABLE t RENAME a TO a");
    compare(TABLES, "ALTER TABLE v RENAME a TO b", "ALTER TABLE nope RENAME a TO b");
    compare(
        TABLES,
        "ALTER TABLE z RENAME z TO k",
        "ALTER TABLE log RENAME x TO xx",
        "UPDATE t SET a = 50 WHERE a = 4");
    compare(
        List.of(
            "CREATE TABLE t(id integer primary key, a, b)",
            "CREATE TABLE u(a, c)",
            "CREATE VIEW v as select a, t.b from t join u using(a)",
            "CREATE VIEW w as select a as q, b as a from t order by a, q"),
        "ALTER TABLE t RENAME a TO x",
        "ALTER TABLE u RENAME a TO x",
        "ALTER TABLE t RENAME b TO y",
        "DROP VIEW v",
        "ALTER TABLE t RENAME id TO \"key\"",
        "ALTER TABLE t RENAME a TO x");
    compare(
        List.of(
            "CREATE TABLE \"u\"(\"a\" int, [b], `c`)",
            "CREATE VIEW v as select \"a\",[b],`c`, 'c' from \"u\"",
            "CREATE VIEW bad as select * from nosuch"),
        "ALTER TABLE u RENAME a TO x",
        "DROP VIEW bad",
        "ALTER TABLE u RENAME a TO aa",
        "ALTER TABLE u RENAME b TO \"x y\"",
        "ALTER TABLE u RENAME c TO `group`",
        "ALTER TABLE \"u\" RENAME TO t");
  }

  @Test
  void addedColumns() {
    compare(
        List.of("CREATE TABLE t(a, b -- last\n)", "CREATE TABLE u(a, constraint k check (a > 0))"),
        "ALTER TABLE t ADD COLUMN c int default 5 check(c>3)  ;",
        "ALTER TABLE t ADD d primary key",
        "ALTER TABLE t ADD d unique",
        "ALTER TABLE t ADD a",
        "ALTER TABLE nope ADD x",
        "INSERT INTO t(a) VALUES (1), (2)",
        "ALTER TABLE t ADD d not null",
        "ALTER TABLE t ADD d not null default null",
        "ALTER TABLE t ADD f default (random())",
        "ALTER TABLE t ADD f default current_time",
        "ALTER TABLE t ADD h check(h>3)",
        "ALTER TABLE t ADD i check(a < 2)",
        "ALTER TABLE t ADD k text not null default 'x' collate nocase",
        "ALTER TABLE t ADD l default -3.5 references u(a)",
        "INSERT INTO t(a, k) VALUES (3, 'y')",
        "UPDATE t SET k = 'z' WHERE a = 1",
        "SELECT k, l FROM t WHERE k = 'X'",
        "ALTER TABLE u ADD b INT",
        "ALTER TABLE u ADD c NOT NULL",
        "INSERT INTO u VALUES (1, 2, 3)",
        "ALTER TABLE sqlite_master ADD x");
    compare(TABLES, "ALTER TABLE v ADD x", "ALTER TABLE t ADD x", "SELECT * FROM t, z");
  }

  @Test
  void droppedColumns() {
    compare(
        List.of(
            "CREATE TABLE t(a,  b int ,c, d unique, e)",
            "INSERT INTO t VALUES (1, 2, 3, 4, 5), (6, NULL, x'00', 7.5, 'e')"),
        "ALTER TABLE t DROP COLUMN b",
        "ALTER TABLE t DROP d",
        "ALTER TABLE t DROP e",
        "INSERT INTO t VALUES (8, 9, 10)",
        "ALTER TABLE t ADD f DEFAULT 'f'",
        "ALTER TABLE t ADD g DEFAULT 'g'",
        "ALTER TABLE t DROP f",
        "ALTER TABLE t DROP a",
        "SELECT * FROM t");
    compare(
        TABLES,
        "ALTER TABLE t DROP a",
        "ALTER TABLE t DROP b",
        "ALTER TABLE t DROP c",
        "ALTER TABLE t DROP d",
        "ALTER TABLE t DROP nope",
        "ALTER TABLE v DROP a",
        "ALTER TABLE nope DROP a",
        "ALTER TABLE z DROP z",
        "ALTER TABLE z DROP y",
        "ALTER TABLE log DROP x",
        "DROP TRIGGER r",
        "ALTER TABLE log DROP x",
        "ALTER TABLE log DROP y");
    compare(
        List.of(
            "CREATE TABLE t(id integer primary key, a, b, c, unique(c))",
            "CREATE VIEW w as select b from t",
            "INSERT INTO t VALUES (5, 6, 7, 8), (9, 1, 2, 3)"),
        "ALTER TABLE t DROP b",
        "ALTER TABLE t DROP a",
        "ALTER TABLE t DROP id",
        "INSERT INTO t VALUES (NULL, 4, 4)");
  }

  @Test
  void undone() {
    compare(
        TABLES,
        "BEGIN",
        "ALTER TABLE t RENAME TO u",
        "ALTER TABLE u ADD n DEFAULT 1",
        "SAVEPOINT s",
        "ALTER TABLE u RENAME a TO aa",
        "ALTER TABLE u DROP n",
        "ROLLBACK TO s",
        "SELECT a, n FROM u",
        "ROLLBACK",
        "SELECT a FROM t");
  }

  @Test
  void largeRows() {
    List<String> script = new ArrayList<>(List.of("CREATE TABLE t(a, b, c)"));
    for (int i = 0; i < 40; i++) {
      script.add("INSERT INTO t VALUES (%d, zeroblob(%d), 'c%d')".formatted(i, i * 700, i));
    }
    compare(
        script, "CREATE INDEX k ON t(c)", "ALTER TABLE t DROP a", "SELECT b FROM t WHERE c='c7'");
  }

  @Test
  void randomAlterations() {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println("replay: -Dtest=AlterTableTest -Dquiver.seed=" + seed);
    Random random = new Random(seed);
    String[] names = {"a", "b", "c", "d", "e", "\"x y\"", "t", "u"};
    for (int run = 0; run < 60; run++) {
      List<String> script = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String table = random.nextBoolean() ? "t" : random.nextBoolean() ? "u" : "log";
        String one = names[random.nextInt(6)];
        String other = names[random.nextInt(6)];
        script.add(
            switch (random.nextInt(7)) {
              case 0 -> "ALTER TABLE " + table + " RENAME TO " + names[6 + random.nextInt(2)];
              case 1, 2 -> "ALTER TABLE " + table + " RENAME " + one + " TO " + other;
              case 3 -> "ALTER TABLE " + table + " ADD " + one + " DEFAULT " + i;
              case 4 -> "ALTER TABLE t DROP " + one;
              case 5 -> "INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 0";
              default -> "DROP VIEW IF EXISTS " + (random.nextBoolean() ? "v" : "w");
            });
      }
      compare(TABLES, script.toArray(new String[0]));
    }
  }
}
