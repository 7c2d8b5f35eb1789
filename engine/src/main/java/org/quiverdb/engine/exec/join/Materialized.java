package org.quiverdb.engine.exec.join;

import java.util.Arrays;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowStore;

/**
 * The rows of a subquery, kept so that they can be read again and again; the subquery runs once per
 * execution.
 */
public final class Materialized extends Operator {
  private final Operator input;
  private final Evaluator[] columns;
  private final int[] registers;
  private final KeptRow row;
  private final RowStore store = new RowStore();
  private long[] rows = new long[16];
  private int count;
  private int at;
  private long run = -1;

  /**
   * @param first of as many registers as there are columns
   */
  public Materialized(Operator input, Evaluator[] columns, int first) {
    this.input = input;
    this.columns = columns;
    this.row = new KeptRow(first, columns.length, -1);
    this.registers = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      registers[i] = columns[i].register;
    }
  }

  /** The current row. */
  public KeptRow row() {
    return row;
  }

  @Override
  public void open(ExecContext x) {
    if (run != x.run()) {
      fill(x);
      run = x.run();
    }
    at = 0;
  }

  private void fill(ExecContext x) {
    clear();
    input.open(x);
    while (input.next(x)) {
      for (Evaluator column : columns) {
        column.eval(x);
      }
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
      }
      rows[count++] = store.add(x.registers, registers);
    }
    input.close(x);
  }

  @Override
  public boolean next(ExecContext x) {
    if (at == count) {
      return false;
    }
    row.load(rows[at++], x.registers);
    return true;
  }

  private void clear() {
    store.clear();
    count = 0;
    run = -1;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    clear();
  }
}
