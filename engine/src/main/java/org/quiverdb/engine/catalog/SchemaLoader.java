package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateView;
import org.quiverdb.engine.sql.syntax.tree.CreateVirtualTable;
import org.quiverdb.engine.sql.syntax.tree.Statement;

/**
 * Turns the rows of the schema table into a {@link Schema}. Rows are collected first, because an
 * index or a trigger may stand before its table in files that other tools wrote. A row that makes
 * no sense fails with SQLite's "malformed database schema".
 */
public final class SchemaLoader {
  /** What {@link #add} takes for a root page that is NULL. */
  public static final long NULL_ROOT = Long.MIN_VALUE;

  private static final int NEWEST_FORMAT = 4;

  private record Row(String type, String name, String table, int rootPage, @Nullable String sql) {}

  private final List<Row> rows = new ArrayList<>();
  private final Schema.Builder builder;
  private final int pageCount;

  /**
   * @param schemaFormat the number at offset 44 of the file's header
   * @param pageCount how many pages the file has: no root page is beyond
   */
  public SchemaLoader(int cookie, int schemaFormat, int pageCount) {
    this.pageCount = pageCount;
    if (schemaFormat < 0 || schemaFormat > NEWEST_FORMAT) {
      throw SqlException.error("unsupported file format");
    }
    builder = Schema.builder(cookie, schemaFormat);
  }

  /**
   * Takes one row of the schema table, in the order of its rowids.
   *
   * @param rootPage a negative number for a value that is no integer, or {@link #NULL_ROOT}
   */
  public void add(
      @Nullable String type,
      @Nullable String name,
      @Nullable String table,
      long rootPage,
      @Nullable String sql) {
    if (type == null || name == null || table == null) {
      throw malformed(name == null ? "?" : name, "");
    }
    if (rootPage == NULL_ROOT) {
      throw malformed(name, "");
    }
    if (rootPage < 0 || rootPage > pageCount) {
      throw malformed(name, "invalid rootpage");
    }
    rows.add(new Row(type, name, table, (int) rootPage, sql));
  }

  /** The schema of all rows. */
  public Schema finish() {
    for (Row row : rows) {
      if (Names.same(row.type, "table") || Names.same(row.type, "view")) {
        builder.inOrder(row.name);
      }
    }
    each("table", this::addTable);
    each("view", this::addView);
    each("index", this::addIndex);
    each("trigger", this::addTrigger);
    return builder.build();
  }

  private interface RowReader {
    void read(Row row);
  }

  private void each(String type, RowReader reader) {
    for (Row row : rows) {
      if (Names.same(row.type, type)) {
        try {
          reader.read(row);
        } catch (SqlException e) {
          throw e.resultCode() == ResultCode.CORRUPT
              ? e
              : malformed(row.name, e.getMessage() == null ? "" : e.getMessage());
        }
      }
    }
  }

  private static Statement parse(Row row, String sql) {
    Statement statement = SqlParser.parse(sql, 0).statement();
    if (statement == null) {
      throw malformed(row.name, "");
    }
    return statement;
  }

  private static String sql(Row row) {
    if (row.sql == null) {
      throw malformed(row.name, "");
    }
    return row.sql;
  }

  private void addTable(Row row) {
    String sql = sql(row);
    switch (parse(row, sql)) {
      case CreateTable tree -> {
        if (row.rootPage == 1) {
          throw malformed(row.name, "");
        }
        builder.add(TableBuilder.build(tree, sql, row.rootPage, sql));
      }
      case CreateVirtualTable tree when row.rootPage == 0 ->
          builder.add(virtualTable(row.name, tree, sql));
      default -> throw malformed(row.name, "");
    }
  }

  /** A virtual table: its module alone knows its columns. */
  public static Table virtualTable(String name, CreateVirtualTable tree, String sql) {
    return new Table(
        name,
        0,
        List.of(),
        -1,
        org.quiverdb.engine.sql.syntax.tree.ConflictClause.UNSPECIFIED,
        false,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        tree.module().text(),
        sql);
  }

  private void addView(Row row) {
    String sql = sql(row);
    if (row.rootPage != 0 || !(parse(row, sql) instanceof CreateView tree)) {
      throw malformed(row.name, "");
    }
    builder.add(new View(row.name, tree, sql));
  }

  private void addIndex(Row row) {
    Table table = builder.table(row.table);
    if (table == null) {
      throw malformed(row.name, "no such table: main." + row.table);
    }
    if (row.sql == null || row.sql.isEmpty()) {
      builder.add(withAutomaticIndex(table, row));
      return;
    }
    if (!(parse(row, row.sql) instanceof CreateIndex tree)) {
      throw malformed(row.name, "");
    }
    checkRoot(table, row);
    builder.add(table.withIndex(IndexBuilder.build(tree, table, row.rootPage, row.sql)));
  }

  /** No two indexes of a table have the same root page. */
  private static void checkRoot(Table table, Row row) {
    for (Index index : table.indexes()) {
      if (index.rootPage() == row.rootPage) {
        throw malformed(row.name, "invalid rootpage");
      }
    }
  }

  private static Table withAutomaticIndex(Table table, Row row) {
    List<Index> indexes = new ArrayList<>(table.indexes());
    for (int i = 0; i < indexes.size(); i++) {
      if (Names.same(indexes.get(i).name(), row.name)) {
        if (row.rootPage < 2) {
          throw malformed(row.name, "invalid rootpage");
        }
        checkRoot(table, row);
        indexes.set(i, indexes.get(i).withRootPage(row.rootPage));
        return table.withIndexes(indexes);
      }
    }
    throw malformed(row.name, "orphan index");
  }

  private void addTrigger(Row row) {
    String sql = sql(row);
    if (!(parse(row, sql) instanceof CreateTrigger tree)) {
      throw malformed(row.name, "");
    }
    builder.add(new Trigger(row.name, row.table, tree, sql));
  }

  private static QuiverException malformed(String name, String reason) {
    return new SqlException(
        ResultCode.CORRUPT,
        "malformed database schema (" + name + ")" + (reason.isEmpty() ? "" : " - " + reason));
  }
}
