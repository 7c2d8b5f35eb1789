package org.quiverdb.engine.exec.ddl;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexBuilder;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.TableBuilder;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.dml.IndexFill;
import org.quiverdb.engine.exec.dml.Target;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateView;
import org.quiverdb.engine.sql.syntax.tree.Drop;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;

/**
 * Compiles CREATE and DROP of tables, indexes, views and triggers. What can be checked is checked
 * when the statement is compiled, as SQLite does; the returned change then writes the schema table
 * and swaps the schema.
 */
public final class SchemaStatements {
  /** What a statement does when it runs. */
  public interface Change {
    void run(ExecContext x);
  }

  private static final Change NOTHING = x -> {};

  private final FileSession session;
  private final FileDatabase database;
  private final SchemaRows rows;
  private final String sql;

  public SchemaStatements(FileSession session, String sql) {
    this.session = session;
    this.database = session.main();
    this.rows = new SchemaRows(database);
    this.sql = sql;
  }

  private Schema schema() {
    return database.schema();
  }

  static void checkDatabase(QualifiedName name, boolean temporary) {
    if (temporary || name.schema() != null && name.schema().is("temp")) {
      throw SqlException.error("not yet supported: TEMP objects");
    }
    if (name.schema() != null && !name.schema().is("main")) {
      throw SqlException.error("unknown database " + name.schema().text());
    }
  }

  static void checkName(String name) {
    if (name.length() >= 7 && Names.same(name.substring(0, 7), "sqlite_")) {
      throw SqlException.error("object name reserved for internal use: " + name);
    }
  }

  /** Throws if a table, view or index has the name; true if IF NOT EXISTS covers it. */
  private boolean exists(String name, boolean ifNotExists) {
    boolean table = schema().table(name) != null;
    boolean view = schema().view(name) != null;
    if (table || view) {
      if (ifNotExists) {
        return true;
      }
      throw SqlException.error((view ? "view " : "table ") + name + " already exists");
    }
    if (schema().index(name) != null) {
      throw SqlException.error("there is already an index named " + name);
    }
    return false;
  }

  /** CREATE TABLE. */
  public Change createTable(CreateTable tree) {
    checkDatabase(tree.name(), tree.temporary());
    String name = tree.name().name().text();
    checkName(name);
    if (exists(name, tree.ifNotExists())) {
      return NOTHING;
    }
    if (tree.asSelect() != null) {
      throw SqlException.error("not yet supported: CREATE TABLE AS");
    }
    String text = tree.schemaText(sql);
    Table table = TableBuilder.build(tree, sql, 0, text);
    DefinitionChecks.check(session, table);
    return x -> writeTable(table, text);
  }

  private void writeTable(Table draft, String text) {
    int root = database.trees().create(!draft.withoutRowid());
    // The kept text is what offsets of CHECK and DEFAULT must point into, so it is parsed again.
    Table table = ParsedAgain.table(text, root);
    rows.add("table", table.name(), table.name(), root, text);
    List<Index> indexes = new ArrayList<>();
    List<Index> reversed = new ArrayList<>(table.indexes());
    reversed.sort(java.util.Comparator.comparingInt(SchemaStatements::number));
    for (Index index : reversed) {
      if (table.withoutRowid() && index.origin() == Index.Origin.PRIMARY_KEY) {
        indexes.add(index);
        continue;
      }
      Index placed = index.withRootPage(database.trees().create(false));
      rows.add("index", placed.name(), table.name(), placed.rootPage(), null);
      indexes.add(placed);
    }
    Table done = table.withIndexes(List.of());
    for (Index index : indexes) {
      done = done.withIndex(index);
    }
    Schema.Builder builder = schema().toBuilder(schema().cookie() + 1).add(done);
    if (table.autoincrement() && schema().table("sqlite_sequence") == null) {
      builder.add(createSequenceTable());
    }
    database.changeSchema(builder.build());
  }

  /** The N of sqlite_autoindex_t_N: the order of creation. */
  private static int number(Index index) {
    return Integer.parseInt(index.name().substring(index.name().lastIndexOf('_') + 1));
  }

  private Table createSequenceTable() {
    String text = "CREATE TABLE sqlite_sequence(name,seq)";
    int root = database.trees().create(true);
    rows.add("table", "sqlite_sequence", "sqlite_sequence", root, text);
    return ParsedAgain.table(text, root);
  }

