package org.quiverdb.engine.sql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.AlterTable;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateVirtualTable;
import org.quiverdb.engine.sql.syntax.tree.Explain;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause.Action;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;
import org.quiverdb.engine.sql.syntax.tree.Pragma;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.TableConstraint;
import org.quiverdb.engine.sql.syntax.tree.TableRef;
import org.quiverdb.engine.sql.syntax.tree.TransactionStatement;
import org.quiverdb.engine.sql.syntax.tree.Update;

class StatementParserTest {
  private static Statement parse(String sql) {
    return SqlParser.parse(sql).statement();
  }

  private static FromClause from(String sql) {
    return ((SelectCore.Query) ((Select) parse("SELECT * FROM " + sql)).first()).from();
  }

  @Test
  void oneStatementAtATime() {
    String sql = " ;; SELECT 1 ; -- two\n SELECT 2;/* end */ ";
    ParsedStatement first = SqlParser.parse(sql);
    assertEquals("SELECT 1", sql.substring(first.startOffset(), first.endOffset() - 2));
    ParsedStatement second = SqlParser.parse(sql, first.endOffset());
    assertEquals("SELECT 2;", sql.substring(second.startOffset(), second.endOffset()));
    ParsedStatement none = SqlParser.parse(sql, second.endOffset());
    assertNull(none.statement());
    assertEquals(sql.length(), none.endOffset());
    assertNull(parse("SELECT 1".substring(8)));
    assertNull(parse("\0 garbage"));
  }

  @Test
  void errorsNameTheTokenAndItsPlace() {
    SqlException e = assertThrows(SqlException.class, () -> parse("SELECT 1 FROM WHERE"));
    assertEquals("near \"WHERE\": syntax error", e.getMessage());
    assertEquals(14, e.offset());
    e = assertThrows(SqlException.class, () -> parse("SELECT 1 +"));
    assertEquals("incomplete input", e.getMessage());
    e = assertThrows(SqlException.class, () -> parse("SELECT 'a"));
    assertEquals("unrecognized token: \"'a\"", e.getMessage());
  }

  @Test
  void joins() {
    FromClause from =
        from("a LEFT OUTER JOIN b ON 1, c NATURAL FULL JOIN d CROSS JOIN e USING (x)");
    List<FromClause.Item> items = from.items();
    assertEquals(
        List.of(JoinKind.INNER, JoinKind.LEFT, JoinKind.INNER, JoinKind.FULL, JoinKind.CROSS),
        items.stream().map(FromClause.Item::join).toList());
    assertTrue(items.get(3).natural());
    assertEquals("x", items.get(4).using().get(0).text());
  }

  @Test
  void parenthesesInFromVanishWhereSqliteDropsThem() {
    assertEquals(2, from("(a JOIN b)").items().size());
    assertEquals("q", from("(a p) q").items().get(0).table().alias().text());
    assertNull(from("t JOIN (a p)").items().get(1).table().alias());
    assertInstanceOf(TableRef.Nested.class, from("t JOIN (a JOIN b) q").items().get(1).table());
    assertInstanceOf(TableRef.Subquery.class, from("((SELECT 1))").items().get(0).table());
  }

  @Test
  void inserts() {
    var insert =
        (Insert)
            parse(
                "INSERT OR FAIL INTO m.t AS q (a, b) SELECT 1, 2 WHERE 1 ON CONFLICT (a) WHERE b"
                    + " DO UPDATE SET (a, b) = (1, 2) WHERE c ON CONFLICT DO NOTHING RETURNING *");
    assertEquals(ConflictClause.FAIL, insert.conflict());
    assertEquals("m", insert.table().schema().text());
    assertEquals(2, insert.upserts().size());
    assertTrue(insert.upserts().get(0).assignments().get(0).inParentheses());
    assertNull(insert.upserts().get(1).assignments());
    assertEquals(1, insert.returning().size());
    assertEquals(ConflictClause.REPLACE, ((Insert) parse("REPLACE INTO t VALUES (1)")).conflict());
  }

