package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.TableRef;
import org.quiverdb.engine.sql.syntax.tree.With;

/** Finds what an item of FROM names: a common table, a table, a view, a function, or a subquery. */
final class SourceBinder {
  private final ExpressionBinder expressions;
  private final Scope scope;

  SourceBinder(ExpressionBinder expressions, Scope scope) {
    this.expressions = expressions;
    this.scope = scope;
  }

  Source bind(TableRef ref) {
    return switch (ref) {
      case TableRef.Named n -> named(n);
      case TableRef.Subquery s -> subquery(s);
      case TableRef.Function f -> function(f);
      case TableRef.Nested n -> throw new IllegalStateException("nested joins are flattened");
    };
  }

  private Source subquery(TableRef.Subquery ref) {
    BoundSelect query =
        new SelectBinder(expressions).bind(ref.select(), scope.parent, scope.with, scope.sql);
    scope.outerSources.addAll(query.outerSources());
    Name alias = ref.alias();
    return new QuerySource(
        alias == null ? "" : alias.text(),
        alias != null,
        null,
        columns(query, List.of()),
        query,
        false);
  }

  private Source named(TableRef.Named ref) {
    QualifiedName name = ref.table();
    String alias = ref.alias() == null ? null : ref.alias().text();
    if (name.schema() == null) {
      for (WithScope with = scope.with; with != null; with = with.parent) {
        With.CommonTable common = with.find(name.name());
        if (common != null) {
          return commonTable(common, with, alias);
        }
      }
    }
    BindContext context = expressions.context;
    for (String database : context.databases()) {
      if (name.schema() != null && !name.schema().is(database)) {
        continue;
      }
      Schema schema = context.schema(database);
      Table table = schema == null ? null : schema.table(name.name().text());
      if (table != null) {
        return table(database, table, alias, ref);
      }
      View view = schema == null ? null : schema.view(name.name().text());
      if (view != null) {
        return view(view, alias);
      }
    }
    TableFunctionShape function = context.tableFunction(name.name().text());
    if (function != null && name.schema() == null) {
      return new FunctionSource(
          function, alias == null ? function.name() : alias, alias != null, List.of());
    }
    throw missing(name, ref.start(), !openViews().isEmpty() || expressions.inSchema);
  }

  /**
   * The error of a table that is not there.
   *
   * @param inSchema whether the name stands in a view or trigger: there it means its own database,
   *     and SQLite says so
   */
  static UnknownName missing(QualifiedName name, int start, boolean inSchema) {
    String unqualified = inSchema ? "main." : "";
    String prefix = name.schema() == null ? unqualified : name.schema().text() + ".";
    return UnknownName.table(prefix + name.name().text(), start);
  }

  private Source table(String database, Table table, @Nullable String alias, TableRef.Named ref) {
    if (table.module() != null) {
      throw SqlException.error("not yet supported: virtual tables (" + table.module() + ")");
    }
    if (expressions.uses != null) {
      expressions.uses.table(ref.table().name(), table.name());
    }
    return new TableSource(database, table, alias, ref.hint(), expressions.context);
  }

  private Source view(View view, @Nullable String alias) {
    if (!openViews().add(view)) {
      throw SqlException.error("view " + view.name() + " is circularly defined");
    }
    NameUse uses = expressions.uses;
    expressions.uses = null;
    try {
      BoundSelect query =
          new SelectBinder(expressions).bind(view.tree().select(), null, null, view.sql());
      List<Name> names = view.tree().columns();
      if (!names.isEmpty() && names.size() != query.columns().size()) {
        throw SqlException.error(
            "expected "
                + names.size()
                + " columns for '"
                + view.name()
                + "' but got "
                + query.columns().size());
      }
      return new QuerySource(
          alias == null ? view.name() : alias,
          alias != null,
          view.name(),
          columns(query, names),
          query,
          false);
    } finally {
      expressions.uses = uses;
      openViews().remove(view);
    }
  }

  private Set<View> openViews() {
    return expressions.openViews;
  }

  private Source commonTable(With.CommonTable common, WithScope with, @Nullable String alias) {
    if (!with.open.add(common)) {
      throw SqlException.error(
          with.with.recursive() || !common.select().rest().isEmpty()
              ? "not yet supported: recursive common table expressions"
              : "circular reference: " + common.name().text());
    }
    try {
      BoundSelect query = new SelectBinder(expressions).bind(common.select(), null, with, with.sql);
      if (!common.columns().isEmpty() && common.columns().size() != query.columns().size()) {
        throw SqlException.error(
            "table "
                + common.name().text()
                + " has "
                + query.columns().size()
                + " values for "
                + common.columns().size()
                + " columns");
      }
      return new QuerySource(
          alias == null ? common.name().text() : alias,
          alias != null,
          common.name().text(),
          columns(query, common.columns()),
          query,
          common.materialization() == With.Materialization.MATERIALIZED);
    } finally {
      with.open.remove(common);
    }
  }

  private Source function(TableRef.Function ref) {
    String name = ref.function().name().text();
    TableFunctionShape function = expressions.context.tableFunction(name);
    if (function == null) {
      throw UnknownName.table(name, ref.start());
    }
    if (ref.arguments().size() > function.maxArguments()) {
      throw SqlException.error(
          "too many arguments on " + name + "() - max " + function.maxArguments());
    }
    Clause before = scope.clause;
    scope.clause = Clause.PLAIN;
    List<BoundExpr> arguments = expressions.bindAll(ref.arguments(), scope);
    scope.clause = before;
    String alias = ref.alias() == null ? null : ref.alias().text();
    return new FunctionSource(
        function, alias == null ? function.name() : alias, alias != null, arguments);
  }

  /** What a query offers to the query around it; equal names are told apart by a number. */
  static List<SourceColumn> columns(BoundSelect query, List<Name> names) {
    List<SourceColumn> columns = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (int i = 0; i < query.columns().size(); i++) {
      ResultColumn column = query.columns().get(i);
      String name = names.isEmpty() ? distinctName(column.inputName(), used) : names.get(i).text();
      Collation collation = CompoundOrder.collation(query.cores(), i);
      columns.add(
          new SourceColumn(
              name, affinity(query, i), collation, column.declaredType(), column.origin()));
    }
    return columns;
  }

  private static String distinctName(String name, Set<String> used) {
    String candidate = name;
    for (int i = 1; !used.add(Names.key(candidate)); i++) {
      candidate = name + ":" + i;
    }
    return candidate;
  }

  /**
   * The affinity of a column of a compound is that of its first core, unless another core says
   * otherwise.
   */
  private static @Nullable Affinity affinity(BoundSelect query, int column) {
    Affinity affinity = Typing.affinity(query.columns().get(column).expr());
    if (affinity == null || affinity == Affinity.BLOB) {
      return affinity;
    }
    for (BoundCore core : query.cores()) {
      Affinity other = Typing.affinity(core.columns().get(column).expr());
      if (other != null && Typing.isNumeric(other) != Typing.isNumeric(affinity)) {
        return Affinity.BLOB;
      }
    }
    return affinity;
  }
}
