package org.quiverdb.engine.exec.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.EdgeValues;
import org.quiverdb.engine.record.TextEncoding;

/** Every scalar function on edge values, against C SQLite. */
class ScalarFunctionsTest {
  private static final List<String> ONE =
      List.of(
          "abs",
          "char",
          "hex",
          "length",
          "lower",
          "ltrim",
          "octet_length",
          "quote",
          "round",
          "rtrim",
          "sign",
          "trim",
          "typeof",
          "unhex",
          "unicode",
          "unistr",
          "unistr_quote",
          "upper",
          "likely",
          "unlikely",
          "concat",
          "printf",
          "format");
  private static final List<String> MATH =
      List.of(
          "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "ceiling", "cos", "cosh",
          "degrees", "exp", "floor", "ln", "log", "log10", "log2", "radians", "sin", "sinh", "sqrt",
          "tan", "tanh", "trunc");
  private static final List<String> TWO =
      List.of(
          "coalesce",
          "concat",
          "concat_ws",
          "glob",
          "ifnull",
          "iif",
          "if",
          "instr",
          "like",
          "ltrim",
          "max",
          "min",
          "nullif",
          "round",
          "rtrim",
          "substr",
          "substring",
          "trim",
          "unhex",
          "char",
          "atan2",
          "log",
          "mod",
          "pow",
          "power",
          "quote");

  private FunctionHarness h;

  @BeforeEach
  void open() throws SQLException {
    h = new FunctionHarness(TextEncoding.UTF8);
  }

  @AfterEach
  void close() throws SQLException {
    h.close();
  }

  private void allSame() {
    assertEquals(
        "",
        String.join("\n", h.different.stream().limit(60).toList()),
        h.different.size() + " differ");
  }

  @Test
  void oneArgument() {
    for (String name : ONE) {
      for (Object a : EdgeValues.ALL) {
        h.check(name, a);
      }
    }
    allSame();
  }

  @Test
  void mathematics() {
    for (String name : MATH) {
      for (Object a : EdgeValues.ALL) {
        h.check(name, a);
      }
    }
    h.check("pi");
    allSame();
  }

  @Test
  void twoArguments() {
    for (String name : TWO) {
      for (Object a : EdgeValues.ALL) {
        for (Object b : EdgeValues.ALL) {
          h.check(name, a, b);
        }
      }
    }
    allSame();
  }

  @Test
  void threeArguments() {
    List<Object> texts =
        Arrays.asList(
            null,
            "",
            "a",
            "abcabc",
            "\u00e9t\u00e9\u65e5\ud83d\ude00!",
            "a\u0000bc",
            12345L,
            1.5,
            new byte[] {1, 2, 3, 4},
            "b",
            "bc",
            "%",
            "_b%",
            "a%b_c");
    List<Object> numbers =
        Arrays.asList(
            null,
            0L,
            1L,
            2L,
            3L,
            100L,
            -1L,
            -2L,
            -3L,
            -100L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            "2",
            1.9);
    for (Object a : texts) {
      for (Object b : numbers) {
        for (Object c : numbers) {
          h.check("substr", a, b, c);
        }
      }
      for (Object b : texts) {
        for (Object c : texts) {
          h.check("replace", a, b, c);
          h.check("like", a, b, c);
          h.check("concat_ws", a, b, c);
          h.check("iif", a, b, c);
          h.check("max", a, b, c);
          h.check("concat", a, b, c);
        }
      }
    }
    h.check("iif", 0L, 1L, 0L, 2L, 3L);
    h.check("iif", 0L, 1L, 5L, 2L);
    h.check("char", 72L, 0x1F600L, -1L, 0x110000L, null);
    allSame();
  }

  @Test
  void resultsBeyondTheLimitAreErrors() {
    String tooBig = "error string or blob too big";
    assertEquals(tooBig, h.ours("zeroblob", Long.MAX_VALUE));
    assertEquals(tooBig, h.ours("randomblob", 1_000_000_001L));
    assertEquals(tooBig, h.ours("printf", "%.2000000000d", 1L));
    assertEquals(tooBig, h.ours("printf", "%2000000000s", "x"));
  }

  @Test
  void unicodeEscapes() {
    for (String s :
        List.of(
            "\\0041",
            "\\u0041",
            "\\+01F600",
            "\\U0001F600",
            "a\\\\b",
            "\\",
            "\\u12",
            "\\x",
            "\\00e9z",
            "\\uD800",
            "\\U00110000",
            "\\u0000",
            "a\nb",
            "a'b",
            "\\n\u0001",
            "\u001f'\\")) {
      h.check("unistr", s);
      h.check("unistr_quote", s);
      h.check("quote", s);
    }
    allSame();
  }

  @Test
  void utf16File() throws SQLException {
    for (TextEncoding encoding : List.of(TextEncoding.UTF16LE, TextEncoding.UTF16BE)) {
      try (FunctionHarness wide = new FunctionHarness(encoding)) {
        for (String name :
            List.of("hex", "octet_length", "length", "upper", "unicode", "quote", "typeof")) {
          for (Object a : EdgeValues.ALL) {
            if (!(a instanceof byte[])) {
              wide.check(name, a);
            }
          }
        }
        h.different.addAll(wide.different);
      }
    }
    allSame();
  }

  @Test
  void unknownFunctions() {
    FunctionRegistry registry = FunctionRegistry.builtIn();
    SqlException none = assertThrows(SqlException.class, () -> registry.require("Nope", 1));
    assertEquals("no such function: Nope", none.getMessage());
    SqlException count = assertThrows(SqlException.class, () -> registry.require("ABS", 2));
    assertEquals("wrong number of arguments to function ABS()", count.getMessage());
    assertTrue(registry.require("max", 1).isAggregate());
    assertTrue(!registry.require("max", 2).isAggregate());
  }
}
