package org.quiverdb.engine.exec.sort;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.row.RowSorter;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.exec.row.TopRows;
import org.quiverdb.engine.exec.scan.TableCursor;

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
  private final int keys;
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
    this.keys = order.keys();
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
    if (kept >= 0) {
      keepFirst(x);
    } else {
      sortAll(x);
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

  private void sortAll(ExecContext x) {
    while (input.next(x)) {
      eval(x, 0, values.length);
      sorter.add(x.registers, registers);
    }
  }

  /** Most rows come too late in the order, which their keys tell without the other values. */
  private void keepFirst(ExecContext x) {
    while (input.next(x)) {
      eval(x, 0, keys);
      if (top.takes(x.registers, registers, kept)) {
        eval(x, keys, values.length);
        top.add(x.registers, registers, kept);
      }
    }
  }

  private void eval(ExecContext x, int from, int to) {
    for (int i = from; i < to; i++) {
      TableCursor.eval(values[i], x);
    }
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
