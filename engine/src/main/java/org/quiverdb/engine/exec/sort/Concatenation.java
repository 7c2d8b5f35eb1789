package org.quiverdb.engine.exec.sort;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.record.Registers;

/** UNION ALL: all rows of the left query, then all of the right one. */
public final class Concatenation extends Operator {
  private final Operator left;
  private final Evaluator[] leftColumns;
  private final Operator right;
  private final Evaluator[] rightColumns;
  private final int first;
  private boolean onRight;

  /**
   * @param first of as many registers as there are columns
   */
  public Concatenation(
      Operator left, Evaluator[] leftColumns, Operator right, Evaluator[] rightColumns, int first) {
    this.left = left;
    this.leftColumns = leftColumns;
    this.right = right;
    this.rightColumns = rightColumns;
    this.first = first;
  }

  @Override
  public void open(ExecContext x) {
    onRight = false;
    left.open(x);
  }

  @Override
  public boolean next(ExecContext x) {
    if (!onRight) {
      if (left.next(x)) {
        load(x, leftColumns);
        return true;
      }
      onRight = true;
      right.open(x);
    }
    if (right.next(x)) {
      load(x, rightColumns);
      return true;
    }
    return false;
  }

  private void load(ExecContext x, Evaluator[] columns) {
    Registers r = x.registers;
    for (int i = 0; i < columns.length; i++) {
      columns[i].eval(x);
      r.alias(first + i, columns[i].register);
    }
  }

  @Override
  public void close(ExecContext x) {
    left.close(x);
    right.close(x);
  }
}
