package org.quiverdb.engine.exec.ddl;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.dml.Target;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.spi.AccessMethod;
import org.quiverdb.engine.spi.IndexRequest;
import org.quiverdb.engine.spi.IndexSpec;
import org.quiverdb.engine.spi.IndexSpec.ShadowTable;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;

/** CREATE, DROP and REINDEX of indexes by access methods: tables and triggers of their own. */
final class MethodIndexStatements {
  private static final String LIBSQL_METADATA = "libsql_vector_meta_shadow";

  private final FileSession session;
  private final FileDatabase database;

  MethodIndexStatements(FileSession session) {
    this.session = session;
    this.database = session.main();
  }

  private Schema schema() {
    return database.schema();
  }

  private VectorIndexes indexes() {
    VectorIndexes indexes = session.vectorIndexes();
    if (indexes == null) {
      throw SqlException.error("not yet supported: access methods in this session");
    }
    return indexes;
  }

  /** CREATE INDEX; the name has been found free, the table is there. */
  SchemaStatements.Change create(CreateIndex tree, Table table, String sql) {
    Definition definition = define(tree, table, sql);
    requireFree(definition.index().name(), definition.spec());
    return x -> write(definition);
  }

  /** An index to be made. */
  private record Definition(MethodIndex index, IndexSpec spec) {}

  private Definition define(CreateIndex tree, Table table, String sql) {
    MethodIndexTree asked = new MethodIndexTree(tree, table, sql);
    AccessMethod method = indexes().method(asked.method());
    if (method == null) {
      throw SqlException.error("no such access method: " + asked.method());
    }
    IndexRequest request = asked.request();
    if (ChangeTriggers.key(table) == null) {
      throw SqlException.error(
          "vector index: columns of table " + table.name() + " hide all names of its rowid");
    }
    Target.requireIndexable(session, table);
    String where = RowCondition.where(tree, sql);
    if (where != null) {
      where = PartialCondition.checked(session, table, where);
    }
    IndexSpec spec = method.define(request);
    MethodIndex index =
        new MethodIndex(
            request.name(),
            table.name(),
            table.columnIndex(request.column()),
            method.name(),
            spec.options(),
            spec.tables().stream().map(ShadowTable::suffix).toList(),
            tree.schemaText(sql),
            where,
            null);
    return new Definition(index, spec);
  }

  private void requireFree(String name, IndexSpec spec) {
    List<String> tables = new ArrayList<>(List.of(name + "_" + MethodIndex.LOG));
    spec.tables().forEach(t -> tables.add(name + "_" + t.suffix()));
    for (String table : tables) {
      if (schema().table(table) != null || schema().view(table) != null) {
        throw SqlException.error("there is already a table named " + table);
      }
      if (schema().index(table) != null) {
        throw SqlException.error("there is already an index named " + table);
      }
    }
    for (String event : new String[] {"insert", "update", "delete"}) {
      if (schema().trigger(name + "_" + event) != null) {
        throw SqlException.error("there is already a trigger named " + name + "_" + event);
      }
    }
  }

  private void write(Definition definition) {
    MethodIndex index = definition.index();
    VectorIndexes indexes = indexes();
    String metadata = ChangeTriggers.quote(index.name());
    indexes.execute("CREATE TABLE " + metadata + "(key TEXT PRIMARY KEY, value) WITHOUT ROWID");
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put(MethodIndexes.FORMAT, MethodIndexes.FORMAT_VALUE);
    rows.put(MethodIndexes.METHOD, index.method());
    rows.put(MethodIndexes.SQL, index.sql());
    rows.put(MethodIndexes.TABLES, String.join(",", index.suffixes()));
    index.options().forEach((key, value) -> rows.put(MethodIndexes.OPTION + key, value));
    rows.forEach(
        (key, value) ->
            indexes.execute(
                "INSERT INTO " + metadata + " VALUES (" + text(key) + ", " + text(value) + ")"));
    indexes.execute(
        "CREATE TABLE "
            + ChangeTriggers.quote(index.table(MethodIndex.LOG))
            + "(seq INTEGER PRIMARY KEY, old, new)");
    for (ShadowTable table : definition.spec().tables()) {
      String name = ChangeTriggers.quote(index.table(table.suffix()));
      indexes.execute("CREATE TABLE " + name + "(" + table.columns() + ")");
    }
    indexes.build(index);
    createTriggers(index, indexes);
    reload();
  }

