package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Cast;

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
    Cast.cast(x.registers, operand.register, affinity, x.session.encoding(), register);
  }
}
