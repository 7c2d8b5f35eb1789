package org.quiverdb.engine.sql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateView;
import org.quiverdb.engine.sql.syntax.tree.CreateVirtualTable;
import org.quiverdb.engine.sql.syntax.tree.ResultColumn;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;

/** What C SQLite keeps of statements as text: schema, declared types, names of result columns. */
class SchemaTextDifferentialTest {
  private static String schemaText(String sql) {
    return switch (SqlParser.parse(sql).statement()) {
      case CreateTable t -> t.schemaText(sql);
      case CreateIndex i -> i.schemaText(sql);
      case CreateView v -> v.schemaText(sql);
      case CreateTrigger t -> t.schemaText(sql);
      case CreateVirtualTable v -> v.schemaText(sql);
      default -> throw new AssertionError(sql);
    };
  }

  private static List<String> askC(String setup, String query) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t (a, b, c)");
      s.execute(setup);
      List<String> rows = new ArrayList<>();
      try (ResultSet r = s.executeQuery(query)) {
        while (r.next()) {
          rows.add(r.getString(1));
        }
      }
      return rows;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE x(a)",
        "create  table  if not exists  main . x ( a , b int )  ;  ",
        "CREATE TABLE \"x\" (a) /* c */ ; -- d",
        "CREATE TABLE x(a int) strict  /* c */  ;",
        "CREATE TABLE x(a int) strict  /* c */  ",
        "CREATE TABLE x(a int primary key) WITHOUT rowid",
        "CREATE INDEX  x  ON t(a) ;",
        "CREATE UNIQUE INDEX IF NOT EXISTS main.x ON t (a) WHERE a  -- c\n ",
        "CREATE VIEW x AS SELECT 1 /* c */  ; ",
        "CREATE VIEW if not exists main.x(q) as select 1  ",
        "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1 ; END  ;",
        "create trigger if not exists main.x insert on t begin select 1; end /* c */",
        "CREATE VIRTUAL TABLE if not exists x USING fts5( a , b )  ; ",
        "create virtual table main.x using fts5(a)"
      })
  void schemaTexts(String sql) throws SQLException {
    List<String> c = askC(sql, "SELECT sql FROM sqlite_schema WHERE name = 'x'");
    assertEquals(c, List.of(schemaText(sql)));
  }

  @Test
  void declaredTypes() throws SQLException {
    String sql =
        "CREATE TABLE x(a, b int, c InteGer, d double   precision, e varchar( 10 ), f 'q''r',"
            + " g [x y], h \"z\", i any, j text generated always as (1), k generated always as (2),"
            + " l decimal(10 , -2) not null, m generated as (3), n long text default 1, o blob)";
    List<String> mine = new ArrayList<>();
    for (ColumnDef column : ((CreateTable) SqlParser.parse(sql).statement()).columns()) {
      mine.add(column.typeName());
    }
    assertEquals(askC(sql, "SELECT type FROM pragma_table_xinfo('x')"), mine);
  }

  @Test
  void namesOfResultColumns() throws SQLException {
    String sql =
        "SELECT 1,  2 +  3 , (4)/* c */, 'x' -- d\n, ( a )+1, abs( b ) , -c, CASE WHEN 1 THEN 2 END"
            + "   FROM t";
    var query = (SelectCore.Query) ((Select) SqlParser.parse(sql).statement()).first();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t (a, b, c)");
      try (ResultSet r = s.executeQuery(sql)) {
        for (int i = 0; i < query.columns().size(); i++) {
          var column = (ResultColumn.Value) query.columns().get(i);
          String text = sql.substring(column.textStart(), column.textEnd());
          assertEquals(r.getMetaData().getColumnName(i + 1), text);
        }
      }
    }
  }
}
