package org.quiverdb.engine.exec.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.join.Filter;
import org.quiverdb.engine.exec.join.Gate;
import org.quiverdb.engine.exec.join.LeftJoin;
import org.quiverdb.engine.exec.join.NestedLoop;
import org.quiverdb.engine.exec.join.SingleRow;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.QuerySource;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.JoinPlan;

/** Compiles a join plan to nested operators. */
final class JoinCompiler {
  private final CompileState state;
  private final boolean extreme;
  private final PathCompiler paths;
  private final SourceCompiler sources;

  JoinCompiler(CompileState state) {
    this(state, false);
  }

  /**
   * @param extreme whether only the row of a min or max is looked for
   */
  JoinCompiler(CompileState state, boolean extreme) {
    this.state = state;
    this.extreme = extreme;
    this.paths = new PathCompiler(state);
    this.sources = new SourceCompiler(state, paths);
  }

  Operator compile(JoinPlan plan) {
    prepare(plan);
    Operator result = loops(plan.levels());
    if (result == null) {
      result = new SingleRow();
    }
    if (plan.constants().isEmpty()) {
      return result;
    }
    return new Gate(result, state.expressions().compileAll(plan.constants()));
  }

  /**
   * The loops inside of the outermost one, whose row is known already; null when there are none.
   * The plan has been prepared.
   */
  @Nullable Operator compileInside(JoinPlan plan) {
    return loops(plan.levels().subList(1, plan.levels().size()));
  }

  /** Compiles the subqueries of FROM, whose lines stand before those of all loops. */
  void prepare(JoinPlan plan) {
    for (JoinPlan.Level level : plan.levels()) {
      if (level.source() instanceof QuerySource query) {
        sources.prepare(query, level);
      }
    }
  }

  private @Nullable Operator loops(List<JoinPlan.Level> levels) {
    Operator result = null;
    for (JoinPlan.Level level : levels) {
      if (!SourceCompiler.isValues(level.source())) {
        PlanText.explain(state.explain(), level, extreme);
      }
      result = add(result, level);
    }
    return result;
  }

  private Operator add(@Nullable Operator outer, JoinPlan.Level level) {
    Operator inner = rows(level);
    inner = filter(inner, level.joinConditions());
    if (level.leftJoin()) {
      SourceRow row = state.row(level.source());
      if (row == null) {
        throw new IllegalStateException("a source without row");
      }
      Operator left = new LeftJoin(outer == null ? new SingleRow() : outer, inner, row);
      return filter(left, level.conditions());
    }
    inner = filter(inner, level.conditions());
    return outer == null ? inner : new NestedLoop(outer, inner);
  }

  private Operator rows(JoinPlan.Level level) {
    if (level.source() instanceof TableSource table) {
      return paths.compile(table, level.path());
    }
    return sources.compile(level);
  }

  private Operator filter(Operator input, List<BoundExpr> conditions) {
    return Filter.of(input, state.expressions().compileAll(conditions));
  }
}
