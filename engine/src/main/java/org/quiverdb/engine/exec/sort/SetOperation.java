package org.quiverdb.engine.exec.sort;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowHash;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.record.Collation;

/**
 * UNION, INTERSECT and EXCEPT. Rows are different from each other and come in ascending order, as
 * from SQLite.
 */
public final class SetOperation extends Operator {
  /** Which rows come out. */
  public enum Kind {
    UNION,
    INTERSECT,
    EXCEPT
  }

  private final Kind kind;
  private final Operator left;
  private final Evaluator[] leftColumns;
  private final Operator right;
  private final Evaluator[] rightColumns;
  private final RowHash leftRows;
  private final RowHash rightRows;
  private final int[] wanted;
  private final int first;
  private long[] rows = {};
  private int at;

  /**
   * @param first of as many registers as there are columns
   */
  public SetOperation(
      Kind kind,
      Operator left,
      Evaluator[] leftColumns,
      Operator right,
      Evaluator[] rightColumns,
      Collation[] collations,
      int first) {
    this.kind = kind;
    this.left = left;
    this.leftColumns = leftColumns;
    this.right = right;
    this.rightColumns = rightColumns;
    this.leftRows = new RowHash(collations);
    this.rightRows = new RowHash(collations);
    this.first = first;
    this.wanted = new int[collations.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = first + i;
    }
  }

  @Override
  public void open(ExecContext x) {
    clear();
    read(x, left, leftColumns, leftRows);
    read(x, right, rightColumns, kind == Kind.UNION ? leftRows : rightRows);
    rows = leftRows.sorted();
    at = 0;
  }

  private static void read(ExecContext x, Operator input, Evaluator[] columns, RowHash target) {
    int[] registers = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      registers[i] = columns[i].register;
    }
    input.open(x);
    while (input.next(x)) {
      for (Evaluator column : columns) {
        column.eval(x);
      }
      target.put(x.registers, registers);
    }
  }

  @Override
  public boolean next(ExecContext x) {
    while (at < rows.length) {
      RowStore.load(rows[at++], 0, x.registers, first, wanted.length);
      boolean inRight = kind != Kind.UNION && rightRows.find(x.registers, wanted) >= 0;
      if (kind == Kind.UNION || inRight == (kind == Kind.INTERSECT)) {
        return true;
      }
    }
    return false;
  }

  private void clear() {
    leftRows.clear();
    rightRows.clear();
    rows = new long[0];
  }

  @Override
  public void close(ExecContext x) {
    left.close(x);
    right.close(x);
    clear();
  }
}
