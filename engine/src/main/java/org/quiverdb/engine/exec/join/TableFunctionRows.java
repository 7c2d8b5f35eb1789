package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;

/** The rows of one call of a table-valued function; its columns stand in registers of their own. */
public abstract class TableFunctionRows extends Operator implements SourceRow {
  /** The register of the first column. */
  protected final int first;

  private boolean nullRow;

  protected TableFunctionRows(int first) {
    this.first = first;
  }

  /** Puts the next row into the registers; false when there is none. */
  protected abstract boolean read(ExecContext x);

  @Override
  public final boolean next(ExecContext x) {
    x.tick();
    nullRow = false;
    return read(x);
  }

  @Override
  public final Evaluator column(int column, int register) {
    return new Evaluator(first + column) {
      @Override
      public void eval(ExecContext x) {
        if (nullRow) {
          x.registers.setNull(this.register);
        }
      }
    };
  }

  @Override
  public final void setNullRow() {
    nullRow = true;
  }
}
