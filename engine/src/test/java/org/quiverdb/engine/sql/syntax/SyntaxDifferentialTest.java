package org.quiverdb.engine.sql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;

/**
 * Prepares the same text with C SQLite and parses it here. What C prepares must parse; what C's
 * parser refuses must be refused in the same words; what C refuses for its meaning may parse, but
 * must not be a syntax error.
 */
class SyntaxDifferentialTest {
  private static final Path STATEMENTS =
      Path.of("src/test/resources/org/quiverdb/engine/sql/syntax/statements.txt");
  private static final long SEED = Long.getLong("quiver.seed", 20260501L);
  private static final int MUTATIONS = Integer.getInteger("quiver.mutations", 40_000);

  /** Text without a statement, which the driver cannot close; and syntax that is Quiver's own. */
  private static final String SKIPPED = "(skipped)";

  /** What C's parser itself says; everything else is said by the code behind it. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "near \".*\": syntax error|incomplete input|unrecognized token: .*"
              + "|.* clause should come after .* not before|unknown join type: .*"
              + "|a JOIN clause is required before .*|unknown table option: .*"
              + "|unsupported frame specification|duplicate WITH table name: .*"
              + "|syntax error after column name .*|too many terms in compound SELECT"
              + "|IN\\(...\\) element has .*",
          Pattern.DOTALL);

  /** What C says of a schema change while it still reads: a mistake further right stays unseen. */
  private static final Pattern EARLY =
      Pattern.compile(
          "duplicate column name: .*|table .* already exists|there is already .*"
              + "|object name reserved for internal use: .*|unknown database .*"
              + "|.*more than one primary key|AUTOINCREMENT is only allowed .*"
              + "|default value of column .* is not constant|no such table: .*|no such column: .*"
              + "|temporary table name must be unqualified|view .* already exists"
              + "|variable number must be between .*|cannot .*|.* may not be .*|.*generated.*"
              + "|.*foreign key.*|.*trigger.*|no such index: .*|Cannot add.*|.*module.*"
              + "|.* prohibited in .*|unsupported use of NULLS .*|no such collation .*"
              + "|unknown datatype for .*|missing datatype for .*|PRIMARY KEY missing .*",
          Pattern.DOTALL);

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement s = connection.createStatement()) {
      s.execute("CREATE TABLE t (a, b, c)");
      s.execute("CREATE TABLE t1 (a, b, c)");
      s.execute("CREATE TABLE t2 (x, y, z)");
      s.execute("CREATE TABLE t3 (x)");
      s.execute("CREATE TABLE u (a PRIMARY KEY, b UNIQUE)");
      s.execute("CREATE INDEX i1 ON t (a)");
      s.execute("CREATE VIEW v AS SELECT a, b FROM t");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> seeds() throws IOException {
    List<String> seeds = new ArrayList<>();
    for (String line : Files.readAllLines(STATEMENTS)) {
      if (!line.startsWith("#")) {
        seeds.add(line);
      }
    }
    return seeds;
  }

  /** C's message, or null if it prepares the statement. */
  private static String askC(String sql) {
    try (var prepared = connection.prepareStatement(sql)) {
      return null;
    } catch (SQLException e) {
      String message = e.getMessage();
      int open = message.indexOf(" (");
      return message.startsWith("[") && open > 0
          ? message.substring(open + 2, message.length() - 1)
          : message;
    }
  }

  private static String askQuiver(String sql) {
    try {
      var statement = SqlParser.parse(sql).statement();
      boolean ours = statement instanceof CreateIndex index && index.method() != null;
      return statement == null || ours ? SKIPPED : null;
    } catch (SqlException e) {
      return e.getMessage();
    }
  }

  /** A line that says how the two differ, or null. */
  private static String difference(String sql) {
    String mine = askQuiver(sql);
    if (SKIPPED.equals(mine)) {
      return null;
    }
    String c = askC(sql);
    boolean agree;
    if (c == null || SYNTAX.matcher(c).matches()) {
      agree = c == null ? mine == null : c.equals(mine);
    } else {
      agree = mine == null || mine.equals(c) || EARLY.matcher(c).matches();
    }
    return agree ? null : sql + "\n    C:      " + c + "\n    Quiver: " + mine;
  }

  @Test
  void everySeedAgrees() throws IOException {
    List<String> seeds = seeds();
    assertTrue(seeds.size() >= 400, "only " + seeds.size() + " statements");
    List<String> differences = new ArrayList<>();
    for (String sql : seeds) {
      String difference = difference(sql);
      if (difference != null) {
        differences.add(difference);
      }
    }
    assertEquals("", String.join("\n", differences));
  }

  @Test
  void mutationsOfTokensAgree() throws IOException {
    List<List<String>> seeds = new ArrayList<>();
    for (String sql : seeds()) {
      seeds.add(TokenMutator.tokens(sql));
    }
    mutationsAgree(new TokenMutator(seeds, new Random(SEED), " "));
  }

  @Test
  void mutationsOfCharsAgree() throws IOException {
    List<List<String>> seeds = new ArrayList<>();
    for (String sql : seeds()) {
      seeds.add(List.of(sql.split("")));
    }
    mutationsAgree(new TokenMutator(seeds, new Random(SEED), ""));
  }

  private static void mutationsAgree(TokenMutator mutator) {
    System.out.println("replay: -Dquiver.seed=" + SEED + " -Dquiver.mutations=" + MUTATIONS);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      String difference = difference(mutator.next());
      if (difference != null) {
        differences.add(difference);
      }
    }
    assertEquals(
        "",
        String.join("\n", differences.subList(0, Math.min(60, differences.size()))),
        () -> differences.size() + " differences");
  }
}
