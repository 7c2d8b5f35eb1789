package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;

/** An expression without changing parts, computed at its first use in each execution. */
public final class Once extends Evaluator {
  private final Evaluator inner;
  private long run = -1;

  public Once(Evaluator inner) {
    super(inner.register);
    this.inner = inner;
  }

  @Override
  public void eval(ExecContext x) {
    if (run != x.run()) {
      inner.eval(x);
      run = x.run();
    }
  }
}