  @Test
  void updates() {
    var update =
        (Update) parse("UPDATE t SET a = 1 FROM u WHERE b RETURNING a ORDER BY a LIMIT 1, 2");
    assertEquals("b", Sexp.of(update.where()));
    assertEquals("1", Sexp.of(update.limit().offset()));
    assertEquals("2", Sexp.of(update.limit().limit()));
  }

  @Test
  void tables() {
    String sql =
        "CREATE TEMP TABLE IF NOT EXISTS x(a int PRIMARY KEY DESC ON CONFLICT FAIL AUTOINCREMENT,"
            + " b \"my type\" CONSTRAINT n CHECK ( b>0 ) DEFAULT (1 ) REFERENCES p(k) ON DELETE"
            + " SET NULL DEFERRABLE INITIALLY DEFERRED, c GENERATED ALWAYS AS (a) STORED,"
            + " UNIQUE (a, b) ON CONFLICT IGNORE) STRICT, WITHOUT ROWID ;";
    var table = (CreateTable) parse(sql);
    assertTrue(table.temporary() && table.ifNotExists() && table.strict() && table.withoutRowid());
    assertEquals("INT", table.columns().get(0).typeName());
    assertEquals("my type", table.columns().get(1).typeName());
    assertEquals("", table.columns().get(2).typeName());
    var check = (ColumnConstraint.Check) table.columns().get(1).constraints().get(0);
    assertEquals("b>0", sql.substring(check.textStart(), check.textEnd()));
    var value = (ColumnConstraint.Default) table.columns().get(1).constraints().get(1);
    assertEquals("1", sql.substring(value.textStart(), value.textEnd()));
    var key = (ColumnConstraint.References) table.columns().get(1).constraints().get(2);
    assertEquals(Action.SET_NULL, key.target().onDelete());
    assertTrue(key.target().deferred());
    assertTrue(((ColumnConstraint.Generated) table.columns().get(2).constraints().get(0)).stored());
    assertEquals(
        ConflictClause.IGNORE, ((TableConstraint.Unique) table.constraints().get(0)).conflict());
    assertTrue(table.schemaText(sql).startsWith("CREATE TABLE x(a int"));
    assertTrue(table.schemaText(sql).endsWith("WITHOUT ROWID "));
  }

  @Test
  void indexes() {
    String sql = "CREATE INDEX i ON t USING diskann (e) WITH (metric = 'cos', m = -3, mode = fast)";
    var index = (CreateIndex) parse(sql);
    assertEquals("diskann", index.method().text());
    assertEquals(3, index.options().size());
    assertEquals("(- 3)", Sexp.of(index.options().get(1).value()));
    assertEquals(sql, index.schemaText(sql));
    assertNull(((CreateIndex) parse("CREATE UNIQUE INDEX i ON t (a DESC) WHERE a")).method());
  }

  @Test
  void triggers() {
    String sql =
        "CREATE TRIGGER m.r INSTEAD OF UPDATE OF a ON t WHEN new.a BEGIN SELECT 1; DELETE FROM t;"
            + " END ;";
    var trigger = (CreateTrigger) parse(sql);
    assertEquals(CreateTrigger.Time.INSTEAD_OF, trigger.time());
    assertEquals(2, trigger.steps().size());
    assertTrue(trigger.schemaText(sql).startsWith("CREATE TRIGGER r INSTEAD"));
    assertTrue(trigger.schemaText(sql).endsWith("END"));
  }

  @Test
  void theRest() {
    var virtual = (CreateVirtualTable) parse("CREATE VIRTUAL TABLE x USING m(a b, , c=(1,2))");
    assertEquals(List.of("a b", "c=(1,2)"), virtual.arguments());
    assertEquals("-5", ((Pragma) parse("PRAGMA a.b = - 5")).value());
    assertEquals("on", ((Pragma) parse("PRAGMA b(on)")).value());
    assertTrue(((Explain) parse("EXPLAIN QUERY PLAN SELECT 1")).queryPlan());
    assertFalse(((Explain) parse("EXPLAIN COMMIT")).queryPlan());
    assertInstanceOf(TransactionStatement.RollbackTo.class, parse("ROLLBACK TO SAVEPOINT x"));
    var alter = (AlterTable) parse("ALTER TABLE t ADD COLUMN c int");
    assertInstanceOf(AlterTable.AddColumn.class, alter.action());
  }
}
