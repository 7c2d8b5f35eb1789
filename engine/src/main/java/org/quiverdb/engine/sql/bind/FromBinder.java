package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.TableRef;

/** Binds a FROM clause: first all sources, later, when names can be seen, the conditions. */
final class FromBinder {
  private final ExpressionBinder expressions;
  private final Scope scope;
  private final SourceBinder sources;
  private final List<@Nullable Expr> conditions = new ArrayList<>();

  FromBinder(ExpressionBinder expressions, Scope scope) {
    this.expressions = expressions;
    this.scope = scope;
    this.sources = new SourceBinder(expressions, scope);
  }

  void bind(@Nullable FromClause from) {
    if (from != null) {
      for (FromClause.Item item : from.items()) {
        add(item, item.join());
      }
    }
  }

  private void add(FromClause.Item item, JoinKind kind) {
    if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
      throw SqlException.error("not yet supported: " + kind + " JOIN");
    }
    Source source;
    if (item.table() instanceof TableRef.Nested nested) {
      if (opensUp(item, nested, kind)) {
        open(item, nested, kind);
        return;
      }
      source = NestedJoin.bind(expressions, scope, nested);
    } else {
      source = sources.bind(item.table());
    }
    if (item.natural() && (item.on() != null || !item.using().isEmpty())) {
      throw SqlException.error("a NATURAL join may not have an ON or USING clause");
    }
    List<BoundExpr> equal = new ArrayList<>();
    List<String> using = new ArrayList<>();
    if (item.natural()) {
      for (SourceColumn column : source.columns()) {
        if (isLeft(column.name())) {
          using.add(column.name());
          equal.add(equality(column.name(), source));
        }
      }
    }
    for (Name name : item.using()) {
      if (!isLeft(name.text()) || source.columnIndex(name.text()) < 0) {
        throw SqlException.error(
            "cannot join using column " + name.text() + " - column not present in both tables");
      }
      using.add(name.text());
      equal.add(equality(name.text(), source));
    }
    scope.from.add(new JoinItem(source, kind, equal, using));
    conditions.add(item.on());
  }

  /** Parentheses around inner joins mean nothing when they are joined in by an inner join. */
  private boolean opensUp(FromClause.Item item, TableRef.Nested nested, JoinKind kind) {
    List<FromClause.Item> inner = nested.from().items();
    boolean plain = kind == JoinKind.INNER || kind == JoinKind.CROSS;
    boolean allInner =
        inner.stream().allMatch(i -> i.join() == JoinKind.INNER || i.join() == JoinKind.CROSS);
    return nested.alias() == null
        && !item.natural()
        && item.using().isEmpty()
        && (inner.size() == 1 || scope.from.isEmpty() || (plain && allInner));
  }

  private void open(FromClause.Item item, TableRef.Nested nested, JoinKind kind) {
    List<FromClause.Item> inner = nested.from().items();
    for (int i = 0; i < inner.size(); i++) {
      FromClause.Item each = inner.get(i);
      add(each, i == 0 ? kind : each.join());
    }
    if (item.on() != null) {
      int last = conditions.size() - 1;
      Expr before = conditions.get(last);
      Expr on = item.on();
      conditions.set(
          last,
          before == null
              ? on
              : new Expr.Binary(BinaryOperator.AND, before, on, before.start(), on.end()));
    }
  }

  /** Whether a table to the left has the column; the first that has it is meant. */
  private boolean isLeft(String name) {
    return scope.from.stream().anyMatch(item -> item.source().columnIndex(name) >= 0);
  }

  private BoundExpr equality(String name, Source right) {
    for (JoinItem item : scope.from) {
      int index = item.source().columnIndex(name);
      if (index >= 0) {
        return Comparisons.pair(
            BinaryOperator.EQ,
            NameResolver.column(item.source(), index),
            NameResolver.column(right, right.columnIndex(name)));
      }
    }
    throw new IllegalStateException("no column " + name);
  }

  /** The sources with their ON conditions, which may name all sources of the clause. */
  List<JoinItem> withConditions() {
    List<JoinItem> result = new ArrayList<>();
    for (int i = 0; i < scope.from.size(); i++) {
      JoinItem item = scope.from.get(i);
      List<BoundExpr> on = new ArrayList<>(item.on());
      Expr condition = conditions.get(i);
      if (condition != null) {
        scope.clause = Clause.ON;
        BoundExpr bound = expressions.bind(condition, scope);
        checkOrder(bound, i);
        on.add(bound);
      }
      result.add(new JoinItem(item.source(), item.kind(), on, item.using()));
    }
    return result;
  }

  private void checkOrder(BoundExpr condition, int position) {
    boolean outerJoin = scope.from.stream().anyMatch(i -> i.kind() == JoinKind.RIGHT);
    if (!outerJoin && scope.from.get(position).kind() != JoinKind.LEFT) {
      return;
    }
    for (int i = position + 1; i < scope.from.size(); i++) {
      Source later = scope.from.get(i).source();
      if (Walk.any(condition, x -> x instanceof BoundExpr.Column c && c.source() == later)) {
        throw SqlException.error("ON clause references tables to its right");
      }
    }
  }
}
