package org.quiverdb.engine.exec.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.SqlText;
import org.quiverdb.engine.sql.syntax.tree.AlterTable;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Select;

/** ALTER TABLE ADD COLUMN: the text grows, rows stay as they are. */
final class AddColumn {
  private final FileSession session;
  private final FileDatabase database;
  private final Table table;
  private final String sql;

  /** What must not be said of a new column while the table has rows. */
  private final List<String> obstacles = new ArrayList<>();

  private final List<String> checks = new ArrayList<>();

  AddColumn(FileSession session, Table table, String sql) {
    this.session = session;
    this.database = session.main();
    this.table = table;
    this.sql = sql;
  }

  SchemaStatements.Change compile(AlterTable.AddColumn tree) {
    String text = grown(sql.substring(tree.textStart(), tree.textEnd()));
    Table draft = ParsedAgain.table(text, table.rootPage());
    look(tree.column());
    DefinitionChecks.check(session, draft);
    if (database.schema().isOldFormat()) {
      throw SqlException.error("not yet supported: ADD COLUMN in a file of an old schema format");
    }
    return x -> run(text);
  }

  /** The text with the definition before the constraints, or before the closing parenthesis. */
  private String grown(String definition) {
    String text = String.valueOf(table.sql());
    CreateTable tree = (CreateTable) SqlParser.parse(text, 0).statement();
    if (tree == null) {
      throw new IllegalStateException("a table without text");
    }
    int end = SqlText.token(text, tree.columns().getLast().end());
    return text.substring(0, end) + ", " + definition + text.substring(end);
  }

  private void look(ColumnDef column) {
    boolean notNull = false;
    boolean refers = false;
    Expr value = null;
    for (ColumnConstraint constraint : column.constraints()) {
      switch (constraint) {
        case ColumnConstraint.PrimaryKey p ->
            throw SqlException.error("Cannot add a PRIMARY KEY column");
        case ColumnConstraint.Unique u -> throw SqlException.error("Cannot add a UNIQUE column");
        case ColumnConstraint.Default d -> value = d.expr();
        case ColumnConstraint.NotNull n -> notNull = true;
        case ColumnConstraint.References r -> refers = true;
        case ColumnConstraint.Check c -> checks.add(sql.substring(c.textStart(), c.textEnd()));
        default -> {
          // Says nothing about the rows that are there.
        }
      }
    }
    boolean isNull = value == null || value instanceof Expr.NullLiteral;
    if (refers && !isNull && session.enforcesForeignKeys()) {
      obstacles.add("Cannot add a REFERENCES column with non-NULL default value");
    }
    if (notNull && isNull) {
      obstacles.add("Cannot add a NOT NULL column with default value NULL");
    }
    if (!isNull && !isLiteral(value)) {
      obstacles.add("Cannot add a column with non-constant default");
    }
  }

  private static boolean isLiteral(@Nullable Expr value) {
    return switch (value) {
      case null -> true;
      case Expr.Unary u -> isLiteral(u.operand());
      case Expr.Cast c -> isLiteral(c.operand());
      case Expr.IntegerLiteral l -> true;
      case Expr.RealLiteral l -> true;
      case Expr.StringLiteral l -> true;
      case Expr.BlobLiteral l -> true;
      case Expr.NullLiteral l -> true;
      case Expr.ColumnRef word -> true;
      default -> false;
    };
  }

  private void run(String text) {
    if (!obstacles.isEmpty() && hasRows()) {
      throw SqlException.error(obstacles.getFirst());
    }
    Map<String, String> texts = Map.of(SchemaTexts.key("table", table.name()), text);
    new SchemaRows(database).edit(row -> SchemaTexts.row(row, texts));
    database.reloadSchema(database.schema().cookie() + 1);
    checks.forEach(this::check);
  }

  private boolean hasRows() {
    if (table.withoutRowid()) {
      return exists("SELECT 1 FROM " + ChangeTriggers.quote(table.name()));
    }
    try (Cursor cursor = database.trees().openTable(table.rootPage())) {
      return cursor.first();
    }
  }

  private void check(String condition) {
    String rows = "SELECT 1 FROM " + ChangeTriggers.quote(table.name());
    if (exists(rows + " WHERE NOT (" + condition + ")")) {
      throw SqlException.error("CHECK constraint failed");
    }
  }

  private boolean exists(String query) {
    StatementCompiler compiler = new StatementCompiler(session, 0);
    Select tree = (Select) SqlParser.parse(query, 0).statement();
    if (tree == null) {
      throw new IllegalStateException(query);
    }
    CompiledQuery compiled = compiler.query(new Binder(session, query).select(tree));
    try (ExecContext x = compiler.newContext()) {
      x.begin();
      compiled.operator().open(x);
      boolean found = compiled.operator().next(x);
      compiled.operator().close(x);
      return found;
    }
  }
}
