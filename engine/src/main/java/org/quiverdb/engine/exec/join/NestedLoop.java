package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/**
 * For each row of the outer input all rows of the inner one, which is opened anew and may read the
 * outer row.
 */
public final class NestedLoop extends Operator {
  private final Operator outer;
  private final Operator inner;
  private boolean inside;

  public NestedLoop(Operator outer, Operator inner) {
    this.outer = outer;
    this.inner = inner;
  }

  @Override
  public void open(ExecContext x) {
    outer.open(x);
    inside = false;
  }

  @Override
  public double estimate(ExecContext x) {
    return outer.estimate(x);
  }

  @Override
  public boolean next(ExecContext x) {
    while (true) {
      if (inside && inner.next(x)) {
        return true;
      }
      inside = outer.next(x);
      if (!inside) {
        return false;
      }
      inner.open(x);
    }
  }

  @Override
  public void close(ExecContext x) {
    outer.close(x);
    inner.close(x);
  }
}
