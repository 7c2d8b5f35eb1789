package org.quiverdb.engine.sql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.error.SqlException;

/** Deep, long and random texts give a tree or an {@link SqlException}, soon, on a small stack. */
class HostileTextTest {
  private static final long SEED = Long.getLong("quiver.seed", 20260501L);
  private static final int STACK_BYTES = 700 * 1024;

  /** Parses on a thread with a small stack; the message of the error, or "ok". */
  private static String parse(String sql) throws InterruptedException {
    return parse(sql, STACK_BYTES);
  }

  private static String parse(String sql, int stackBytes) throws InterruptedException {
    AtomicReference<String> outcome = new AtomicReference<>("none");
    Runnable work =
        () -> {
          try {
            SqlParser.parse(sql);
            outcome.set("ok");
          } catch (SqlException e) {
            outcome.set(e.getMessage());
          } catch (Throwable t) {
            outcome.set(t.toString());
          }
        };
    Thread thread = new Thread(null, work, "parser", stackBytes);
    thread.start();
    thread.join();
    return outcome.get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          (; 1; )
          abs(; 1; )
          NOT ; 1; ~~
          ~ ~+ - + ~; 1; ~~
          ~~; 1; + 1
          ~~; 1; AND 1
          1 + (; 1; )
          (SELECT ; 1; )
          (SELECT * FROM ; t; )
          EXISTS (SELECT 1 WHERE ; 1; )
          1 IN (; 1; )
          (1, ; 1; )
          CASE WHEN ; 1; ~ THEN 1 END~
          CASE 1 WHEN 1 THEN ; 1; ~ END~
          CAST(; 1; ~ AS INT)~
          1 BETWEEN 0 AND (; 1; )
          1 BETWEEN ; 1; AND 2
          a LIKE (; 1; )
          1 IS NOT ; 1; ~~
          x COLLATE y || (; 1; )
          (WITH q AS (; SELECT 1; ~) SELECT 1)~
          sum(1) OVER (ORDER BY ; 1; )
          sum(1) FILTER (WHERE ; 1; )
          RAISE(ABORT, ; 1; )
          * FROM (; t; )
          * FROM t JOIN (u JOIN ; t; )
          * FROM t JOIN t ON (; 1; )
          * FROM f(; 1; )
          ~(SELECT 1) + ~; 1; ~~
          (VALUES (; 1; ))
          1 IN (VALUES (; 1; ))
          """)
  void depthIsBounded(String open, String core, String close) throws InterruptedException {
    for (int levels : new int[] {10, 100, 1_000, 20_000}) {
      String opened = (open == null ? "" : open).repeat(levels);
      String closed = (" " + (close == null ? "" : close)).repeat(levels);
      String outcome = parse("SELECT " + opened + core + closed);
      boolean expected =
          outcome.equals("ok")
              || outcome.equals("Recursion limit")
              || outcome.startsWith("Expression tree is too large")
              || outcome.endsWith("syntax error")
              || outcome.equals("incomplete input");
      assertEquals(true, expected, levels + ": " + outcome);
    }
  }

  @Test
  void theStackEndsBeforeTheLimits() throws InterruptedException {
    String deep = "SELECT " + "a LIKE (".repeat(480) + 1 + ")".repeat(480);
    assertEquals("Recursion limit", parse(deep, 100 * 1024));
  }

  @Test
  void limits() throws InterruptedException {
    assertEquals("ok", parse("SELECT 1" + " + 1".repeat(999)));
    assertEquals(
        "Expression tree is too large (maximum depth 1000)",
        parse("SELECT 1" + " + 1".repeat(1000)));
    assertEquals("ok", parse("SELECT " + "(".repeat(1400) + 1 + ")".repeat(1400)));
    assertEquals("ok", parse("SELECT 1" + " UNION SELECT 1".repeat(499)));
    assertEquals(
        "too many terms in compound SELECT", parse("SELECT 1" + " UNION SELECT 1".repeat(500)));
    assertEquals("ok", parse("VALUES (1)" + ", (1)".repeat(100_000)));
    assertEquals("ok", parse("SELECT 1 IN (1" + ", 1".repeat(100_000) + ")"));
    assertEquals(
        "too many FROM clause terms, max: 200", parse("SELECT * FROM t" + ", t".repeat(200)));
    assertEquals(
        "too many arguments on function max", parse("SELECT max(1" + ", 1".repeat(1000) + ")"));
  }

  @Test
  void garbageGivesATreeOrAnSqlException() {
    System.out.println("replay: -Dquiver.seed=" + SEED);
    Random random = new Random(SEED);
    String alphabet = "aAxX_019.'\"`[]()*/-+<>=!|&%~?:@$#;, \n\t\0\u000b\u00e9\ufeff\ud83d\\{";
    String[] words = {
      "SELECT", "FROM", "WHERE", "CREATE", "TABLE", "TRIGGER", "BEGIN", "END", "VALUES", "WITH",
      "OVER", "WINDOW", "FILTER", "AS", "NOT", "IN", "LIKE", "CASE", "JOIN", "ON", "x'", "0x", "/*"
    };
    for (int i = 0; i < 30_000; i++) {
      StringBuilder sql = new StringBuilder();
      int pieces = random.nextInt(60);
      for (int k = 0; k < pieces; k++) {
        if (random.nextInt(3) == 0) {
          sql.append(' ').append(words[random.nextInt(words.length)]).append(' ');
        } else {
          sql.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
      String text = sql.toString();
      assertTimeout(Duration.ofSeconds(1), () -> parseAll(text), () -> "text: " + text);
      StatementSplitter.isComplete(text);
    }
  }

  /** Every statement of a text, each of which must end behind its beginning. */
  private static void parseAll(String text) {
    int from = 0;
    try {
      while (from < text.length()) {
        int end = SqlParser.parse(text, from).endOffset();
        assertEquals(true, end > from, text);
        from = end;
      }
    } catch (SqlException e) {
      assertEquals(true, e.offset() <= text.length(), text);
    }
  }

  @Test
  void aLongTextTakesLinearTime() {
    String sql = "SELECT " + "a, ".repeat(300_000) + "b FROM t";
    assertTimeout(Duration.ofSeconds(5), () -> SqlParser.parse(sql));
    String script = "SELECT 1;".repeat(100_000);
    assertTimeout(Duration.ofSeconds(5), () -> parseAll(script));
    assertThrows(SqlException.class, () -> SqlParser.parse("/*".repeat(100_000) + "'", 2));
  }
}
