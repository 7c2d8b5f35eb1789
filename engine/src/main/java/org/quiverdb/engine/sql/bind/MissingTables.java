package org.quiverdb.engine.sql.bind;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.sql.syntax.ExprScan;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.ResultColumn;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.SelectCore;
import org.quiverdb.engine.sql.syntax.tree.TableRef;
import org.quiverdb.engine.sql.syntax.tree.With;

/**
 * Says which unknown name of a query SQLite reports: it looks for all tables of the query and of
 * its subqueries before it looks for any column, in a compound from the last core to the first,
 * VALUES being a compound of its rows. To be asked when binding has failed.
 */
final class MissingTables {
  private final BindContext context;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean inSchema;

  /**
   * @param inSchema whether the query stands in the schema, where names mean its own database
   */
  MissingTables(BindContext context, boolean inSchema) {
    this.context = context;
    this.inSchema = inSchema;
  }

  /** Throws the first missing table, if there is one. */
  void check(Select select, @Nullable WithScope outer) {
    WithScope with = select.with() == null ? outer : new WithScope(outer, select.with(), "");
    for (int i = select.rest().size(); i >= 0; i--) {
      core(i == 0 ? select.first() : select.rest().get(i - 1).core(), with);
      if (i == select.rest().size()) {
        select.orderBy().stream().map(OrderingTerm::expr).forEach(e -> expression(e, with));
        if (select.limit() != null) {
          expression(select.limit().limit(), with);
          expression(select.limit().offset(), with);
        }
      }
    }
  }

  private void core(SelectCore core, @Nullable WithScope with) {
    switch (core) {
      case SelectCore.Values values ->
          values.rows().reversed().forEach(row -> row.forEach(e -> expression(e, with)));
      case SelectCore.Query query -> query(query, with);
    }
  }

  private void query(SelectCore.Query query, @Nullable WithScope with) {
    List<FromClause.Item> items = query.from() == null ? List.of() : query.from().items();
    items.forEach(item -> table(item.table(), with));
    for (ResultColumn column : query.columns()) {
      if (column instanceof ResultColumn.Value value) {
        expression(value.expr(), with);
      }
    }
    expression(query.where(), with);
    // SQLite has made them parts of WHERE by then.
    items.forEach(item -> expression(item.on(), with));
    query.groupBy().forEach(e -> expression(e, with));
    expression(query.having(), with);
  }

  private void table(TableRef ref, @Nullable WithScope with) {
    switch (ref) {
      case TableRef.Named named -> named(named.table(), named.start(), with);
      case TableRef.Function function -> function(function);
      case TableRef.Subquery subquery -> check(subquery.select(), with);
      case TableRef.Nested nested -> {
        nested.from().items().forEach(item -> table(item.table(), with));
        nested.from().items().forEach(item -> expression(item.on(), with));
      }
    }
  }

  private void function(TableRef.Function ref) {
    String name = ref.function().name().text();
    if (context.tableFunction(name) == null) {
      throw UnknownName.table(name, ref.start());
    }
  }

  private void named(QualifiedName name, int start, @Nullable WithScope innermost) {
    for (WithScope with = innermost; with != null && name.schema() == null; with = with.parent) {
      With.CommonTable common = with.find(name.name());
      if (common != null) {
        if (seen.add(common)) {
          check(common.select(), with);
        }
        return;
      }
    }
    for (String database : context.databases()) {
      Schema schema =
          name.schema() == null || name.schema().is(database) ? context.schema(database) : null;
      View view = schema == null ? null : schema.view(name.name().text());
      if (view != null) {
        view(view);
      }
      if (view != null || schema != null && schema.table(name.name().text()) != null) {
        return;
      }
    }
    if (name.schema() != null || context.tableFunction(name.name().text()) == null) {
      throw SourceBinder.missing(name, start, inSchema);
    }
  }

  private void view(View view) {
    if (seen.add(view)) {
      boolean outside = inSchema;
      inSchema = true;
      check(view.tree().select(), null);
      inSchema = outside;
    }
  }

  private void expression(@Nullable Expr expr, @Nullable WithScope with) {
    if (expr != null) {
      ExprScan.queries(expr).forEach(query -> inside(query, with));
    }
  }

  private void inside(Expr query, @Nullable WithScope with) {
    switch (query) {
      case Expr.Subquery e -> check(e.select(), with);
      case Expr.Exists e -> check(e.select(), with);
      case Expr.InSelect e -> {
        expression(e.operand(), with);
        check(e.select(), with);
      }
      case Expr.InTable e -> {
        expression(e.operand(), with);
        if (e.arguments() == null) {
          named(e.table(), e.start(), with);
        }
      }
      default -> throw new IllegalStateException("no query");
    }
  }
}
