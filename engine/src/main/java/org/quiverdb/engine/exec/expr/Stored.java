package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;

/** A value that is in its register already: a constant, a parameter, a row kept in registers. */
public final class Stored extends Evaluator {
  public Stored(int register) {
    super(register);
  }

  @Override
  public void eval(ExecContext x) {}
}
