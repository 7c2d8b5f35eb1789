package org.quiverdb.engine.exec.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.record.TextEncoding;

/** printf with random formats, and LIKE and GLOB with random patterns, against C SQLite. */
class FormatTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          0L,
          1L,
          -1L,
          1234567L,
          -987654321L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          11L,
          22L,
          113L,
          0.0,
          1.0,
          -1.5,
          0.001,
          -0.004,
          0.5,
          123456.789,
          1e20,
          1e-10,
          9.995,
          99.99995,
          1e300,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          2.5,
          5e-324,
          0.1,
          1234567.891,
          "",
          "abc",
          "it's \"x\"",
          "\u00e9t\u00e9\u65e5\ud83d\ude00",
          "12",
          "1.5e3x",
          "a\nb\\",
          "\u0001\t\u001f\u007f/\b\f\r",
          "a\u0000b",
          new byte[] {'x', 'y'});

  private final Random random = new Random(SEED);

  private static void allSame(FunctionHarness h) {
    assertEquals(
        "",
        String.join("\n", h.different.stream().limit(60).toList()),
        h.different.size() + " differ of " + h.calls + ", seed " + SEED);
  }

  private Object any() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private String conversion() {
    StringBuilder b = new StringBuilder("%");
    for (int i = random.nextInt(3); i > 0; i--) {
      b.append("-+ #!0,".charAt(random.nextInt(7)));
    }
    if (random.nextInt(2) == 0) {
      b.append(random.nextInt(20));
    }
    if (random.nextInt(2) == 0) {
      b.append('.').append(random.nextInt(5) == 0 ? "" : random.nextInt(25));
    }
    if (random.nextInt(6) == 0) {
      b.append(random.nextBoolean() ? "l" : "ll");
    }
    return b.append("diuxXofeEgGscqQwzpr%nyj".charAt(random.nextInt(23))).toString();
  }

  @Test
  void randomFormats() throws SQLException {
    try (FunctionHarness h = new FunctionHarness(TextEncoding.UTF8)) {
      for (int i = 0; i < 40_000; i++) {
        String format = "<" + conversion() + "|" + (i % 4 == 0 ? conversion() : "") + ">";
        h.check("printf", format, any(), any(), any());
      }
      for (long n = -12; n <= 12; n++) {
        h.check("printf", "<%*d>", n, 7L);
        h.check("printf", "<%.*f>", n, 7.25);
        h.check("printf", "<%*.*s>", n, -n, "abcdefgh");
      }
      for (Object v : VALUES) {
        h.check("printf", v);
        h.check("printf", "%", v);
        h.check("format", "%d %s", v);
      }
      allSame(h);
    }
  }

  private String word(String alphabet, int longest) {
    StringBuilder b = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
      b.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
    }
    return b.toString();
  }

  @Test
  void randomPatterns() throws SQLException {
    try (FunctionHarness h = new FunctionHarness(TextEncoding.UTF8)) {
      for (int i = 0; i < 40_000; i++) {
        h.check(
            "like",
            word("abA%%_\u00e9\u00c9@`\ud83d\ude00", 8),
            word("abAB\u00e9\u00c9@`\ud83d\ude00", 20));
        h.check("like", word("ab%%_\\", 8), word("ab\\%_", 10), "\\");
        h.check("glob", word("abA**?[]^-\u00e9", 10), word("abAB-]^\u00e9", 12));
      }
      for (int i = 0; i < 20_000; i++) {
        String needle = word("abC", 5);
        h.check("like", "%" + needle + "%", word("abcABC\u0000\u00e9", 60));
        h.check("glob", "*" + needle + "*", word("abcABC", 60));
        h.check("instr", word("abcABC\u00e9", 60), needle);
        h.check("replace", word("abcABC\u00e9", 60), needle, "X");
      }
      allSame(h);
    }
  }
}
