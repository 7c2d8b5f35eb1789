package org.quiverdb.engine.exec.subquery;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;

/** {@code (operands) IN set}. */
public final class InSet extends Evaluator {
  private final Evaluator[] operands;
  private final ValueSet set;

  public InSet(int register, Evaluator[] operands, ValueSet set) {
    super(register);
    this.operands = operands;
    this.set = set;
  }

  @Override
  public void eval(ExecContext x) {
    int result = test(x);
    if (result < 0) {
      x.registers.setNull(register);
    } else {
      x.registers.setLong(register, result);
    }
  }

  @Override
  public int test(ExecContext x) {
    return set.contains(x, operands);
  }
}