  /** CREATE INDEX. */
  public Change createIndex(CreateIndex tree, StatementCompiler compiler) {
    checkDatabase(tree.name(), false);
    String name = tree.name().name().text();
    Table table = schema().table(tree.table().text());
    if (table == null) {
      if (schema().view(tree.table().text()) != null) {
        throw SqlException.error("views may not be indexed");
      }
      throw SqlException.error("no such table: main." + tree.table().text());
    }
    if (table.isInternal()) {
      throw SqlException.error("table " + table.name() + " may not be indexed");
    }
    if (table.module() != null) {
      throw SqlException.error("virtual tables may not be indexed");
    }
    checkName(name);
    if (schema().methodIndex(name) != null) {
      if (tree.ifNotExists()) {
        return NOTHING;
      }
      throw SqlException.error("index " + name + " already exists");
    }
    if (schema().table(name) != null || schema().view(name) != null) {
      throw SqlException.error("there is already a table named " + name);
    }
    if (schema().index(name) != null) {
      if (tree.ifNotExists()) {
        return NOTHING;
      }
      throw SqlException.error("index " + name + " already exists");
    }
    if (MethodIndexTree.isOne(tree)) {
      return new MethodIndexStatements(session).create(tree, table, sql);
    }
    Index draft = schema().inFormat(IndexBuilder.build(tree, table, 0, tree.schemaText(sql)));
    checkIndex(draft);
    Target.requireWritable(session, table);
    IndexFill fill = IndexFill.compile(session, compiler, database, table, draft);
    return x -> writeIndex(x, tree, table, fill);
  }

  private void checkIndex(Index index) {
    if (index.where() != null) {
      throw SqlException.error("not yet supported: partial index");
    }
    if (index.hasExpressions()) {
      throw SqlException.error("not yet supported: index on an expression");
    }
    for (IndexColumn column : index.columns()) {
      session.requireCollation(column.collation());
    }
  }

  private void writeIndex(ExecContext x, CreateIndex tree, Table table, IndexFill fill) {
    String text = tree.schemaText(sql);
    int root = database.trees().create(false);
    Index index = ParsedAgain.index(text, table, root);
    rows.add("index", index.name(), table.name(), root, text);
    fill.run(x, root);
    database.changeSchema(
        schema().toBuilder(schema().cookie() + 1).add(table.withIndex(index)).build());
  }

  /** CREATE VIEW. */
  public Change createView(CreateView tree) {
    checkDatabase(tree.name(), tree.temporary());
    String name = tree.name().name().text();
    checkName(name);
    if (exists(name, tree.ifNotExists())) {
      return NOTHING;
    }
    String text = tree.schemaText(sql);
    return x -> {
      View view = ParsedAgain.view(text);
      rows.add("view", name, name, 0, text);
      database.changeSchema(schema().toBuilder(schema().cookie() + 1).add(view).build());
    };
  }

  /** CREATE TRIGGER. */
  public Change createTrigger(CreateTrigger tree) {
    checkDatabase(tree.name(), tree.temporary());
    String name = tree.name().name().text();
    checkName(name);
    String on = tree.table().name().text();
    Table table = schema().table(on);
    View view = schema().view(on);
    if (table == null && view == null) {
      throw SqlException.error("no such table: main." + on);
    }
    if (table != null && table.isInternal() || table != null && table.rootPage() == 1) {
      throw SqlException.error("cannot create trigger on system table");
    }
    if (schema().trigger(name) != null) {
      if (tree.ifNotExists()) {
        return NOTHING;
      }
      throw SqlException.error("trigger " + name + " already exists");
    }
    checkTriggerTime(tree, on, view != null);
    String text = tree.schemaText(sql);
    String tableName = table == null ? on : table.name();
    return x -> {
      Trigger trigger = ParsedAgain.trigger(text, tableName);
      rows.add("trigger", name, tableName, 0, text);
      database.changeSchema(schema().toBuilder(schema().cookie() + 1).add(trigger).build());
    };
  }

