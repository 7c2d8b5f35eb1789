package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** All rows or none, by conditions that do not depend on the rows. */
public final class Gate extends Operator {
  private final Operator input;
  private final Evaluator[] conditions;
  private boolean shut;
  private boolean opened;

  public Gate(Operator input, Evaluator[] conditions) {
    this.input = input;
    this.conditions = conditions;
  }

  @Override
  public void open(ExecContext x) {
    shut = false;
    opened = false;
    for (Evaluator condition : conditions) {
      if (condition.test(x) != Evaluator.TRUE) {
        shut = true;
        return;
      }
    }
    input.open(x);
    opened = true;
  }

  @Override
  public double estimate(ExecContext x) {
    return shut ? 0 : input.estimate(x);
  }

  @Override
  public boolean next(ExecContext x) {
    return !shut && input.next(x);
  }

  @Override
  public void close(ExecContext x) {
    if (opened) {
      input.close(x);
      opened = false;
    }
  }
}
