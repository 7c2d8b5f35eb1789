package org.quiverdb.engine.exec.subquery;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** Frees a set of values when the statement's operators are closed; it has no rows of its own. */
public final class SetHolder extends Operator {
  private final ValueSet set;

  public SetHolder(ValueSet set) {
    this.set = set;
  }

  @Override
  public void open(ExecContext x) {}

  @Override
  public boolean next(ExecContext x) {
    return false;
  }

  @Override
  public void close(ExecContext x) {
    set.clear();
  }
}
