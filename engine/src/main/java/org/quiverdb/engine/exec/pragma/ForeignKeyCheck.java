package org.quiverdb.engine.exec.pragma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.ForeignKey;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Select;

/** {@code PRAGMA foreign_key_check}: the child rows whose parent does not exist. */
final class ForeignKeyCheck {
  private final PragmaCall call;
  private final Schema schema;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  ForeignKeyCheck(PragmaCall call) {
    this.call = call;
    this.schema = call.database().schema();
  }

  List<@Nullable Object[]> run() {
    if (!call.asks()) {
      Table table = schema.table(call.text());
      if (table == null) {
        throw SqlException.error("no such table: " + call.text());
      }
      check(table);
      return rows;
    }
    for (String name : HashOrder.of(schema.tableAndViewNames())) {
      Table table = schema.table(name);
      if (table != null) {
        check(table);
      }
    }
    return rows;
  }

  private void check(Table child) {
    List<ForeignKey> keys = child.foreignKeys().reversed();
    int before = rows.size();
    for (int i = 0; i < keys.size(); i++) {
      check(child, keys.get(i), i);
    }
    if (!child.withoutRowid()) {
      // Row by row, as SQLite finds them; the sort keeps the order of keys.
      rows.subList(before, rows.size()).sort(Comparator.comparingLong(ForeignKeyCheck::rowid));
    }
  }

  private static long rowid(@Nullable Object[] row) {
    return row[1] instanceof Long rowid ? rowid : 0;
  }

  private void check(Table child, ForeignKey key, int number) {
    Table parent = schema.table(key.clause().table().text());
    List<String> conditions = new ArrayList<>();
    for (int column : key.columns()) {
      conditions.add("c." + ViewColumns.quote(child.columns().get(column).name()) + " IS NOT NULL");
    }
    if (parent != null) {
      conditions.add(missing(child, key, parent));
    }
    String database = ViewColumns.quote(call.database().name()) + ".";
    collect(
        "SELECT "
            + (child.withoutRowid() ? "NULL" : "c." + rowidName(child))
            + " FROM "
            + database
            + ViewColumns.quote(child.name())
            + " AS c NOT INDEXED WHERE "
            + String.join(" AND ", conditions),
        child.name(),
        key.clause().table().text(),
        number);
  }

  private String missing(Table child, ForeignKey key, Table parent) {
    List<Integer> parentColumns = parentColumns(child, key, parent);
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < parentColumns.size(); i++) {
      int column = parentColumns.get(i);
      equal.add(
          "p."
              + ViewColumns.quote(parent.columns().get(column).name())
              + " = c."
              + ViewColumns.quote(child.columns().get(key.columns().get(i)).name()));
    }
    return "NOT EXISTS (SELECT 1 FROM "
        + ViewColumns.quote(call.database().name())
        + "."
        + ViewColumns.quote(parent.name())
        + " AS p WHERE "
        + String.join(" AND ", equal)
        + ")";
  }

  /** The columns that a key refers to; they must be the parent's primary key or unique. */
  private List<Integer> parentColumns(Table child, ForeignKey key, Table parent) {
    List<Integer> columns = new ArrayList<>();
    for (Name name : key.clause().columns()) {
      columns.add(parent.columnIndex(name.text()));
    }
    if (columns.isEmpty()) {
      columns.addAll(primaryKey(parent));
    }
    if (columns.contains(-1)
        || columns.size() != key.columns().size()
        || !isUnique(parent, columns)) {
      throw SqlException.error(
          "foreign key mismatch - \"" + child.name() + "\" referencing \"" + parent.name() + "\"");
    }
    return columns;
  }

  private static List<Integer> primaryKey(Table parent) {
    Integer[] columns = new Integer[parent.columns().size()];
    int count = 0;
    for (Column column : parent.columns()) {
      if (column.primaryKeyPosition() > 0) {
        columns[column.primaryKeyPosition() - 1] = column.position();
        count++;
      }
    }
    return List.of(java.util.Arrays.copyOf(columns, count));
  }

  private static boolean isUnique(Table parent, List<Integer> columns) {
    if (columns.size() == 1 && columns.get(0) == parent.rowidAlias()) {
      return true;
    }
    for (Index index : parent.indexes()) {
      if (index.unique() && index.where() == null && covers(parent, index, columns)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(Table parent, Index index, List<Integer> columns) {
    if (index.keyCount() != columns.size()) {
      return false;
    }
    for (IndexColumn field : index.columns().subList(0, index.keyCount())) {
      if (!columns.contains(field.column())
          || !Names.same(field.collation(), parent.columns().get(field.column()).collation())) {
        return false;
      }
    }
    return true;
  }

  private static String rowidName(Table table) {
    for (String name : List.of("rowid", "_rowid_", "oid")) {
      if (table.isRowidName(name)) {
        return name;
      }
    }
    return "NULL";
  }

  private void collect(String sql, String child, String parent, int number) {
    if (!(SqlParser.parse(sql).statement() instanceof Select select)) {
      throw new IllegalStateException(sql);
    }
    StatementCompiler compiler = new StatementCompiler(call.session(), 0);
    CompiledQuery query = compiler.query(new Binder(call.session(), sql).select(select));
    try (ExecContext x = compiler.newContext()) {
      x.begin();
      query.operator().open(x);
      while (query.operator().next(x)) {
        query.evaluate(x);
        int register = query.register(0);
        Object rowid = x.registers.tag[register] == 0 ? null : (Object) x.registers.bits[register];
        rows.add(new Object[] {child, rowid, parent, number});
      }
      query.operator().close(x);
    }
  }
}
