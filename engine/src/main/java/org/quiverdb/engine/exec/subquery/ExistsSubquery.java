package org.quiverdb.engine.exec.subquery;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** Whether a query has a row. */
public final class ExistsSubquery extends Evaluator {
  private final Operator operator;
  private final boolean correlated;
  private long run = -1;

  public ExistsSubquery(int register, Operator operator, boolean correlated) {
    super(register);
    this.operator = operator;
    this.correlated = correlated;
  }

  @Override
  public void eval(ExecContext x) {
    if (!correlated && run == x.run()) {
      return;
    }
    operator.open(x);
    boolean found = operator.next(x);
    if (!correlated) {
      operator.close(x);
    }
    x.registers.setLong(register, found ? 1 : 0);
    run = x.run();
  }
}
