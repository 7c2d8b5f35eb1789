package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** Aggregates over all rows: one row comes out, also when none goes in. */
public final class PlainAggregate extends Operator {
  private final Operator input;
  private final Groups groups;
  private boolean done;

  public PlainAggregate(Operator input, Groups groups) {
    this.input = input;
    this.groups = groups;
  }

  @Override
  public void open(ExecContext x) {
    groups.clear();
    done = false;
    input.open(x);
  }

  @Override
  public boolean next(ExecContext x) {
    if (done) {
      return false;
    }
    done = true;
    boolean first = true;
    while (input.next(x)) {
      groups.step(x, 0, first);
      first = false;
    }
    groups.load(x, 0);
    return true;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    groups.clear();
  }
}
