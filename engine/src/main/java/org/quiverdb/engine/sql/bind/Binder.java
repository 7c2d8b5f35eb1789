package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.With;

/**
 * The way into binding. One object per statement; the rows that names may refer to besides those of
 * a query (new, old, excluded, the row of a CHECK) are added first. Errors are SqlExceptions with
 * SQLite's texts. Not thread-safe.
 */
public final class Binder {
  private final BindContext context;
  private final String sql;
  private final ExpressionBinder expressions;
  private final Scope rows;

  /**
   * @param sql the text that the offsets of all trees given to this binder point into
   */
  public Binder(BindContext context, String sql) {
    this(context, sql, null);
  }

  /** A binder for a statement with a WITH clause before INSERT, UPDATE or DELETE. */
  public Binder(BindContext context, String sql, @Nullable With with) {
    this.context = context;
    this.sql = sql;
    this.expressions = new ExpressionBinder(context);
    this.rows = new Scope(null, with == null ? null : new WithScope(null, with, sql), sql);
  }

  /** Says that the text is an object's of the schema, where names mean the object's database. */
  public Binder inSchema() {
    expressions.inSchema = true;
    return this;
  }

  /** Reports what names mean. */
  public Binder reporting(@Nullable NameUse uses) {
    expressions.uses = uses;
    return this;
  }

  /** Makes the columns of a row visible, with and without qualifier. */
  public Binder addRow(Source row) {
    rows.from.add(new JoinItem(row, JoinKind.INNER, List.of(), List.of()));
    return this;
  }

  /** Makes the columns of a row visible with its name before them only: new, old, excluded. */
  public Binder addQualifiedRow(Source row) {
    rows.qualified.add(row);
    return this;
  }

  /** A source for the table that an UPDATE or DELETE changes. */
  public TableSource table(
      String database, Table table, @Nullable String alias, @Nullable IndexHint hint) {
    return new TableSource(database, table, alias, hint, context);
  }

  public BoundSelect select(Select select) {
    try {
      BoundSelect bound = new SelectBinder(expressions).bind(select, rows, rows.with, sql);
      expressions.numbers.assign();
      return bound;
    } catch (UnknownName e) {
      new MissingTables(context, expressions.inSchema).check(select, rows.with);
      throw e;
    }
  }

  /** Binds an expression over the rows that were added. */
  public BoundExpr expression(Expr expr) {
    return expressions.bind(expr, rows);
  }

  /** Binds an expression that may be a row value, as the right side of {@code SET (a, b) = ...}. */
  public BoundExpr expressionOrRow(Expr expr) {
    return expressions.bindAny(expr, rows);
  }

  /** Binds the columns of RETURNING over the rows that were added. */
  public List<ResultColumn> returning(
      List<org.quiverdb.engine.sql.syntax.tree.ResultColumn> columns) {
    return new ResultBinder(expressions).bind(columns, rows);
  }

  /**
   * Binds the rows of a table that are to be changed, as a query without columns: as in SQLite,
   * only what the condition reads counts when an index is chosen.
   */
  public BoundSelect tableRows(TableSource table, @Nullable Expr where) {
    Scope scope = new Scope(rows, rows.with, sql);
    JoinItem item = new JoinItem(table, JoinKind.INNER, List.of(), List.of());
    scope.from.add(item);
    scope.clause = Clause.WHERE;
    BoundExpr condition = where == null ? null : expressions.bind(where, scope);
    BoundCore core =
        new BoundCore(
            List.of(item), condition, List.of(), null, List.of(), false, false, List.of(), null);
    return new BoundSelect(List.of(core), List.of(), List.of(), null, null, scope.outerSources);
  }
}
