package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.join.Filter;
import org.quiverdb.engine.exec.join.ValueRows;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.sort.Distinct;
import org.quiverdb.engine.exec.sort.Limit;
import org.quiverdb.engine.exec.sort.Sort;
import org.quiverdb.engine.exec.vector.NearestRows;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.AggregateCall;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.BoundSelect;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.ResultColumn;
import org.quiverdb.engine.sql.bind.Typing;
import org.quiverdb.engine.sql.plan.JoinPlan;
import org.quiverdb.engine.sql.plan.JoinPlanner;
import org.quiverdb.engine.sql.plan.OrderWish;

/** Compiles queries. */
final class SelectCompiler {
  private final CompileState state;

  /** How many leading terms of ORDER BY the rows satisfy as they come. */
  private int satisfied;

  SelectCompiler(CompileState state) {
    this.state = state;
  }

  CompiledQuery compile(BoundSelect select) {
    Map<BoundExpr, Evaluator> outside =
        state.expressions().setComputed(state.expressions().computed());
    try {
      Limit.Count limit = limit(select);
      if (select.isCompound()) {
        return new CompoundCompiler(state, select).compile(limit);
      }
      Part part = core(select.cores().get(0), select.orderBy(), limit);
      return query(select, part);
    } finally {
      state.expressions().setComputed(outside);
    }
  }

  /** Operators of one core, and what computes its columns. */
  record Part(Operator operator, Evaluator[] columns) {}

  /** Describes the columns of a compiled query. */
  static CompiledQuery query(BoundSelect select, Part part) {
    List<CompiledQuery.Column> columns = new ArrayList<>();
    for (int i = 0; i < part.columns().length; i++) {
      ResultColumn c = select.columns().get(i);
      columns.add(
          new CompiledQuery.Column(
              c.name(),
              c.declaredType(),
              c.origin(),
              Typing.affinity(c.expr()),
              part.columns()[i]));
    }
    return new CompiledQuery(part.operator(), columns);
  }

  private Limit.@Nullable Count limit(BoundSelect select) {
    if (select.limit() == null) {
      return null;
    }
    Evaluator offset =
        select.offset() == null ? null : state.expressions().compile(select.offset());
    return new Limit.Count(
        state.expressions().compile(select.limit()), offset, state.newRegister());
  }

  /** Compiles one core with the order and limit of its query, if they are its own. */
  Part core(BoundCore written, List<OrderTerm> orderBy, Limit.@Nullable Count limit) {
    if (written.rows() != null) {
      int rows = written.rows().size();
      state.explain().add(rows == 1 ? "SCAN CONSTANT ROW" : "SCAN " + rows + "-ROW VALUES CLAUSE");
      return finish(written, values(written, written.rows()), orderBy, limit, false);
    }
    BoundCore core = HavingTerms.moveToWhere(written);
    List<OrderTerm> order = core.aggregated() && core.groupBy().isEmpty() ? List.of() : orderBy;
    OrderWish wish = wish(core, order, limit);
    JoinPlan plan = new JoinPlanner(core.from(), core.where(), state.use(), wish).plan();
    if (plan.levels().isEmpty()) {
      state.explain().add("SCAN CONSTANT ROW");
    }
    Part counted = CountCompiler.compile(state, core, plan);
    if (counted != null) {
      return finish(core, counted, List.of(), limit, true);
    }
    NearestRows nearest = NearestCompiler.compile(state, core, order, limit, plan);
    if (nearest != null) {
      satisfied = 1;
      Part rows = new Part(nearest, resultColumns(core));
      return finish(core, rows, order, limit, nearest.isOrdered());
    }
    VectorPath.requireNone(core);
    boolean ordered =
        plan.levels().isEmpty()
            || (!wish.terms().isEmpty() && plan.orderedTerms() == wish.terms().size());
    if (core.aggregated()) {
      return grouped(core, plan, order, limit, ordered);
    }
    Operator rows = new JoinCompiler(state).compile(plan);
    Part part = new Part(rows, resultColumns(core));
    if (core.distinct() && !(ordered && (orderBy.isEmpty() || coversColumns(core, orderBy)))) {
      state.explain().add("USE TEMP B-TREE FOR DISTINCT");
    }
    satisfied = orderBy.isEmpty() ? 0 : plan.orderedTerms();
    return finish(core, part, order, limit, ordered);
  }

  private static boolean coversColumns(BoundCore core, List<OrderTerm> orderBy) {
    for (int i = 0; i < core.columns().size(); i++) {
      int column = i;
      if (orderBy.stream().noneMatch(t -> t.resultColumn() == column)) {
        return false;
      }
    }
    return true;
  }

  private Part grouped(
      BoundCore core,
      JoinPlan plan,
      List<OrderTerm> order,
      Limit.@Nullable Count limit,
      boolean ordered) {
    AggregateCompiler aggregates = new AggregateCompiler(state, core, order);
    aggregates.explainCalls();
    if (ordered && core.groupBy().isEmpty()) {
      aggregates.stopAtFirst();
    }
    Operator rows = new JoinCompiler(state, isExtreme(core)).compile(plan);
    Operator grouped = aggregates.compile(rows, ordered);
    if (core.having() != null) {
      grouped = Filter.of(grouped, new Evaluator[] {state.expressions().compile(core.having())});
    }
    return finish(
        core, new Part(grouped, resultColumns(core)), order, limit, aggregates.ordersOutput());
  }

