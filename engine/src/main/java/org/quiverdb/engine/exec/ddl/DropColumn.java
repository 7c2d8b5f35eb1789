package org.quiverdb.engine.exec.ddl;

import java.util.List;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.dml.Target;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.SqlText;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;

/** ALTER TABLE DROP COLUMN: the text loses the definition, and every row its value. */
final class DropColumn {
  private static final String AFTER = " after drop column";

  private final FileSession session;
  private final FileDatabase database;
  private final Table table;

  DropColumn(FileSession session, Table table) {
    this.session = session;
    this.database = session.main();
    this.table = table;
  }

  SchemaStatements.Change compile(int position) {
    Column column = table.columns().get(position);
    CreateTable tree = (CreateTable) SqlParser.parse(String.valueOf(table.sql()), 0).statement();
    if (tree == null) {
      throw new IllegalStateException("a table without text");
    }
    refuseKeys(column.name(), position, tree.columns().get(position));
    if (table.columns().size() == 1) {
      throw SqlException.error(
          "cannot drop column \"" + column.name() + "\": no other columns exist");
    }
    if (table.withoutRowid()) {
      throw SqlException.error("not yet supported: DROP COLUMN of a WITHOUT ROWID table");
    }
    Target.requireWritable(session, table);
    new SchemaTexts(session).check("", true);
    String text = shortened(tree, position);
    SchemaTexts.run("table", table.name(), AFTER, () -> checkTable(text));
    refuseIndexes(column, ParsedAgain.table(text, table.rootPage()));
    return x -> run(x, position, text);
  }

  private void refuseKeys(String name, int position, ColumnDef definition) {
    boolean key = position == table.rowidAlias();
    for (Index index : table.indexes()) {
      key |=
          index.origin() == Index.Origin.PRIMARY_KEY
              && index.columns().subList(0, index.keyCount()).stream()
                  .anyMatch(c -> c.column() == position);
    }
    if (key) {
      throw SqlException.error("cannot drop PRIMARY KEY column: \"" + name + "\"");
    }
    if (definition.constraints().stream().anyMatch(c -> c instanceof ColumnConstraint.Unique)) {
      throw SqlException.error("cannot drop UNIQUE column: \"" + name + "\"");
    }
  }

  /** The text without a column, from its name to that of the next, or from the comma before. */
  private String shortened(CreateTable tree, int position) {
    String text = String.valueOf(table.sql());
    List<ColumnDef> columns = tree.columns();
    int start = columns.get(position).name().start();
    if (position < columns.size() - 1) {
      return text.substring(0, start) + text.substring(columns.get(position + 1).name().start());
    }
    int end = SqlText.token(text, columns.get(position).end());
    return text.substring(0, text.lastIndexOf(',', start)) + text.substring(end);
  }

  private void checkTable(String text) {
    Table draft = ParsedAgain.table(text, table.rootPage());
    new SchemaNames(session, SchemaTexts.STRICT).table(draft, text);
  }

  private void refuseIndexes(Column column, Table draft) {
    SchemaNames names = new SchemaNames(session, SchemaTexts.STRICT);
    for (Index index : table.indexes()) {
      String text = index.sql();
      if (text != null && index.origin() == Index.Origin.CREATE_INDEX) {
        SchemaTexts.run("index", index.name(), AFTER, () -> names.index(draft, index, text));
      }
    }
    for (MethodIndex index : MethodIndexes.of(database.schema(), table)) {
      if (index.column() == column.position()) {
        String missing = AFTER + ": no such column: " + column.name();
        throw SqlException.error("error in index " + index.name() + missing);
      }
    }
  }

  private void run(ExecContext x, int position, String text) {
    int old = table.rootPage();
    int root = database.trees().create(true);
    copy(x, old, root, position);
    SchemaRows rows = new SchemaRows(database);
    rows.edit(
        row ->
            row.type().equals("table") && row.rootPage() == old
                ? new SchemaRows.Row(row.type(), row.name(), row.table(), root, text)
                : null);
    new Roots(database).dropRoots(new java.util.ArrayList<>(List.of(old)));
    database.reloadSchema(database.schema().cookie() + 1);
    new SchemaTexts(session).check(AFTER, false);
  }

  private void copy(ExecContext x, int old, int root, int dropped) {
    int columns = table.columns().size();
    try (Cursor from = database.trees().openTable(old);
        Cursor to = database.trees().openTable(root);
        Registers r = new Registers(columns);
        RecordDecoder decoder = new RecordDecoder(columns, database.textEncoding());
        RecordEncoder encoder = database.newEncoder()) {
      for (boolean row = from.first(); row; row = from.next()) {
        x.tick();
        decoder.reset(from);
        int count = 0;
        // A row from before an ADD COLUMN is shorter and stays so.
        for (int i = 0; i < columns && decoder.column(i, r, count); i++) {
          count += i == dropped ? 0 : 1;
        }
        encoder.encode(r, 0, count);
        to.insert(from.rowid(), encoder.address(), encoder.length());
      }
    }
  }
}
