package org.quiverdb.engine.exec.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.IndexRequest;
import org.quiverdb.engine.spi.IndexRequest.Option;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * Reads the two ways to ask for a vector index: {@code USING method (e) WITH (key = value, ...)},
 * and libSQL's {@code (libsql_vector_idx(e, 'key=value', ...))}, which means {@code diskann}.
 */
final class MethodIndexTree {
  private static final String LIBSQL = "libsql_vector_idx";
  private static final String LIBSQL_METHOD = "diskann";

  private final CreateIndex tree;
  private final Table table;
  private final String sql;

  MethodIndexTree(CreateIndex tree, Table table, String sql) {
    this.tree = tree;
    this.table = table;
    this.sql = sql;
  }

  /** Whether a statement asks for an index that is no B-tree. */
  static boolean isOne(CreateIndex tree) {
    return tree.method() != null || libsqlCall(tree) != null;
  }

  private static Expr.@Nullable FunctionCall libsqlCall(CreateIndex tree) {
    for (var term : tree.columns()) {
      Expr expr = term.expr();
      while (expr instanceof Expr.Collate collate) {
        expr = collate.operand();
      }
      if (expr instanceof Expr.FunctionCall call && call.name().is(LIBSQL)) {
        return call;
      }
    }
    return null;
  }

  /** The name of the access method, in lower case. */
  String method() {
    return tree.method() == null ? LIBSQL_METHOD : tree.method().text().toLowerCase(Locale.ROOT);
  }

  /** What the access method is asked for. */
  IndexRequest request() {
    checkTable();
    if (tree.columns().size() != 1) {
      throw SqlException.error(
          tree.method() == null
              ? "vector index: must contain exactly one column wrapped into the "
                  + LIBSQL
                  + " function"
              : "vector index: must contain exactly one column");
    }
    Expr expr = tree.columns().get(0).expr();
    if (expr instanceof Expr.Collate) {
      throw SqlException.error("vector index: collation in expression is forbidden");
    }
    Column column;
    List<Option> options;
    if (tree.method() == null && expr instanceof Expr.FunctionCall call) {
      column = column(call.arguments().isEmpty() ? null : call.arguments().get(0));
      options = libsqlOptions(call);
    } else {
      column = column(expr);
      options = options();
    }
    return new IndexRequest(
        tree.name().name().text(), table.name(), column.name(), column.vectorType(), options);
  }

  private void checkTable() {
    if (table.withoutRowid()) {
      throw SqlException.error(
          "not yet supported: vector index on table " + table.name() + ", which is WITHOUT ROWID");
    }
    if (tree.unique()) {
      throw SqlException.error("vector index: UNIQUE is meaningless");
    }
  }

  private Column column(@Nullable Expr expr) {
    String name =
        switch (expr) {
          case Expr.ColumnRef ref when ref.table() == null -> ref.column().text();
          case null, default ->
              throw SqlException.error("vector index: only a plain column can be indexed");
        };
    int position = table.columnIndex(name);
    if (position < 0 && !table.isRowidName(name)) {
      throw SqlException.error("no such column: " + name);
    }
    if (position < 0 || position == table.rowidAlias()) {
      throw SqlException.error("vector index: column " + name + " is the rowid");
    }
    Column column = table.columns().get(position);
    if (column.generated() != null) {
      throw SqlException.error("not yet supported: vector index on generated column " + name);
    }
    return column;
  }

  private List<Option> options() {
    List<Option> options = new ArrayList<>();
    for (CreateIndex.Option option : tree.options()) {
      Expr value = option.value();
      String text =
          value instanceof Expr.StringLiteral string
              ? string.value()
              : sql.substring(value.start(), value.end());
      options.add(new Option(option.key().text(), text));
    }
    return options;
  }

  private static List<Option> libsqlOptions(Expr.FunctionCall call) {
    List<Option> options = new ArrayList<>();
    for (Expr argument : call.arguments().subList(1, call.arguments().size())) {
      if (!(argument instanceof Expr.StringLiteral string)) {
        throw SqlException.error("vector index: all arguments after first must be strings");
      }
      int equals = string.value().indexOf('=');
      if (equals < 0) {
        throw SqlException.error(
            "vector index: invalid vector index parameter '"
                + string.value()
                + "': unexpected parameter format");
      }
      String key = string.value().substring(0, equals);
      String value = string.value().substring(equals + 1);
      if (!Names.same(key, "type")) {
        options.add(new Option(key, value));
      } else if (!LIBSQL_METHOD.startsWith(value.toLowerCase(Locale.ROOT))) {
        throw SqlException.error(
            "vector index: invalid vector index parameter 'type': invalid parameter");
      }
    }
    return options;
  }
}
