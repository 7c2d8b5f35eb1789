package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.aggregate.Aggregate;
import org.quiverdb.engine.exec.aggregate.BareColumns;
import org.quiverdb.engine.exec.aggregate.Groups;
import org.quiverdb.engine.exec.aggregate.HashAggregate;
import org.quiverdb.engine.exec.aggregate.PlainAggregate;
import org.quiverdb.engine.exec.aggregate.StreamAggregate;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.AggregateCall;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.ResultColumn;
import org.quiverdb.engine.sql.bind.Typing;
import org.quiverdb.engine.sql.plan.SourceUse;

/**
 * Compiles grouping. Afterwards keys, aggregates and bare columns are known to the expression
 * compiler as computed.
 */
final class AggregateCompiler {
  private final CompileState state;
  private final BoundCore core;
  private final List<OrderTerm> orderBy;
  private boolean ordersOutput;
  private boolean firstOnly;

  AggregateCompiler(CompileState state, BoundCore core, List<OrderTerm> orderBy) {
    this.state = state;
    this.core = core;
    this.orderBy = orderBy;
  }

  /** Whether the groups come out in the order of the query's ORDER BY. */
  boolean ordersOutput() {
    return ordersOutput;
  }

  /** The lines about DISTINCT and ORDER BY inside of calls, which SQLite shows before the loops. */
  void explainCalls() {
    for (AggregateCall call : core.aggregates()) {
      if (call.distinct() && !(core.aggregates().size() == 1 && core.groupBy().isEmpty())) {
        state.explain().add("USE TEMP B-TREE FOR " + call.function().name() + "(DISTINCT)");
      }
      if (!call.orderBy().isEmpty()) {
        state.explain().add("USE TEMP B-TREE FOR " + call.function().name() + "(ORDER BY)");
      }
    }
  }

  /** Whether ORDER BY names the terms of GROUP BY one by one. */
  static boolean sameTerms(BoundCore core, List<OrderTerm> orderBy) {
    int n = core.groupBy().size();
    boolean same = orderBy.size() == n;
    for (int i = 0; same && i < n; i++) {
      BoundExpr expr = core.groupBy().get(i);
      same =
          orderBy.get(i).expr().equals(expr)
              && orderBy.get(i).collation() == Typing.orderCollation(expr);
    }
    return same;
  }

  /**
   * Says that the rows come in the order of the one min or max, so that its first value decides.
   */
  void stopAtFirst() {
    firstOnly = true;
  }

  /**
   * Groups rows.
   *
   * @param ordered whether rows of a group come side by side
   */
  Operator compile(Operator rows, boolean ordered) {
    Evaluator[] keys = state.expressions().compileAll(core.groupBy());
    AggregateFunctions functions = new AggregateFunctions(state);
    Aggregate[] aggregates = new Aggregate[core.aggregates().size()];
    for (int i = 0; i < aggregates.length; i++) {
      aggregates[i] = functions.compile(core.aggregates().get(i));
    }
    List<BoundExpr.Column> bareColumns = bareColumns();
    Evaluator[] bare = state.expressions().compileAll(bareColumns);
    int firstKey = state.newRegisters(keys.length);
    int firstResult = state.newRegisters(aggregates.length);
    int firstBare = state.newRegisters(bare.length);
    Map<BoundExpr, Evaluator> computed = state.expressions().computed();
    for (int i = 0; i < bare.length; i++) {
      computed.put(bareColumns.get(i), new Stored(firstBare + i));
    }
    for (int i = 0; i < aggregates.length; i++) {
      BoundExpr value = new BoundExpr.AggregateValue(core.aggregates().get(i));
      computed.put(value, new Stored(firstResult + i));
    }
    int extreme = extreme();
    for (int i = 0; i < keys.length; i++) {
      BoundExpr key = core.groupBy().get(i);
      if (extreme < 0 || !bareColumns.contains(key)) {
        computed.put(key, new Stored(firstKey + i));
      }
    }
    Groups groups = new Groups(aggregates, firstResult, new BareColumns(bare, firstBare), extreme);
    Operator result = group(rows, keys, groups, firstKey, ordered);
    state.expressions().setComputed(computed);
    return result;
  }

  private Operator group(
      Operator rows, Evaluator[] keys, Groups groups, int firstKey, boolean ordered) {
    if (keys.length == 0) {
      return new PlainAggregate(rows, groups, firstOnly);
    }
    Collation[] collations = new Collation[keys.length];
    for (int i = 0; i < keys.length; i++) {
      collations[i] = state.collation(Typing.orderCollation(core.groupBy().get(i)));
    }
    if (ordered) {
      ordersOutput = sameTerms(core, orderBy);
      return new StreamAggregate(
          rows, keys, collations, groups, firstKey, state.newRegisters(keys.length));
    }
    state.explain().add("USE TEMP B-TREE FOR GROUP BY");
    return new HashAggregate(rows, keys, collations, order(collations), groups, firstKey);
  }

  /** The order of the groups: that of ORDER BY when it names the same terms. */
  private RowOrder order(Collation[] collations) {
    if (!sameTerms(core, orderBy)) {
      return RowOrder.ascending(collations);
    }
    ordersOutput = true;
    return new SelectCompiler(state).order(orderBy);
  }

  private int extreme() {
    int found = -1;
    for (int i = 0; i < core.aggregates().size(); i++) {
      if (core.aggregates().get(i).isExtreme()) {
        found = i;
      }
    }
    return found;
  }

  /**
   * Columns that the rest of the query reads from a row of the group. Beside min() or max() those
   * of GROUP BY are among them: equal values may differ in type.
   */
  private List<BoundExpr.Column> bareColumns() {
    SourceUse use = new SourceUse();
    for (ResultColumn column : core.columns()) {
      use.add(column.expr());
    }
    use.add(core.having());
    orderBy.forEach(term -> use.add(term.expr()));
    List<BoundExpr.Column> result = new ArrayList<>();
    for (BoundExpr.Column column : use.columns()) {
      boolean own = false;
      for (JoinItem item : core.from()) {
        own |= item.source() == column.source();
      }
      if (own && (extreme() >= 0 || !core.groupBy().contains(column))) {
        result.add(column);
      }
    }
    return result;
  }
}