  private static void checkTriggerTime(CreateTrigger tree, String on, boolean view) {
    boolean insteadOf = tree.time() == CreateTrigger.Time.INSTEAD_OF;
    if (view && !insteadOf) {
      throw SqlException.error("cannot create " + tree.time() + " trigger on view: " + on);
    }
    if (!view && insteadOf) {
      throw SqlException.error("cannot create INSTEAD OF trigger on table: " + on);
    }
    if (tree.time() != CreateTrigger.Time.AFTER) {
      throw SqlException.error(
          "not yet supported: " + tree.time().toString().replace('_', ' ') + " trigger");
    }
  }

  /** DROP. */
  public Change drop(Drop tree) {
    checkDatabase(tree.name(), false);
    return switch (tree.kind()) {
      case TABLE, VIEW -> dropTable(tree);
      case INDEX -> dropIndex(tree);
      case TRIGGER -> dropTrigger(tree);
    };
  }

  private static Change missing(Drop tree, String kind) {
    if (tree.ifExists()) {
      return NOTHING;
    }
    String schema = tree.name().schema() == null ? "" : tree.name().schema().text() + ".";
    throw SqlException.error("no such " + kind + ": " + schema + tree.name().name().text());
  }

  private Change dropTable(Drop tree) {
    String name = tree.name().name().text();
    boolean wantsView = tree.kind() == Drop.Kind.VIEW;
    Table table = schema().table(name);
    View view = schema().view(name);
    if (table == null && view == null) {
      return missing(tree, wantsView ? "view" : "table");
    }
    if (table != null && (table.isInternal() || table.rootPage() == 1)) {
      throw SqlException.error("table " + table.name() + " may not be dropped");
    }
    if (wantsView && view == null) {
      throw SqlException.error("use DROP TABLE to delete table " + name);
    }
    if (!wantsView && table == null) {
      throw SqlException.error("use DROP VIEW to delete view " + name);
    }
    if (table != null && table.module() != null) {
      throw SqlException.error("not yet supported: dropping a virtual table");
    }
    if (table != null) {
      Target.requireDroppable(session, table);
    }
    for (MethodIndex index : schema().methodIndexes()) {
      if (table != null && index.tables().stream().anyMatch(t -> Names.same(t, name))) {
        throw SqlException.error("use DROP INDEX to delete index " + index.name());
      }
    }
    return x -> {
      if (table != null) {
        new MethodIndexStatements(session).remove(MethodIndexes.of(schema(), table));
        reload();
        // The drop of other trees may have moved its roots.
        new Roots(database).drop(List.of(requireNonNull(schema().table(name))));
        removeSequence(table);
      }
      rows.remove((type, object, of) -> Names.same(of, name));
      reload();
    };
  }

  private void removeSequence(Table table) {
    Table sequence = schema().table("sqlite_sequence");
    if (table.autoincrement() && sequence != null) {
      SequenceRows.remove(database, sequence, table.name());
    }
  }

  private Change dropIndex(Drop tree) {
    MethodIndex other = schema().methodIndex(tree.name().name().text());
    if (other != null) {
      return new MethodIndexStatements(session).drop(other);
    }
    Index index = schema().index(tree.name().name().text());
    if (index == null) {
      return missing(tree, "index");
    }
    if (index.origin() != Index.Origin.CREATE_INDEX) {
      throw SqlException.error(
          "index associated with UNIQUE or PRIMARY KEY constraint cannot be dropped");
    }
    return x -> remove(index);
  }

  /** Removes an index; for libSQL's own, also what it keeps in tables. */
  void remove(Index index) {
    if (index.isOfLibsql()) {
      new MethodIndexStatements(session).removeLibsqlTables(index.name());
    }
    new Roots(database).dropRoots(new ArrayList<>(List.of(currentRoot(index))));
    rows.remove((type, name, table) -> type.equals("index") && Names.same(name, index.name()));
    reload();
  }

  /** The root of an index; dropping other trees may have moved it since the index was found. */
  private int currentRoot(Index index) {
    return requireNonNull(schema().index(index.name())).rootPage();
  }

  private Change dropTrigger(Drop tree) {
    Trigger trigger = schema().trigger(tree.name().name().text());
    if (trigger == null) {
      return missing(tree, "trigger");
    }
    return x -> {
      rows.remove((type, name, of) -> type.equals("trigger") && Names.same(name, trigger.name()));
      reload();
    };
  }

  private void reload() {
    database.reloadSchema(schema().cookie() + 1);
  }
}
