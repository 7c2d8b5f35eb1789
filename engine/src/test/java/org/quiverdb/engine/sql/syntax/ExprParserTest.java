package org.quiverdb.engine.sql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Over;
import org.quiverdb.engine.sql.syntax.tree.ResultColumn;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;
import org.quiverdb.engine.sql.syntax.tree.WindowSpec;

class ExprParserTest {
  private static ResultColumn.Value column(String expr) {
    Select select = (Select) SqlParser.parse("SELECT " + expr).statement();
    return (ResultColumn.Value) ((SelectCore.Query) select.first()).columns().get(0);
  }

  private static Expr expr(String text) {
    return column(text).expr();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      textBlock =
          """
          1 + 2 * 3; (1 + (2 * 3))
          1 - 2 - 3; ((1 - 2) - 3)
          a OR b AND NOT c = d; (a OR (b AND (NOT (c = d))))
          a = b < c; (a = (b < c))
          a < b = c; ((a < b) = c)
          a & b + c; (a & (b + c))
          a || b * c; ((a || b) * c)
          a -> b ->> c || d; (((a -> b) ->> c) || d)
          -a COLLATE x; ((- a) COLLATE x)
          a || b COLLATE x; (a || (b COLLATE x))
          - NOT a = b AND c; ((- (NOT (a = b))) AND c)
          - ~ + a; (- (~ (+ a)))
          a = b NOT NULL; ((a = b) NOTNULL)
          a AND b NOT NULL; (a AND (b NOTNULL))
          NOT a NOT NULL; (NOT (a NOTNULL))
          a IS NOT NULL; (a NOTNULL)
          a IS NOT b = c; ((a IS NOT b) = c)
          a IS DISTINCT FROM b; (a IS NOT b)
          a IS NOT DISTINCT FROM NULL; (a ISNULL)
          a BETWEEN b AND c AND d; ((BETWEEN a b c) AND d)
          a BETWEEN (b OR c) AND d OR e; ((BETWEEN a (b OR c) d) OR e)
          a NOT BETWEEN b = c AND d; (NOT BETWEEN a (b = c) d)
          a LIKE b ESCAPE c; (LIKE a b c)
          a NOT GLOB b || c; (NOT GLOB a (b || c))
          a LIKE b = c; ((LIKE a b) = c)
          a IN (1, 2) = b; ((IN a [1, 2]) = b)
          a IN (); (IN a [])
          a NOT IN (SELECT 1); (NOT IN a select)
          a IN ((SELECT 1)); (IN a select)
          a IN main.t; (IN a t)
          (a, (b), 3); <a, b, 3>
          ((1) + 2) * 3; ((1 + 2) * 3)
          ((SELECT 1) + 1); ((select) + 1)
          CASE a WHEN 1 THEN 2 ELSE 3 END; (CASE a 1:2 3)
          CASE WHEN a THEN b WHEN c THEN d END; (CASE - a:b c:d -)
          CAST(a AS varchar ( 10 )); (a AS varchar ( 10 ))
          count(*); count(*)
          count(DISTINCT a); count(DISTINCT a)
          main.t.a; main.t.a
          NOT EXISTS (SELECT 1); (NOT (EXISTS))
          RAISE(ABORT, 'x'); (RAISE ABORT 'x')
          CURRENT_DATE; DATE
          current_time; TIME
          CURRENT_TIMESTAMP; TIMESTAMP
          """)
  void groups(String sql, String expected) {
    assertEquals(expected, Sexp.of(expr(sql)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "9223372036854775807, 9223372036854775807",
    "0x7F, 127",
    "0xffffffffffffffff, -1",
    "0x00000000000000000001, 1",
    "1_000, 1000",
    "-9223372036854775808, -9223372036854775808",
    "-(9223372036854775808), -9223372036854775808"
  })
  void integers(String sql, long expected) {
    assertEquals(expected, assertInstanceOf(Expr.IntegerLiteral.class, expr(sql)).value());
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808, 9223372036854775808.0",
    "1.5, 1.5",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "1_0.2_5e0_1, 102.5",
    "1e999, Infinity"
  })
  void reals(String sql, double expected) {
    assertEquals(expected, assertInstanceOf(Expr.RealLiteral.class, expr(sql)).value());
  }

  @Test
  void stringsAndBlobs() {
    assertEquals("it's", ((Expr.StringLiteral) expr("'it''s'")).value());
    assertTrue(
        Arrays.equals(new byte[] {0, (byte) 0xfF}, ((Expr.BlobLiteral) expr("x'00Ff'")).value()));
    Expr.ColumnRef doubted = (Expr.ColumnRef) expr("\"a\"\"b\"");
    assertEquals("a\"b", doubted.column().text());
    assertTrue(doubted.column().quotedWithDouble());
  }

  @Test
  void parametersAreNumberedAsSqliteDoes() {
    ParsedStatement parsed = SqlParser.parse("SELECT ?, :a, ?5, ?, :a, @b, $c::d(e), ?2");
    assertEquals(
        Arrays.asList(null, ":a", null, null, "?5", null, "@b", "$c::d(e)"), parsed.parameters());
    assertEquals(
        "too many SQL variables",
        assertThrows(SqlException.class, () -> SqlParser.parse("SELECT ?32766, ?")).getMessage());
    assertEquals(
        "variable number must be between ?1 and ?32766",
        assertThrows(SqlException.class, () -> SqlParser.parse("SELECT ?32767")).getMessage());
  }

  @Test
  void spansAndTheTextOfColumns() {
    String sql = "SELECT  ( a+1 ) /*x*/ , b";
    ParsedStatement parsed = SqlParser.parse(sql);
    Select select = (Select) parsed.statement();
    var column = (ResultColumn.Value) ((SelectCore.Query) select.first()).columns().get(0);
    assertEquals("( a+1 ) /*x*/", parsed.text(column.textStart(), column.textEnd()));
    assertEquals("a+1", parsed.text(column.expr().start(), column.expr().end()));
    assertNull(column.alias());
  }

  @Test
  void windows() {
    var call =
        (Expr.FunctionCall)
            expr(
                "sum(a) FILTER (WHERE b) OVER (w ORDER BY c ROWS BETWEEN 1 PRECEDING"
                    + " AND UNBOUNDED FOLLOWING EXCLUDE TIES)");
    assertEquals("b", Sexp.of(call.filter()));
    WindowSpec window = assertInstanceOf(Over.Inline.class, call.over()).window();
    assertEquals("w", window.base().text());
    assertEquals(WindowSpec.BoundKind.PRECEDING, window.frame().from().kind());
    assertEquals(WindowSpec.BoundKind.UNBOUNDED_FOLLOWING, window.frame().to().kind());
    assertEquals(WindowSpec.Exclude.TIES, window.frame().exclude());
    assertInstanceOf(Over.Named.class, ((Expr.FunctionCall) expr("sum(a) OVER w")).over());
  }
}
