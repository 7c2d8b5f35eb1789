package org.quiverdb.engine.exec.ddl;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.bind.NameUse;
import org.quiverdb.engine.sql.syntax.tree.Name;

/**
 * ALTER TABLE RENAME: the name is changed wherever a text of the schema means it. A vector index
 * needs nothing else, because its triggers say which table and column it has.
 */
final class RenameStatements {
  private static final String AFTER = " after rename";
  private static final String AUTOMATIC = "sqlite_autoindex_";

  private final FileSession session;
  private final FileDatabase database;
  private final SchemaRows rows;

  RenameStatements(FileSession session) {
    this.session = session;
    this.database = session.main();
    this.rows = new SchemaRows(database);
  }

  /** RENAME TO. */
  SchemaStatements.Change table(Table table, Name to) {
    String name = to.text();
    Schema schema = database.schema();
    if (schema.table(name) != null || schema.view(name) != null || schema.index(name) != null) {
      throw SqlException.error("there is already another table or index with this name: " + name);
    }
    SchemaStatements.checkName(name);
    NameEdits edits = new NameEdits(name, true);
    NameUse uses =
        new NameUse() {
          @Override
          public void table(Name place, String meant) {
            if (Names.same(meant, table.name())) {
              edits.replace(place);
            }
          }

          @Override
          public void column(Name place, String of, String column) {
            // Columns keep their names.
          }
        };
    Map<String, String> texts = new SchemaTexts(session).changed(uses, edits::apply, "");
    return x -> {
      rows.edit(row -> renamed(row, texts, table.name(), name));
      database.reloadSchema(database.schema().cookie() + 1);
      renameSequence(table, name);
      new SchemaTexts(session).check(AFTER, true);
    };
  }

  private static SchemaRows.Row renamed(
      SchemaRows.Row row, Map<String, String> texts, String from, String to) {
    SchemaRows.Row edited = SchemaTexts.row(row, texts);
    SchemaRows.Row changed = edited == null ? row : edited;
    if (row.type().equals("view") || !Names.same(row.table(), from)) {
      return changed;
    }
    String name = row.name();
    if (row.type().equals("table")) {
      name = to;
    } else if (row.sql() == null) {
      name = AUTOMATIC + to + row.name().substring(AUTOMATIC.length() + from.length());
    }
    return new SchemaRows.Row(row.type(), name, to, row.rootPage(), changed.sql());
  }

  private void renameSequence(Table table, String name) {
    VectorIndexes nested = session.vectorIndexes();
    if (table.autoincrement() && nested != null) {
      nested.execute(
          "UPDATE sqlite_sequence SET name = %s WHERE name = %s"
              .formatted(text(name), text(table.name())));
    }
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** RENAME COLUMN. */
  SchemaStatements.Change column(int position, Table table, Name to) {
    String old = table.columns().get(position).name();
    NameEdits edits = new NameEdits(to.text(), to.quoting() != Name.Quoting.NONE);
    NameUse uses =
        new NameUse() {
          @Override
          public void table(Name place, String meant) {
            // Tables keep their names.
          }

          @Override
          public void column(Name place, String of, String column) {
            if (Names.same(of, table.name()) && Names.same(column, old)) {
              edits.replace(place);
            }
          }
        };
    Map<String, String> texts = new SchemaTexts(session).changed(uses, edits::apply, "");
    String own = requireNonNull(texts.get(SchemaTexts.key("table", table.name())));
    SchemaTexts.run("table", table.name(), AFTER, () -> ParsedAgain.table(own, table.rootPage()));
    return x -> {
      rows.edit(row -> SchemaTexts.row(row, texts));
      database.reloadSchema(database.schema().cookie() + 1);
      new SchemaTexts(session).check(AFTER, false);
    };
  }
}
