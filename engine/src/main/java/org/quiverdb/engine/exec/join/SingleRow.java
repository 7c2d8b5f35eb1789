package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** One row without columns: a SELECT without FROM. */
public final class SingleRow extends Operator {
  private boolean done;

  @Override
  public void open(ExecContext x) {
    done = false;
  }

  @Override
  public boolean next(ExecContext x) {
    boolean row = !done;
    done = true;
    return row;
  }

  @Override
  public void close(ExecContext x) {}
}
