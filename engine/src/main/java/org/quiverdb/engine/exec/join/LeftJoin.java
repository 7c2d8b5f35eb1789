package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;

/** As a nested loop, but where the inner input has no row there is one with NULLs in its place. */
public final class LeftJoin extends Operator {
  private final Operator outer;
  private final Operator inner;
  private final SourceRow innerRow;
  private boolean inside;
  private boolean matched;

  /**
   * @param innerRow the row of the inner source, which is made NULL
   */
  public LeftJoin(Operator outer, Operator inner, SourceRow innerRow) {
    this.outer = outer;
    this.inner = inner;
    this.innerRow = innerRow;
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
      if (inside) {
        if (inner.next(x)) {
          matched = true;
          return true;
        }
        inside = false;
        if (!matched) {
          innerRow.setNullRow();
          return true;
        }
      }
      if (!outer.next(x)) {
        return false;
      }
      inside = true;
      matched = false;
      inner.open(x);
    }
  }

  @Override
  public void close(ExecContext x) {
    outer.close(x);
    inner.close(x);
  }
}