  private void createTriggers(MethodIndex index, VectorIndexes indexes) {
    Table table = schema().table(index.tableName());
    String key = table == null ? null : ChangeTriggers.key(table);
    if (table == null || key == null) {
      throw new IllegalStateException("the table has gone");
    }
    String column = table.columns().get(index.column()).name();
    ChangeTriggers.of(index.name(), table.name(), column, key, index.where())
        .values()
        .forEach(indexes::execute);
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private void reload() {
    database.reloadSchema(schema().cookie() + 1);
  }

  /** DROP INDEX. */
  SchemaStatements.Change drop(MethodIndex index) {
    return x -> {
      remove(List.of(index));
      reload();
    };
  }

  /** Removes tables and triggers of indexes, without a look at the schema afterwards. */
  void remove(List<MethodIndex> gone) {
    SchemaRows rows = new SchemaRows(database);
    List<Table> tables = new ArrayList<>();
    for (MethodIndex index : gone) {
      VectorIndexes open = session.vectorIndexes();
      if (open != null) {
        open.forget(index.name());
      }
      for (String name : index.tables()) {
        Table table = schema().table(name);
        if (table != null) {
          tables.add(table);
        }
      }
      rows.remove((type, name, of) -> type.equals("trigger") && isTrigger(index, name));
    }
    new Roots(database).drop(tables);
    for (Table table : tables) {
      rows.remove((type, name, of) -> Names.same(of, table.name()));
    }
  }

  /** Removes what libSQL keeps of a vector index of its own: a table and a row of another. */
  void removeLibsqlTables(String index) {
    VectorIndexes indexes = indexes();
    indexes.execute("DROP TABLE IF EXISTS " + ChangeTriggers.quote(index + "_shadow"));
    if (schema().table(LIBSQL_METADATA) != null) {
      indexes.execute("DELETE FROM " + LIBSQL_METADATA + " WHERE name = " + text(index));
    }
  }

  private static boolean isTrigger(MethodIndex index, String name) {
    return Names.same(name, index.name() + "_insert")
        || Names.same(name, index.name() + "_update")
        || Names.same(name, index.name() + "_delete");
  }

  /** REINDEX of one index: everything of it is made anew, by the names that are in use now. */
  SchemaStatements.Change reindex(MethodIndex index) {
    Table table = schema().table(index.tableName());
    if (table == null) {
      throw SqlException.error("index " + index.name() + " belongs to no table any more");
    }
    CreateIndex tree = written(index);
    if (tree == null) {
      throw SqlException.error("index " + index.name() + " has no readable CREATE INDEX text");
    }
    String text = CurrentNames.of(tree, index, table);
    Definition definition = define((CreateIndex) requireNonNull(parse(text)), table, text);
    return x -> {
      remove(List.of(index));
      reload();
      write(definition);
    };
  }

  /**
   * REINDEX of libSQL's own index: one of ours, by the same text, takes its place.
   *
   * @param removal removes libSQL's
   */
  SchemaStatements.Change reindexLibsql(Index index, Runnable removal) {
    Table table = requireNonNull(schema().table(index.tableName()));
    String text = requireNonNull(index.sql());
    Definition definition = define((CreateIndex) requireNonNull(parse(text)), table, text);
    requireFree(definition.index().name(), definition.spec());
    return x -> {
      removal.run();
      write(definition);
    };
  }

  private static @Nullable CreateIndex written(MethodIndex index) {
    try {
      return parse(index.sql()) instanceof CreateIndex tree ? tree : null;
    } catch (SqlException e) {
      return null;
    }
  }

  private static @Nullable Object parse(String sql) {
    return SqlParser.parse(sql, 0).statement();
  }
}
