package org.quiverdb.engine.exec.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.function.Accumulator;
import org.quiverdb.engine.exec.function.AggregateFunction;
import org.quiverdb.engine.exec.function.FunctionContext;

/** Any other aggregate function, with an accumulator per group. */
public final class FunctionAggregate extends Aggregate {
  private final AggregateFunction function;
  private final FunctionContext context;
  private final Evaluator[] arguments;
  private final int first;
  private final List<Accumulator> groups = new ArrayList<>();

  /**
   * @param first of as many registers as there are arguments, for their values side by side
   */
  public FunctionAggregate(
      AggregateFunction function, FunctionContext context, Evaluator[] arguments, int first) {
    this.function = function;
    this.context = context;
    this.arguments = arguments;
    this.first = first;
  }

  private Accumulator group(int number) {
    while (groups.size() <= number) {
      groups.add(function.newAccumulator());
    }
    return groups.get(number);
  }

  @Override
  boolean step(ExecContext x, int g) {
    for (int i = 0; i < arguments.length; i++) {
      arguments[i].eval(x);
      x.registers.alias(first + i, arguments[i].register);
    }
    return group(g).step(context, x.registers, first, arguments.length);
  }

  @Override
  void result(ExecContext x, int g, int register) {
    group(g).result(context, x.registers, register);
  }

  @Override
  void clear() {
    groups.forEach(Accumulator::close);
    groups.clear();
  }
}
