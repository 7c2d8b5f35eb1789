package org.quiverdb.engine.exec.compile;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.join.ComputedRow;
import org.quiverdb.engine.exec.join.Materialized;
import org.quiverdb.engine.exec.join.TableFunction;
import org.quiverdb.engine.sql.bind.FunctionSource;
import org.quiverdb.engine.sql.bind.QuerySource;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.plan.AccessPath;

/** Compiles subqueries and table-valued functions in FROM. */
final class SourceCompiler {
  private final CompileState state;
  private final PathCompiler paths;

  SourceCompiler(CompileState state, PathCompiler paths) {
    this.state = state;
    this.paths = paths;
  }

  /**
   * The operator of a source.
   *
   * @param automatic the hash table to be made of its rows, or null for a scan
   */
  Operator compile(Source source, AccessPath.@Nullable AutomaticIndex automatic) {
    Operator rows;
    SourceRow row;
    switch (source) {
      case QuerySource query -> {
        CompiledQuery compiled = new SelectCompiler(state).compile(query.query());
        Evaluator[] columns = new Evaluator[compiled.columns().size()];
        for (int i = 0; i < columns.length; i++) {
          columns[i] = compiled.columns().get(i).value();
        }
        row = new ComputedRow(columns, state.newRegisters(columns.length));
        rows = compiled.operator();
        if (automatic == null && !query.query().isCorrelated()) {
          Materialized kept = new Materialized(rows, columns, state.newRegisters(columns.length));
          row = kept.row();
          rows = kept;
        }
      }
      case FunctionSource function -> {
        int first = state.newRegisters(source.columns().size());
        if (!(function.function().definition() instanceof TableFunction definition)) {
          throw SqlException.error("not yet supported: " + function.function().name());
        }
        TableFunction.Call call =
            definition.call(state.expressions().compileAll(function.arguments()), first);
        row = call.row();
        rows = call.operator();
      }
      default -> throw new IllegalStateException("not a source of rows: " + source.name());
    }
    if (automatic != null) {
      return paths.hash(source, automatic, rows, row);
    }
    state.setRow(source, row);
    return rows;
  }
}
