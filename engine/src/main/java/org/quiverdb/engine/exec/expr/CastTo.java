package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Affinity;

/** CAST. */
public final class CastTo extends Evaluator {
  private final Evaluator operand;
  private final Affinity affinity;

  public CastTo(int register, Evaluator operand, Affinity affinity) {
    super(register);
    this.operand = operand;
    this.affinity = affinity;
  }

  @Override
  public void eval(ExecContext x) {
    operand.eval(x);
    Values.cast(x.registers, operand.register, register, affinity);
  }
}
