package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;

/** Makes an {@link Index} out of CREATE INDEX and completes the fields of index records. */
public final class IndexBuilder {
  private IndexBuilder() {}

  /**
   * Builds the index of a CREATE INDEX statement.
   *
   * @param table the table that it is on
   * @param rootPage root of its b-tree, 0 if not yet known
   * @param schemaText what the schema table keeps
   */
  public static Index build(CreateIndex tree, Table table, int rootPage, String schemaText) {
    List<IndexColumn> fields = new ArrayList<>();
    for (OrderingTerm term : tree.columns()) {
      fields.add(field(term, table));
    }
    Index index =
        new Index(
            tree.name().name().text(),
            table.name(),
            rootPage,
            tree.unique(),
            Index.Origin.CREATE_INDEX,
            fields,
            fields.size(),
            tree.unique() ? ConflictClause.ABORT : ConflictClause.UNSPECIFIED,
            tree.where(),
            schemaText);
    return complete(index, table.withoutRowid() ? table.primaryKeyIndex() : null);
  }

  private static IndexColumn field(OrderingTerm term, Table table) {
    Expr expr = term.expr();
    String collation = null;
    if (expr instanceof Expr.Collate collate) {
      collation = collate.collation().text();
      expr = collate.operand();
    }
    boolean descending = term.order().descending();
    String name = columnName(expr);
    if (name == null) {
      return new IndexColumn(
          IndexColumn.EXPRESSION, expr, collation == null ? "BINARY" : collation, descending);
    }
    int column = table.columnIndex(name);
    if (column < 0) {
      if (table.isRowidName(name)) {
        return new IndexColumn(
            table.rowidAlias() >= 0 ? table.rowidAlias() : IndexColumn.ROWID,
            null,
            collation == null ? "BINARY" : collation,
            descending);
      }
      throw SqlException.error("no such column: " + name);
    }
    return new IndexColumn(
        column,
        null,
        collation == null ? table.columns().get(column).collation() : collation,
        descending);
  }

  /** The name that an indexed term consists of, or null when it is an expression. */
  static @Nullable String columnName(Expr expr) {
    return switch (expr) {
      case Expr.ColumnRef ref when ref.table() == null -> ref.column().text();
      case Expr.StringLiteral literal -> literal.value();
      default -> null;
    };
  }

  /** Adds what ends each record: the rowid, or those primary key columns that the key lacks. */
  static Index complete(Index index, @Nullable Index primaryKey) {
    List<IndexColumn> all = new ArrayList<>(index.columns().subList(0, index.keyCount()));
    if (primaryKey == null) {
      all.add(new IndexColumn(IndexColumn.ROWID, null, "BINARY", false));
    } else {
      for (IndexColumn field : primaryKey.columns().subList(0, primaryKey.keyCount())) {
        if (!contains(all, field)) {
          all.add(new IndexColumn(field.column(), null, field.collation(), field.descending()));
        }
      }
    }
    return withColumns(index, all, index.keyCount());
  }

  /** The records of a WITHOUT ROWID table: the key without repetitions, then all other columns. */
  static Index primaryKey(Index index, List<Column> columns) {
    List<IndexColumn> all = new ArrayList<>();
    for (IndexColumn field : index.columns().subList(0, index.keyCount())) {
      if (!contains(all, field)) {
        all.add(field);
      }
    }
    int keyCount = all.size();
    for (Column column : columns) {
      boolean inKey =
          all.subList(0, keyCount).stream().anyMatch(f -> f.column() == column.position());
      if (!inKey && (column.generated() == null || column.stored())) {
        all.add(new IndexColumn(column.position(), null, "BINARY", false));
      }
    }
    return withColumns(index, all, keyCount);
  }

  private static boolean contains(List<IndexColumn> fields, IndexColumn field) {
    for (IndexColumn other : fields) {
      if (other.column() == field.column() && Names.same(other.collation(), field.collation())) {
        return true;
      }
    }
    return false;
  }

  private static Index withColumns(Index index, List<IndexColumn> columns, int keyCount) {
    return new Index(
        index.name(),
        index.tableName(),
        index.rootPage(),
        index.unique(),
        index.origin(),
        columns,
        keyCount,
        index.conflict(),
        index.where(),
        index.sql());
  }
}
