package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.Flattener;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.SourceUse;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * Compiles the queries and expressions of one statement. Everything compiled by one object shares
 * one set of registers; when all is compiled, {@link #newContext} makes them. Use:
 *
 * <pre>
 *   StatementCompiler compiler = new StatementCompiler(session, parsed.parameters().size());
 *
 *   // a query
 *   CompiledQuery query = compiler.query(new Binder(session, sql).select(tree));
 *
 *   // an expression over a row in registers: CHECK, DEFAULT, SET, WHEN, the key of an index
 *   RegisterSource row = compiler.row("main", table, "new");
 *   Evaluator check = compiler.expression(new Binder(session, sql).addRow(row).expression(tree));
 *
 *   // the rows that UPDATE or DELETE works on
 *   MatchingRows rows = compiler.matchingRows(binder, tableSource, where);
 *
 *   ExecContext x = compiler.newContext();
 *   x.begin();
 *   query.operator().open(x);
 *   while (query.operator().next(x)) { ... query.evaluate(x); x.registers[query.register(i)] ... }
 *   query.operator().close(x);
 * </pre>
 *
 * <p>Parameter n stands in register n - 1, to be set between runs. Not thread-safe.
 */
public final class StatementCompiler {
  private final Session session;
  private final CompileState state;

  /**
   * @param parameterCount the largest parameter number
   */
  public StatementCompiler(Session session, int parameterCount) {
    this.session = session;
    this.state = new CompileState(session, parameterCount);
  }

  /** A new register, NULL until it is set. */
  public int newRegister() {
    return state.newRegister();
  }

  /** So many new registers in a row; the first of them. */
  public int newRegisters(int count) {
    return state.newRegisters(count);
  }

  /** A row of a table in new registers: one for the rowid, then one per column. */
  public RegisterSource row(String database, Table table, String name) {
    int rowid = newRegister();
    return new RegisterSource(
        session, database, table, name, rowid, newRegisters(table.columns().size()));
  }

  /** As {@link #row}, for the old and new rows of a trigger. */
  public RegisterSource triggerRow(String database, Table table, String name) {
    int rowid = newRegister();
    return RegisterSource.ofTrigger(
        session, database, table, name, rowid, newRegisters(table.columns().size()));
  }

  /** Compiles an expression over registers, constants, parameters and queries. */
  public Evaluator expression(BoundExpr expr) {
    Flattener.inside(expr);
    state.use().add(expr);
    return state.expressions().compile(expr);
  }

  /** Compiles a query. */
  public CompiledQuery query(BoundSelect select) {
    Flattener.flatten(select);
    state.use().add(select);
    CompiledQuery query = new SelectCompiler(state).compile(select);
    return new CompiledQuery(state.closingNested(query.operator()), query.columns());
  }

  /**
   * Compiles "the rows of a table that satisfy a condition" for UPDATE and DELETE.
   *
   * @param binder with the rows that the condition may refer to besides the table
   */
  public MatchingRows matchingRows(Binder binder, TableSource table, @Nullable Expr where) {
    BoundSelect select = binder.tableRows(table, where);
    Flattener.flatten(select);
    state.use().add(select);
    state.use().addChanged(table);
    return new RowsCompiler(state).compile(table, select);
  }

  /** What the statement's queries read; for callers that want to know before anything runs. */
  public SourceUse use() {
    return state.use();
  }

  /** The lines of EXPLAIN QUERY PLAN for everything compiled so far. */
  public List<ExplainLine> explanation() {
    return new ArrayList<>(state.explain().lines());
  }

  /** The registers for everything compiled so far, with the constants in them. */
  public ExecContext newContext() {
    return state.newContext();
  }
}
