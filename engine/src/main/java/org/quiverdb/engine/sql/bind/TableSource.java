package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;

/** A table of the schema in FROM. */
public final class TableSource extends Source {
  private final String database;
  private final Table table;
  private final @Nullable IndexHint hint;
  private final @Nullable String methodHint;

  TableSource(
      String database,
      Table table,
      @Nullable String alias,
      @Nullable IndexHint hint,
      BindContext context) {
    super(alias == null ? table.name() : alias, alias != null, describe(database, table, context));
    this.database = database;
    this.table = table;
    this.methodHint = methodHint(database, table, hint, context);
    this.hint = methodHint == null ? hint : new IndexHint.NotIndexed();
  }

  private static @Nullable String methodHint(
      String database, Table table, @Nullable IndexHint hint, BindContext context) {
    Schema schema = context.schema(database);
    if (schema == null || !(hint instanceof IndexHint.IndexedBy by)) {
      return null;
    }
    MethodIndex index = schema.methodIndex(by.index().text());
    return index != null && Names.same(index.tableName(), table.name()) ? index.name() : null;
  }

  static List<SourceColumn> describe(String database, Table table, BindContext context) {
    List<SourceColumn> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new SourceColumn(
              column.name(),
              column.affinity(),
              context.requireCollation(column.collation()),
              column.declaredType(),
              new SourceColumn.Origin(database, table.name(), column.name())));
    }
    return columns;
  }

  @Override
  public String database() {
    return database;
  }

  public Table table() {
    return table;
  }

  /** INDEXED BY or NOT INDEXED, or null. */
  public @Nullable IndexHint hint() {
    return hint;
  }

  /** The index by an access method that INDEXED BY names, or null; B-trees are then out. */
  public @Nullable String methodHint() {
    return methodHint;
  }

  @Override
  String tableName() {
    return table.name();
  }

  @Override
  public boolean isRowidName(String columnName) {
    return table.isRowidName(columnName);
  }
}
