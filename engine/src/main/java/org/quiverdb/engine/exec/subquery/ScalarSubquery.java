package org.quiverdb.engine.exec.subquery;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.record.Registers;

/**
 * The columns of a query's first row, or NULLs. One that is not correlated runs once per execution.
 */
public final class ScalarSubquery {
  private final Operator operator;
  private final Evaluator[] columns;
  private final int first;
  private final boolean correlated;
  private long run = -1;

  /**
   * @param first the first of as many registers as there are columns, for copies
   */
  public ScalarSubquery(Operator operator, Evaluator[] columns, int first, boolean correlated) {
    this.operator = operator;
    this.columns = columns;
    this.first = first;
    this.correlated = correlated;
  }

  /** The value of a column. That of column 0 runs a correlated query, and must be asked first. */
  public Evaluator column(int index) {
    return new Column(index);
  }

  private void compute(ExecContext x) {
    Registers r = x.registers;
    operator.open(x);
    try {
      boolean found = operator.next(x);
      for (int i = 0; i < columns.length; i++) {
        if (found) {
          columns[i].eval(x);
          r.copyFrom(first + i, r, columns[i].register);
        } else {
          r.setNull(first + i);
        }
      }
    } finally {
      if (!correlated) {
        operator.close(x);
      }
    }
  }

  private final class Column extends Evaluator {
    private final int index;

    Column(int index) {
      super(first + index);
      this.index = index;
    }

    @Override
    public void eval(ExecContext x) {
      if (correlated ? index == 0 : run != x.run()) {
        compute(x);
        run = x.run();
      }
    }
  }
}
