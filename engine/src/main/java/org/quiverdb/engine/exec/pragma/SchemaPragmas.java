package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.ARGUMENT;
import static org.quiverdb.engine.exec.pragma.PragmaDefinition.SCHEMA;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.ForeignKey;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.exec.ddl.CurrentNames;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause;

/** Pragmas that describe tables, views and indexes. */
final class SchemaPragmas {
  private static final int BOTH = ARGUMENT | SCHEMA;
  private static final int VIRTUAL = 2;
  private static final int STORED = 3;

  static final List<PragmaDefinition> DEFINITIONS =
      List.of(
          PragmaDefinition.list(
              "table_info",
              BOTH,
              List.of("cid", "name", "type", "notnull", "dflt_value", "pk"),
              call -> tableInfo(call, false)),
          PragmaDefinition.list(
              "table_xinfo",
              BOTH,
              List.of("cid", "name", "type", "notnull", "dflt_value", "pk", "hidden"),
              call -> tableInfo(call, true)),
          PragmaDefinition.list(
              "table_list",
              BOTH,
              List.of("schema", "name", "type", "ncol", "wr", "strict"),
              SchemaPragmas::tableList),
          PragmaDefinition.list(
              "index_list",
              BOTH,
              List.of("seq", "name", "unique", "origin", "partial"),
              SchemaPragmas::indexList),
          PragmaDefinition.list(
              "index_info", BOTH, List.of("seqno", "cid", "name"), call -> indexInfo(call, false)),
          PragmaDefinition.list(
              "index_xinfo",
              BOTH,
              List.of("seqno", "cid", "name", "desc", "coll", "key"),
              call -> indexInfo(call, true)),
          PragmaDefinition.list(
              "vector_index_list",
              SCHEMA,
              List.of("name", "tbl_name", "sql", "detached"),
              SchemaPragmas::vectorIndexList),
          PragmaDefinition.list(
              "foreign_key_list",
              BOTH,
              List.of("id", "seq", "table", "from", "to", "on_update", "on_delete", "match"),
              SchemaPragmas::foreignKeyList));

  private SchemaPragmas() {}