  /**
   * The order that would save a sort: that of groups, of ORDER BY, or one that brings duplicates
   * together.
   */
  private static OrderWish wish(
      BoundCore core, List<OrderTerm> orderBy, Limit.@Nullable Count limit) {
    if (!core.groupBy().isEmpty()) {
      if (AggregateCompiler.sameTerms(core, orderBy)) {
        return new OrderWish(orderBy, false, -1, core.columns().size());
      }
      List<OrderTerm> terms = new ArrayList<>();
      for (BoundExpr expr : core.groupBy()) {
        terms.add(new OrderTerm(expr, false, true, Typing.orderCollation(expr), -1));
      }
      return new OrderWish(terms, true, -1, core.columns().size());
    }
    if (core.aggregated()) {
      return extremeWish(core);
    }
    if (core.distinct() && orderBy.isEmpty()) {
      List<OrderTerm> terms = new ArrayList<>();
      for (ResultColumn column : core.columns()) {
        BoundExpr expr = column.expr();
        terms.add(new OrderTerm(expr, false, true, Typing.orderCollation(expr), -1));
      }
      return new OrderWish(terms, true, -1, core.columns().size());
    }
    int rows = limit == null ? -1 : OrderWish.SOME_LIMIT;
    return new OrderWish(orderBy, false, rows, core.columns().size());
  }

  private static boolean isExtreme(BoundCore core) {
    return core.groupBy().isEmpty()
        && core.aggregates().size() == 1
        && core.aggregates().get(0).isExtreme();
  }

  /** A single min or max would like its rows in the order of its argument. */
  private static OrderWish extremeWish(BoundCore core) {
    if (!isExtreme(core)) {
      return OrderWish.NONE;
    }
    AggregateCall call = core.aggregates().get(0);
    boolean max = call.function().name().equals("max");
    OrderTerm term = new OrderTerm(call.arguments().get(0), max, !max, call.collation(), -1);
    return call.filter() != null
        ? OrderWish.NONE
        : new OrderWish(List.of(term), false, 0, core.columns().size());
  }

  private Part values(BoundCore core, List<List<BoundExpr>> rows) {
    Evaluator[][] evaluators = new Evaluator[rows.size()][];
    for (int i = 0; i < evaluators.length; i++) {
      evaluators[i] = state.expressions().compileAll(rows.get(i));
    }
    Evaluator[] columns = new Evaluator[core.columns().size()];
    int first = state.newRegisters(columns.length);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Stored(first + i);
    }
    return new Part(new ValueRows(evaluators, first), columns);
  }

  /** DISTINCT, ORDER BY and LIMIT over computed rows. */
  private Part finish(
      BoundCore core,
      Part part,
      List<OrderTerm> orderBy,
      Limit.@Nullable Count limit,
      boolean ordered) {
    Evaluator[] columns = part.columns();
    Operator result = part.operator();
    if (core.distinct()) {
      Collation[] collations = new Collation[columns.length];
      for (int i = 0; i < columns.length; i++) {
        collations[i] = state.collation(Typing.orderCollation(core.columns().get(i).expr()));
      }
      result = new Distinct(result, columns, collations);
    }
    if (!orderBy.isEmpty() && !ordered) {
      Part sorted = sort(result, columns, orderBy, limit);
      result = sorted.operator();
      columns = sorted.columns();
    }
    if (limit != null) {
      result = new Limit(result, limit);
    }
    return new Part(result, columns);
  }

  private Evaluator[] resultColumns(BoundCore core) {
    List<BoundExpr> exprs = new ArrayList<>();
    for (ResultColumn column : core.columns()) {
      exprs.add(column.expr());
    }
    return state.expressions().compileAll(exprs);
  }

  /** Sorts rows; afterwards the columns stand in the registers of the sorted row. */
  Part sort(
      Operator rows, Evaluator[] columns, List<OrderTerm> orderBy, Limit.@Nullable Count limit) {
    int keys = orderBy.size();
    List<Evaluator> values = new ArrayList<>();
    int[] place = new int[columns.length];
    java.util.Arrays.fill(place, -1);
    for (int i = 0; i < keys; i++) {
      OrderTerm term = orderBy.get(i);
      if (term.resultColumn() >= 0) {
        values.add(columns[term.resultColumn()]);
        place[term.resultColumn()] = i;
      } else {
        values.add(state.expressions().compile(term.expr()));
      }
    }
    for (int i = 0; i < columns.length; i++) {
      if (place[i] < 0) {
        place[i] = values.size();
        values.add(columns[i]);
      }
    }
    int first = state.newRegisters(values.size());
    state.explain().add("USE TEMP B-TREE FOR " + lastTerms(keys) + "ORDER BY");
    Operator sorted =
        new Sort(rows, values.toArray(Evaluator[]::new), order(orderBy), limit, first);
    Evaluator[] result = new Evaluator[columns.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = new Stored(first + place[i]);
    }
    return new Part(sorted, result);
  }

  private String lastTerms(int terms) {
    int last = terms - satisfied;
    boolean all = satisfied == 0 || last <= 0;
    satisfied = 0;
    return all ? "" : last == 1 ? "LAST TERM OF " : "LAST " + last + " TERMS OF ";
  }

  /** The order that ORDER BY terms ask for. */
  RowOrder order(List<OrderTerm> terms) {
    int n = terms.size();
    Collation[] collations = new Collation[n];
    boolean[] descending = new boolean[n];
    boolean[] nullsFirst = new boolean[n];
    for (int i = 0; i < n; i++) {
      collations[i] = state.collation(terms.get(i).collation());
      descending[i] = terms.get(i).descending();
      nullsFirst[i] = terms.get(i).nullsFirst();
    }
    return new RowOrder(collations, descending, nullsFirst);
  }
}
