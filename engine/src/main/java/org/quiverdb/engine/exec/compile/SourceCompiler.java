package org.quiverdb.engine.exec.compile;

import java.util.IdentityHashMap;
import java.util.Map;
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
import org.quiverdb.engine.sql.plan.JoinPlan;

/** Compiles subqueries and table-valued functions in FROM. */
final class SourceCompiler {
  private final CompileState state;
  private final PathCompiler paths;
  private final Map<QuerySource, CompiledQuery> prepared = new IdentityHashMap<>();

  SourceCompiler(CompileState state, PathCompiler paths) {
    this.state = state;
    this.paths = paths;
  }

  /** Compiles the subquery behind a source, which EXPLAIN QUERY PLAN shows before all loops. */
  void prepare(QuerySource source, JoinPlan.Level level) {
    boolean kept = level.leftJoin() || source.materialize();
    String kind = kept ? "MATERIALIZE " : "CO-ROUTINE ";
    String object = source.objectName();
    boolean plain = isValues(source);
    if (!plain) {
      state.explain().push(kind + (object == null ? PlanText.name(source) : object));
    }
    prepared.put(source, new SelectCompiler(state).compile(source.query()));
    if (!plain) {
      state.explain().pop();
    }
  }

  /** Whether a source is nothing but VALUES, for which SQLite shows a single line. */
  static boolean isValues(Source source) {
    return source instanceof QuerySource q
        && q.query().cores().get(0).rows() != null
        && !q.query().isCompound();
  }

  /** The operator of a source. */
  Operator compile(JoinPlan.Level level) {
    Source source = level.source();
    AccessPath.AutomaticIndex automatic =
        level.path() instanceof AccessPath.AutomaticIndex a ? a : null;
    Operator rows;
    SourceRow row;
    switch (source) {
      case QuerySource query -> {
        CompiledQuery compiled = prepared.get(query);
        if (compiled == null) {
          throw new IllegalStateException("a subquery that was not prepared");
        }
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