  /** Vector indexes with the CREATE INDEX text of today, and why they must not be used. */
  private static List<@Nullable Object[]> vectorIndexList(PragmaCall call) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    Schema schema = call.database().schema();
    for (MethodIndex index : schema.methodIndexes()) {
      String sql = CurrentNames.of(index, schema.table(index.tableName()));
      rows.add(new Object[] {index.name(), index.tableName(), sql, index.detached()});
    }
    return rows;
  }

  private static @Nullable Table table(PragmaCall call) {
    return call.asks() ? null : call.database().schema().table(call.text());
  }

  private static List<@Nullable Object[]> tableInfo(PragmaCall call, boolean all) {
    Table table = table(call);
    View view = call.asks() ? null : call.database().schema().view(call.text());
    if (table == null) {
      return view == null ? List.of() : viewInfo(call, view, all);
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    int omitted = 0;
    for (Column column : table.columns()) {
      int hidden = column.generated() == null ? 0 : column.stored() ? STORED : VIRTUAL;
      if (hidden != 0 && !all) {
        omitted++;
        continue;
      }
      rows.add(
          row(
              all,
              column.position() - omitted,
              column.name(),
              column.declaredType(),
              column.notNull(),
              column.defaultText(),
              column.primaryKeyPosition(),
              hidden));
    }
    return rows;
  }

  private static @Nullable Object[] row(boolean all, @Nullable Object... values) {
    return all ? values : java.util.Arrays.copyOf(values, values.length - 1);
  }

  private static List<@Nullable Object[]> viewInfo(PragmaCall call, View view, boolean all) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (ViewColumns.ViewColumn column : ViewColumns.of(call, view)) {
      rows.add(row(all, rows.size(), column.name(), column.type(), 0, null, 0, 0));
    }
    return rows;
  }

  private static List<@Nullable Object[]> tableList(PragmaCall call) {
    Schema schema = call.database().schema();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : HashOrder.of(schema.tableAndViewNames())) {
      if (!call.asks() && !Names.same(name, Names.key(call.text())) && !isSchemaTable(call, name)) {
        continue;
      }
      Table table = schema.table(name);
      View view = schema.view(name);
      if (table != null) {
        rows.add(describe(call, table));
      } else if (view != null) {
        int columns = ViewColumns.of(call, view).size();
        rows.add(new Object[] {call.database().name(), view.name(), "view", columns, 0, 0});
      }
    }
    boolean temporary = call.asks() || Names.same(call.text(), "sqlite_temp_schema");
    if (temporary && !call.named()) {
      rows.add(new Object[] {"temp", "sqlite_temp_schema", "table", 5, 0, 0});
    }
    return rows;
  }

  private static boolean isSchemaTable(PragmaCall call, String name) {
    return name.equals("sqlite_master") && Names.same(call.text(), "sqlite_schema");
  }

  private static @Nullable Object[] describe(PragmaCall call, Table table) {
    boolean schemaTable = Names.same(table.name(), "sqlite_master");
    return new Object[] {
      call.database().name(),
      schemaTable ? "sqlite_schema" : table.name(),
      table.module() == null ? "table" : "virtual",
      table.columns().size(),
      table.withoutRowid(),
      table.strict()
    };
  }

  private static List<@Nullable Object[]> indexList(PragmaCall call) {
    Table table = table(call);
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (table != null) {
      for (Index index : table.indexes()) {
        rows.add(
            new Object[] {
              rows.size(),
              index.name(),
              index.unique(),
              index.origin().shown(),
              index.where() != null
            });
      }
      for (MethodIndex index : MethodIndexes.of(call.database().schema(), table)) {
        String origin = Index.Origin.CREATE_INDEX.shown();
        rows.add(new Object[] {rows.size(), index.name(), 0, origin, index.where() != null});
      }
    }
    return rows;
  }

  /** The one column of an index by an access method. */
  private static List<@Nullable Object[]> methodIndexInfo(PragmaCall call, boolean all) {
    Schema schema = call.database().schema();
    MethodIndex index = schema.methodIndex(call.text());
    Table table = index == null ? null : schema.table(index.tableName());
    if (index == null || table == null || index.column() < 0) {
      return List.of();
    }
    String name = table.columns().get(index.column()).name();
    return PragmaDefinition.row(
        all
            ? new Object[] {0, index.column(), name, 0, "BINARY", 1}
            : new Object[] {0, index.column(), name});
  }

  private static @Nullable Index index(PragmaCall call) {
    if (call.asks()) {
      return null;
    }
    Index index = call.database().schema().index(call.text());
    Table table = table(call);
    return index == null && table != null && table.withoutRowid() ? table.primaryKeyIndex() : index;
  }

  private static List<@Nullable Object[]> indexInfo(PragmaCall call, boolean all) {
    if (!call.asks() && call.database().schema().methodIndex(call.text()) != null) {
      return methodIndexInfo(call, all);
    }
    Index index = index(call);
    Table table = index == null ? null : call.database().schema().table(index.tableName());
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (index == null || table == null) {
      return rows;
    }
    int count = all ? index.columns().size() : index.keyCount();
    for (int i = 0; i < count; i++) {
      IndexColumn field = index.columns().get(i);
      Object name = field.column() < 0 ? null : table.columns().get(field.column()).name();
      rows.add(
          all
              ? new Object[] {
                i, field.column(), name, field.descending(), field.collation(), i < index.keyCount()
              }
              : new Object[] {i, field.column(), name});
    }
    return rows;
  }

  private static List<@Nullable Object[]> foreignKeyList(PragmaCall call) {
    Table table = table(call);
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (table == null) {
      return rows;
    }
    int id = 0;
    for (ForeignKey key : table.foreignKeys().reversed()) {
      ForeignKeyClause clause = key.clause();
      for (int i = 0; i < key.columns().size(); i++) {
        rows.add(
            new Object[] {
              id,
              i,
              clause.table().text(),
              table.columns().get(key.columns().get(i)).name(),
              clause.columns().isEmpty() ? null : clause.columns().get(i).text(),
              clause.onUpdate().name().replace('_', ' '),
              clause.onDelete().name().replace('_', ' '),
              "NONE"
            });
      }
      id++;
    }
    return rows;
  }
}
