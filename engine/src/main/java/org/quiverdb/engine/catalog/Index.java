package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * An index. The primary key of a WITHOUT ROWID table is an Index too, whose tree is the table.
 *
 * @param rootPage root of its b-tree; 0 while the table is being defined
 * @param columns all fields of its records: the key, then the rowid, or the primary key columns
 * that the key lacks; for the
 *     primary key of a WITHOUT ROWID table, the key and then all other columns in table order
 * @param keyCount how many leading fields were declared
 * @param conflict what a UNIQUE constraint says to do
 * @param where the condition of a partial index, or null
 * @param sql the text in the schema table, or null for an automatic index
 */
public record Index(
    String name,
    String tableName,
    int rootPage,
    boolean unique,
    Origin origin,
    List<IndexColumn> columns,
    int keyCount,
    ConflictClause conflict,
    @Nullable Expr where,
    @Nullable String sql) {

  /** What made the index, with the word that {@code PRAGMA index_list} shows. */
  public enum Origin {
    CREATE_INDEX("c"),
    UNIQUE("u"),
    PRIMARY_KEY("pk");

    private final String shown;

    Origin(String shown) {
      this.shown = shown;
    }

    public String shown() {
      return shown;
    }
  }

  public Index {
    columns = List.copyOf(columns);
  }

  /** The same index with its b-tree. */
  public Index withRootPage(int root) {
    return new Index(
        name, tableName, root, unique, origin, columns, keyCount, conflict, where, sql);
  }

  /** The same index with every field ascending. */
  public Index ascending() {
    List<IndexColumn> fields = new ArrayList<>();
    for (IndexColumn c : columns) {
      fields.add(new IndexColumn(c.column(), c.expression(), c.collation(), false));
    }
    return new Index(
        name, tableName, rootPage, unique, origin, fields, keyCount, conflict, where, sql);
  }

  /**
   * Whether it is libSQL's own vector index: an entry whose b-tree is always empty, because the
   * index is in a table of its own. It says nothing about the rows of the table.
   */
  public boolean isOfLibsql() {
    return columns.stream()
        .anyMatch(
            c ->
                c.expression() instanceof Expr.FunctionCall call
                    && call.name().is("libsql_vector_idx"));
  }

  /** Whether a field is an expression. */
  public boolean hasExpressions() {
    return columns.stream().anyMatch(c -> c.column() == IndexColumn.EXPRESSION);
  }
}
