package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;

/** An expression whose value is 1, 0 or NULL: it is computed by {@link #test}. */
abstract class Condition extends Evaluator {
  Condition(int register) {
    super(register);
  }

  @Override
  public final void eval(ExecContext x) {
    int result = test(x);
    if (result < 0) {
      x.registers.setNull(register);
    } else {
      x.registers.setLong(register, result);
    }
  }

  @Override
  public abstract int test(ExecContext x);

  static int of(boolean value) {
    return value ? TRUE : FALSE;
  }
}
