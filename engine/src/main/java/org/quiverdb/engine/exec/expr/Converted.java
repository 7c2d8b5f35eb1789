package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Affinity;

/** A value with an affinity applied, as when it is stored in a column. */
public final class Converted extends Evaluator {
  private final Evaluator inner;
  private final Affinity affinity;

  public Converted(int register, Evaluator inner, Affinity affinity) {
    super(register);
    this.inner = inner;
    this.affinity = affinity;
  }

  @Override
  public void eval(ExecContext x) {
    inner.eval(x);
    x.registers.alias(register, inner.register);
    Values.applyStorage(x.registers, register, affinity);
  }
}
