package org.quiverdb.engine.exec.ddl;

import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.function.FunctionDefinition;
import org.quiverdb.engine.exec.function.FunctionRegistry;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.exec.function.vector.VectorFunctions;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.ExprScan;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/** Checks the WHERE of a partial index. */
final class PartialCondition {
  private static final String WHERE = " prohibited in partial index WHERE clauses";

  private PartialCondition() {}

  /**
   * The condition with plain names of columns.
   *
   * @param text what stands behind WHERE
   */
  static String checked(FileSession session, Table table, String text) {
    Expr tree = RowCondition.parse(text);
    if (ExprScan.hasQuery(tree)) {
      throw SqlException.error("subqueries" + WHERE);
    }
    if (ExprScan.hasParameter(tree)) {
      throw SqlException.error("parameters" + WHERE);
    }
    for (Expr.ColumnRef ref : ExprScan.columns(tree)) {
      String name = ref.column().text();
      boolean word = ref.table() == null && (name.equals("true") || name.equals("false"));
      if (!word && table.columnIndex(name) < 0 && !table.isRowidName(name)) {
        throw SqlException.error("no such column: " + name);
      }
    }
    for (Expr.FunctionCall call : ExprScan.calls(tree)) {
      checkFunction(call);
    }
    Binder binder = new Binder(session, RowCondition.prefixed(text)).inSchema();
    StatementCompiler compiler = new StatementCompiler(session, 0);
    binder.addRow(compiler.row("main", table, table.name())).expression(tree);
    return RowCondition.over(null, text);
  }

  /** The condition stands in triggers, which other SQLites run too. */
  private static void checkFunction(Expr.FunctionCall call) {
    String name = call.name().text();
    FunctionDefinition function = FunctionRegistry.builtIn().find(name, call.arguments().size());
    if (!(function instanceof ScalarFunction scalar) || VectorFunctions.isOne(function)) {
      throw SqlException.error(
          "vector index: function " + name + "() cannot stand in the WHERE of an index");
    }
    if (!scalar.isDeterministic()) {
      throw SqlException.error("non-deterministic functions" + WHERE);
    }
  }
}
