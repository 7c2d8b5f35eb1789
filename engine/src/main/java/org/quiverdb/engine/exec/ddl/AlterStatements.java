package org.quiverdb.engine.exec.ddl;

import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.syntax.tree.AlterTable;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;

/** Compiles ALTER TABLE. Source: the document "ALTER TABLE". */
public final class AlterStatements {
  private final FileSession session;
  private final String sql;

  public AlterStatements(FileSession session, String sql) {
    this.session = session;
    this.sql = sql;
  }

  /** The change that a statement asks for. */
  public SchemaStatements.Change alter(AlterTable tree) {
    Table table = table(tree);
    return switch (tree.action()) {
      case AlterTable.RenameTable rename ->
          new RenameStatements(session).table(table, rename.name());
      case AlterTable.RenameColumn rename ->
          new RenameStatements(session).column(position(table, rename.from()), table, rename.to());
      case AlterTable.AddColumn add -> new AddColumn(session, table, sql).compile(add);
      case AlterTable.DropColumn drop ->
          new DropColumn(session, table).compile(position(table, drop.column()));
      default -> throw SqlException.error("not yet supported: ALTER TABLE with constraints");
    };
  }

  private int position(Table table, Name column) {
    int position = table.columnIndex(column.text());
    if (position < 0) {
      String written = sql.substring(column.start(), column.end());
      throw SqlException.error("no such column: \"" + written + "\"");
    }
    return position;
  }

  private Table table(AlterTable tree) {
    QualifiedName name = tree.table();
    SchemaStatements.checkDatabase(name, false);
    Schema schema = session.main().schema();
    String text = name.name().text();
    View view = schema.view(text);
    if (view != null) {
      throw SqlException.error(refusal(tree.action(), view.name()));
    }
    Table table = schema.table(text);
    if (table == null) {
      String prefix = name.schema() == null ? "" : name.schema().text() + ".";
      throw SqlException.error("no such table: " + prefix + text);
    }
    if (table.module() != null) {
      throw SqlException.error("not yet supported: ALTER TABLE of a virtual table");
    }
    if (table.isInternal() || table.rootPage() == 1 || isOfIndex(schema, table)) {
      throw SqlException.error("table " + table.name() + " may not be altered");
    }
    return table;
  }

  private static boolean isOfIndex(Schema schema, Table table) {
    for (MethodIndex index : schema.methodIndexes()) {
      if (index.tables().stream().anyMatch(name -> Names.same(name, table.name()))) {
        return true;
      }
    }
    return false;
  }

  private static String refusal(AlterTable.Action action, String view) {
    return switch (action) {
      case AlterTable.RenameColumn r -> "cannot rename columns of view \"" + view + '"';
      case AlterTable.DropColumn d -> "cannot drop column from view \"" + view + '"';
      case AlterTable.AddColumn a -> "Cannot add a column to a view";
      default -> "view " + view + " may not be altered";
    };
  }
}
