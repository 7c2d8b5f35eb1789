package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** Aggregates over all rows: one row comes out, also when none goes in. */
public final class PlainAggregate extends Operator {
  private final Operator input;
  private final Groups groups;
  private final boolean firstOnly;
  private boolean done;

  /**
   * @param firstOnly whether min or max is known after the first value that is not NULL
   */
  public PlainAggregate(Operator input, Groups groups, boolean firstOnly) {
    this.input = input;
    this.groups = groups;
    this.firstOnly = firstOnly;
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
      boolean chosen = groups.step(x, 0, first);
      first = false;
      if (chosen && firstOnly) {
        break;
      }
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
