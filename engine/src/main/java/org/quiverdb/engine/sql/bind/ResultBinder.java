package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;

/**
 * Binds result lists: expands stars and names the columns as SQLite does with short_column_names.
 */
final class ResultBinder {
  private final ExpressionBinder expressions;

  ResultBinder(ExpressionBinder expressions) {
    this.expressions = expressions;
  }

  List<ResultColumn> bind(
      List<org.quiverdb.engine.sql.syntax.tree.ResultColumn> trees, Scope scope) {
    List<ResultColumn> result = new ArrayList<>();
    for (org.quiverdb.engine.sql.syntax.tree.ResultColumn tree : trees) {
      switch (tree) {
        case org.quiverdb.engine.sql.syntax.tree.ResultColumn.Star s -> star(scope, result);
        case org.quiverdb.engine.sql.syntax.tree.ResultColumn.TableStar s ->
            tableStar(s.table(), scope, result);
        case org.quiverdb.engine.sql.syntax.tree.ResultColumn.Value v ->
            result.add(value(v, scope));
      }
    }
    return result;
  }

  private static void star(Scope scope, List<ResultColumn> result) {
    if (scope.from.isEmpty()) {
      throw SqlException.error("no tables specified");
    }
    for (Visible visible : Visible.of(scope)) {
      visible.expand(new HashSet<>(folded(visible.using())), result);
    }
  }

  private static List<String> folded(List<String> names) {
    return names.stream().map(Names::key).toList();
  }

  private void tableStar(Name table, Scope scope, List<ResultColumn> result) {
    boolean found = false;
    for (Visible visible : Visible.of(scope)) {
      if (table.is(visible.names().name())) {
        visible.expand(Set.of(), result);
        found = true;
        Source source = visible.names();
        String named = source.isTable() && !source.aliased() ? source.tableName() : null;
        if (named != null && expressions.uses != null) {
          expressions.uses.table(table, named);
        }
      }
    }
    if (!found) {
      throw UnknownName.table(table.text(), SqlException.NO_OFFSET);
    }
  }

  private ResultColumn value(
      org.quiverdb.engine.sql.syntax.tree.ResultColumn.Value tree, Scope scope) {
    BoundExpr expr = expressions.bind(tree.expr(), scope);
    String alias = tree.alias() == null ? null : tree.alias().text();
    String text = scope.sql.substring(tree.textStart(), tree.textEnd());
    SourceColumn shown = shown(expr);
    String name = alias != null ? alias : shown != null && isPlain(expr) ? shown.name() : text;
    String inputName = alias != null ? alias : inputName(tree.expr(), expr, shown, text);
    return new ResultColumn(
        name,
        inputName,
        alias,
        expr,
        shown == null ? null : shown.declaredType(),
        shown == null ? null : shown.origin());
  }

  private static boolean isPlain(BoundExpr expr) {
    return expr instanceof BoundExpr.Column;
  }

  private static String inputName(
      Expr tree, BoundExpr expr, @Nullable SourceColumn shown, String text) {
    Expr bare = tree;
    while (bare instanceof Expr.Collate c) {
      bare = c.operand();
    }
    if (bare instanceof Expr.ColumnRef ref) {
      return shown != null && expr instanceof BoundExpr.Column ? shown.name() : ref.column().text();
    }
    return text;
  }

  /** The column that an expression shows unchanged, for its name, declared type and origin. */
  static @Nullable SourceColumn shown(BoundExpr expr) {
    if (expr instanceof BoundExpr.QueryValue q) {
      ResultColumn inner = q.query().columns().get(q.index());
      return inner.declaredType() == null
          ? null
          : new SourceColumn(
              inner.name(),
              Typing.affinity(inner.expr()),
              Typing.orderCollation(inner.expr()),
              inner.declaredType(),
              inner.origin());
    }
    if (!(expr instanceof BoundExpr.Column c)) {
      return null;
    }
    if (c.index() != Source.ROWID) {
      return c.source().columns().get(c.index());
    }
    int alias =
        c.source() instanceof TableSource t
            ? t.table().rowidAlias()
            : c.source() instanceof RegisterSource r ? r.table().rowidAlias() : -1;
    if (alias >= 0) {
      return c.source().columns().get(alias);
    }
    SourceColumn.Origin origin = null;
    if (c.source() instanceof TableSource t) {
      origin = new SourceColumn.Origin(t.database(), t.table().name(), "rowid");
    }
    return new SourceColumn(
        "rowid",
        org.quiverdb.engine.record.Affinity.INTEGER,
        org.quiverdb.engine.record.Collation.BINARY,
        "INTEGER",
        origin);
  }
}
