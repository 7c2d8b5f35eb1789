package org.quiverdb.engine.exec.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.row.RowSorter;
import org.quiverdb.engine.exec.row.RowStore;

/**
 * An aggregate with ORDER BY inside of its parentheses: the arguments of each group are kept and
 * sorted first.
 */
public final class OrderedAggregate extends Aggregate {
  private final Aggregate inner;
  private final Evaluator[] values;
  private final int[] registers;
  private final RowOrder order;
  private final int arguments;
  private final int first;
  private final List<RowSorter> groups = new ArrayList<>();

  /**
   * @param inner reads its arguments from {@code first} on
   * @param values the keys, then the arguments
   */
  public OrderedAggregate(Aggregate inner, Evaluator[] values, RowOrder order, int first) {
    this.inner = inner;
    this.values = values;
    this.order = order;
    this.first = first;
    this.arguments = values.length - order.keys();
    this.registers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      registers[i] = values[i].register;
    }
  }

  @Override
  boolean step(ExecContext x, int group) {
    while (groups.size() <= group) {
      groups.add(new RowSorter(order));
    }
    for (Evaluator value : values) {
      value.eval(x);
    }
    groups.get(group).add(x.registers, registers);
    return false;
  }

  @Override
  void result(ExecContext x, int group, int register) {
    if (group < groups.size()) {
      RowSorter rows = groups.get(group);
      rows.sort();
      for (int i = 0; i < rows.count(); i++) {
        RowStore.load(rows.row(i), order.keys(), x.registers, first, arguments);
        inner.step(x, group);
      }
      rows.clear();
    }
    inner.result(x, group, register);
  }

  @Override
  void clear() {
    groups.forEach(RowSorter::clear);
    groups.clear();
    inner.clear();
  }
}
