package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;

/**
 * {@code operand BETWEEN low AND high}; both comparisons have the operand, evaluated once, as their
 * left side.
 */
public final class Between extends Condition {
  private final Evaluator operand;
  private final Compare low;
  private final Compare high;

  public Between(int register, Evaluator operand, Compare low, Compare high) {
    super(register);
    this.operand = operand;
    this.low = low;
    this.high = high;
  }

  @Override
  public int test(ExecContext x) {
    operand.eval(x);
    int a = low.testRight(x);
    if (a == FALSE) {
      return FALSE;
    }
    int b = high.testRight(x);
    return a == TRUE || b == FALSE ? b : UNKNOWN;
  }
}
