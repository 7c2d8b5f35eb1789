package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/** The rows of VALUES, one after the other in the same registers. */
public final class ValueRows extends Operator {
  private final Evaluator[][] rows;
  private final int first;
  private int at;

  /**
   * @param first of as many registers as a row has values
   */
  public ValueRows(Evaluator[][] rows, int first) {
    this.rows = rows;
    this.first = first;
  }

  @Override
  public void open(ExecContext x) {
    at = 0;
  }

  @Override
  public boolean next(ExecContext x) {
    if (at == rows.length) {
      return false;
    }
    Evaluator[] row = rows[at++];
    for (int i = 0; i < row.length; i++) {
      row[i].eval(x);
      x.registers.copyFrom(first + i, x.registers, row[i].register);
    }
    return true;
  }

  @Override
  public void close(ExecContext x) {}
}
