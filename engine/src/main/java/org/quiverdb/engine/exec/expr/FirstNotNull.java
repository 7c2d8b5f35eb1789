package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Registers;

/** The first argument that is not NULL; the others are not evaluated. */
public final class FirstNotNull extends Evaluator {
  private final Evaluator[] arguments;

  public FirstNotNull(int register, Evaluator[] arguments) {
    super(register);
    this.arguments = arguments;
  }

  @Override
  public void eval(ExecContext x) {
    Registers r = x.registers;
    for (Evaluator argument : arguments) {
      argument.eval(x);
      if (r.tag[argument.register] != Registers.NULL) {
        r.alias(register, argument.register);
        return;
      }
    }
    r.setNull(register);
  }
}
