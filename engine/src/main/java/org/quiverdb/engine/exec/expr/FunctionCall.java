package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;

/** A call of a scalar function. */
public final class FunctionCall extends Evaluator {
  private final ScalarFunction function;
  private final FunctionContext context;
  private final Evaluator[] arguments;
  private final int first;

  /**
   * @param first of as many registers as there are arguments, for their values side by side
   */
  public FunctionCall(
      int register,
      ScalarFunction function,
      FunctionContext context,
      Evaluator[] arguments,
      int first) {
    super(register);
    this.function = function;
    this.context = context;
    this.arguments = arguments;
    this.first = first;
  }

  @Override
  public void eval(ExecContext x) {
    for (int i = 0; i < arguments.length; i++) {
      arguments[i].eval(x);
      x.registers.alias(first + i, arguments[i].register);
    }
    function.body().call(context, x.registers, first, arguments.length, register);
  }
}
