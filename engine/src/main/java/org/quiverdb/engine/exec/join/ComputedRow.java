package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.SourceRow;

/** The current row of a subquery whose columns are computed when they are asked for. */
public final class ComputedRow implements SourceRow {
  private final Evaluator[] columns;
  private final int first;
  private boolean nulls;

  /**
   * @param first of as many registers as there are columns
   */
  public ComputedRow(Evaluator[] columns, int first) {
    this.columns = columns;
    this.first = first;
  }

  @Override
  public void setNullRow() {
    nulls = true;
  }

  /** To be called when the subquery moved to a row. */
  void moved() {
    nulls = false;
  }

  @Override
  public Evaluator column(int column, int register) {
    Evaluator value = columns[column];
    return new Evaluator(first + column) {
      @Override
      public void eval(ExecContext x) {
        if (nulls) {
          x.registers.setNull(this.register);
        } else {
          value.eval(x);
          x.registers.alias(this.register, value.register);
        }
      }
    };
  }
}
