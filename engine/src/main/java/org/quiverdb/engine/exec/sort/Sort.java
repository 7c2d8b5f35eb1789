package org.quiverdb.engine.exec.sort;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.row.RowSorter;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.exec.row.TopRows;

/**
 * Sorts its input; with a limit only the first rows are kept. The sorted row's values stand in
 * registers.
 */
public final class Sort extends Operator {
  private final Operator input;
  private final Evaluator[] values;
  private final int[] registers;
  private final RowSorter sorter;
  private final TopRows top;
  private final Limit.@Nullable Count limit;
  private final int first;
  private long kept;
  private int at;
  private int count;

  /**
   * @param values the keys, then what is carried along
   * @param first the first of as many registers as there are values, for the sorted row
   */
  public Sort(
      Operator input, Evaluator[] values, RowOrder order, Limit.@Nullable Count limit, int first) {
    this.input = input;
    this.values = values;
    this.limit = limit;
    this.first = first;
    this.sorter = new RowSorter(order);
    this.top = new TopRows(order);
    this.registers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      registers[i] = values[i].register;
    }
  }

  @Override
  public void open(ExecContext x) {
    clear();
    kept = limit == null ? -1 : limit.kept(x);
    input.open(x);
    while (input.next(x)) {
      for (Evaluator value : values) {
        value.eval(x);
      }
      if (kept >= 0) {
        top.offer(x.registers, registers, kept);
      } else {
        sorter.add(x.registers, registers);
      }
    }
    if (kept >= 0) {
      top.sort();
      count = top.count();
    } else {
      sorter.sort();
      count = sorter.count();
    }
    at = 0;
  }

  @Override
  public boolean next(ExecContext x) {
    if (at >= count) {
      return false;
    }
    long row = kept >= 0 ? top.row(at) : sorter.row(at);
    at++;
    RowStore.load(row, 0, x.registers, first, values.length);
    return true;
  }

  private void clear() {
    sorter.clear();
    top.clear();
    count = 0;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    clear();
  }
}
