package org.quiverdb.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arithmetic, casts, affinities and comparisons of all pairs of edge values, against C SQLite. */
class OperatorsTest {
  private static final Map<String, Binary> OPERATORS =
      Map.of(
          "+", Arithmetic::add,
          "-", Arithmetic::subtract,
          "*", Arithmetic::multiply,
          "/", Arithmetic::divide,
          "%", Arithmetic::remainder,
          "&", Arithmetic::bitAnd,
          "|", Arithmetic::bitOr,
          "<<", Arithmetic::shiftLeft,
          ">>", Arithmetic::shiftRight,
          "||", Arithmetic::concat);

  private final Registers r = new Registers(4);
  private final List<String> different = new ArrayList<>();

  private interface Binary {
    void apply(Registers r, int a, int b, int result);
  }

  @AfterEach
  void close() {
    r.close();
  }

  private void same(String expected, String actual, Object... where) {
    if (!expected.equals(actual)) {
      StringBuilder b = new StringBuilder();
      for (Object o : where) {
        b.append(o instanceof Enum<?> e ? e.name() : Oracle.describe(o)).append(' ');
      }
      different.add(b + "=> " + expected + ", ours " + actual);
    }
  }

  private void allSame() {
    assertEquals(List.of(), different.stream().limit(40).toList(), different.size() + " differ");
  }

  @Test
  void binaryOperators() throws SQLException {
    try (Oracle oracle = new Oracle(TextEncoding.UTF8)) {
      for (String operator : OPERATORS.keySet()) {
        for (Object a : EdgeValues.ALL) {
          for (Object b : EdgeValues.ALL) {
            Oracle.set(r, 0, a);
            Oracle.set(r, 1, b);
            OPERATORS.get(operator).apply(r, 0, 1, 2);
            String expected = oracle.value("?1 " + operator + " ?2", a, b);
            same(expected, Oracle.describe(r, 2), a, operator, b);
          }
        }
      }
    }
    allSame();
  }

  @Test
  void unaryOperators() throws SQLException {
    try (Oracle oracle = new Oracle(TextEncoding.UTF8)) {
      for (Object a : EdgeValues.ALL) {
        Oracle.set(r, 0, a);
        Arithmetic.negate(r, 0, 1);
        same(oracle.value("-?1", a), Oracle.describe(r, 1), "-", a);
        Arithmetic.bitNot(r, 0, 1);
        same(oracle.value("~?1", a), Oracle.describe(r, 1), "~", a);
        String truth = a == null ? "null" : Oracle.describe(Numeric.isTrue(r, 0) ? 1L : 0L);
        same(oracle.value("?1 and 1", a), truth, "and", a);
      }
    }
    allSame();
  }

  @ParameterizedTest
  @EnumSource
  void casts(TextEncoding encoding) throws SQLException {
    try (Oracle oracle = new Oracle(encoding)) {
      for (Affinity affinity : Affinity.values()) {
        for (Object a : EdgeValues.ALL) {
          if (a instanceof byte[] && encoding != TextEncoding.UTF8 && affinity != Affinity.TEXT) {
            continue;
          }
          Oracle.set(r, 0, a);
          Cast.cast(r, 0, affinity, encoding, 1);
          String expected = oracle.value("cast(?1 as " + affinity + ")", a);
          same(expected, Oracle.describe(r, 1), affinity, a);
        }
      }
    }
    allSame();
  }

  @ParameterizedTest
  @EnumSource
  void affinityOfColumns(TextEncoding encoding) throws SQLException {
    try (Oracle oracle = new Oracle(encoding);
        Statement s = oracle.connection().createStatement()) {
      s.execute("create table t(blob blob, text text, numeric numeric, integer int, real double)");
      PreparedStatement insert =
          oracle.connection().prepareStatement("insert into t values(?1, ?1, ?1, ?1, ?1)");
      for (Object a : EdgeValues.ALL) {
        s.execute("delete from t");
        insert.setObject(1, a);
        insert.execute();
        for (Affinity affinity : Affinity.values()) {
          Oracle.set(r, 0, a);
          affinity.apply(r, 0);
          String expected = oracle.value("(select " + affinity + " from t)");
          same(expected, Oracle.describe(r, 0), affinity, a);
        }
      }
    }
    allSame();
  }

  @ParameterizedTest
  @EnumSource
  void comparisons(TextEncoding encoding) throws SQLException {
    List<Object> values = new ArrayList<>(EdgeValues.ALL);
    values.addAll(List.of("\uffee", "\ud800\udc00", "\u0100", "\u0001", "abc  ", "ABC ", "\u00ff"));
    try (Oracle oracle = new Oracle(encoding)) {
      for (Collation collation : List.of(Collation.BINARY, Collation.NOCASE, Collation.RTRIM)) {
        PreparedStatement s =
            oracle
                .connection()
                .prepareStatement(
                    "select (?1 collate "
                        + collation
                        + ") < ?2, ?1 collate "
                        + collation
                        + " = ?2");
        for (Object a : values) {
          for (Object b : values) {
            if (a != null && b != null) {
              compare(s, a, b, collation.in(encoding));
            }
          }
        }
      }
    }
    allSame();
  }

  private void compare(PreparedStatement s, Object a, Object b, Collation collation)
      throws SQLException {
    s.setObject(1, a);
    s.setObject(2, b);
    Oracle.set(r, 0, a);
    Oracle.set(r, 1, b);
    int order = ValueCompare.compare(r, 0, 1, collation);
    try (ResultSet row = s.executeQuery()) {
      boolean less = row.getBoolean(1);
      boolean equal = row.getBoolean(2);
      same(
          less ? "<" : equal ? "=" : ">",
          order < 0 ? "<" : order == 0 ? "=" : ">",
          a,
          collation,
          b);
      if (equal) {
        assertEquals(ValueHash.hash(r, 0, collation), ValueHash.hash(r, 1, collation));
      }
    }
  }
}
