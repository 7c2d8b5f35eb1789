package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** The rows for which all conditions are true. */
public final class Filter extends Operator {
  private final Operator input;
  private final Evaluator[] conditions;

  private Filter(Operator input, Evaluator[] conditions) {
    this.input = input;
    this.conditions = conditions;
  }

  /** The input itself when there are no conditions. */
  public static Operator of(Operator input, Evaluator[] conditions) {
    return conditions.length == 0 ? input : new Filter(input, conditions);
  }

  @Override
  public void open(ExecContext x) {
    input.open(x);
  }

  @Override
  public double estimate(ExecContext x) {
    return input.estimate(x);
  }

  @Override
  public boolean next(ExecContext x) {
    while (input.next(x)) {
      if (all(x)) {
        return true;
      }
    }
    return false;
  }

  private boolean all(ExecContext x) {
    for (Evaluator condition : conditions) {
      if (condition.test(x) != Evaluator.TRUE) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
  }
}
