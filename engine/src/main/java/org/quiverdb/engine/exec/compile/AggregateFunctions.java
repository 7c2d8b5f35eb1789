package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.aggregate.Aggregate;
import org.quiverdb.engine.exec.aggregate.CountAggregate;
import org.quiverdb.engine.exec.aggregate.ExtremeAggregate;
import org.quiverdb.engine.exec.aggregate.FilteredAggregate;
import org.quiverdb.engine.exec.aggregate.FunctionAggregate;
import org.quiverdb.engine.exec.aggregate.OrderedAggregate;
import org.quiverdb.engine.exec.aggregate.SumAggregate;
import org.quiverdb.engine.exec.expr.Stored;
import org.quiverdb.engine.exec.function.AggregateFunction;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.AggregateCall;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.OrderTerm;

/**
 * Compiles aggregate calls: the common ones to implementations over arrays, others to accumulators.
 */
final class AggregateFunctions {
  private final CompileState state;

  AggregateFunctions(CompileState state) {
    this.state = state;
  }

  Aggregate compile(AggregateCall call) {
    Collation collation = state.collation(call.collation());
    Evaluator[] arguments = state.expressions().compileAll(call.arguments());
    Evaluator filter = call.filter() == null ? null : state.expressions().compile(call.filter());
    Aggregate result;
    if (call.orderBy().isEmpty()) {
      result = plain(call, arguments, collation);
    } else {
      result = ordered(call, arguments, collation);
    }
    if (filter == null && !call.distinct()) {
      return result;
    }
    Evaluator distinct = call.distinct() ? arguments[0] : null;
    return new FilteredAggregate(result, filter, distinct, collation, state.newRegisters(2));
  }

  private Aggregate ordered(AggregateCall call, Evaluator[] arguments, Collation collation) {
    int first = state.newRegisters(arguments.length);
    Evaluator[] stored = new Evaluator[arguments.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = new Stored(first + i);
    }
    List<Evaluator> values = new ArrayList<>();
    for (OrderTerm term : call.orderBy()) {
      values.add(state.expressions().compile(term.expr()));
    }
    values.addAll(List.of(arguments));
    return new OrderedAggregate(
        plain(call, stored, collation),
        values.toArray(Evaluator[]::new),
        new SelectCompiler(state).order(call.orderBy()),
        first);
  }

  private Aggregate plain(AggregateCall call, Evaluator[] arguments, Collation collation) {
    return switch (call.function().name()) {
      case "count" -> count(call, arguments);
      case "sum" -> new SumAggregate(SumAggregate.Kind.SUM, arguments[0]);
      case "total" -> new SumAggregate(SumAggregate.Kind.TOTAL, arguments[0]);
      case "avg" -> new SumAggregate(SumAggregate.Kind.AVG, arguments[0]);
      case "min", "max" ->
          new ExtremeAggregate(arguments[0], call.function().name().equals("max"), collation);
      default -> function(call, arguments, collation);
    };
  }

  private static Aggregate count(AggregateCall call, Evaluator[] arguments) {
    boolean never =
        arguments.length == 0 || call.arguments().get(0) instanceof BoundExpr.IntegerConstant;
    return new CountAggregate(never ? null : arguments[0]);
  }

  private Aggregate function(AggregateCall call, Evaluator[] arguments, Collation collation) {
    if (!(call.function().definition() instanceof AggregateFunction function)) {
      throw new IllegalStateException("not an aggregate: " + call.function().name());
    }
    return new FunctionAggregate(
        function,
        new FunctionContext(state.session, collation),
        arguments,
        state.newRegisters(arguments.length));
  }
}
