package org.quiverdb.engine.exec.compile;

import java.util.List;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** The top of a statement: closing it also closes the subqueries inside of its expressions. */
final class StatementRoot extends Operator {
  private final Operator input;
  private final List<Operator> nested;

  StatementRoot(Operator input, List<Operator> nested) {
    this.input = input;
    this.nested = nested;
  }

  @Override
  public void open(ExecContext x) {
    input.open(x);
  }

  @Override
  public boolean next(ExecContext x) {
    return input.next(x);
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    for (Operator operator : nested) {
      operator.close(x);
    }
  }
}
