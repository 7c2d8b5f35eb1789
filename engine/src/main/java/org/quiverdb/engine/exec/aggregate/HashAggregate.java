package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowHash;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.exec.row.RowStore;
import org.quiverdb.engine.record.Collation;

/**
 * GROUP BY by a hash table of keys. The groups come out in the order of their keys, as from SQLite,
 * which sorts.
 */
public final class HashAggregate extends Operator {
  private final Operator input;
  private final Evaluator[] keys;
  private final int[] registers;
  private final RowHash table;
  private final RowOrder order;
  private final Groups groups;
  private final int firstKey;
  private int[] sorted = {};
  private int at;

  /**
   * @param firstKey of as many registers as there are keys, for the keys of the current group
   */
  public HashAggregate(
      Operator input,
      Evaluator[] keys,
      Collation[] collations,
      RowOrder order,
      Groups groups,
      int firstKey) {
    this.input = input;
    this.keys = keys;
    this.table = new RowHash(collations);
    this.order = order;
    this.groups = groups;
    this.firstKey = firstKey;
    this.registers = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      registers[i] = keys[i].register;
    }
  }

  @Override
  public void open(ExecContext x) {
    groups.clear();
    table.clear();
    input.open(x);
    while (input.next(x)) {
      for (Evaluator key : keys) {
        key.eval(x);
      }
      int group = table.findOrAdd(x.registers, registers);
      groups.step(x, group, table.wasAdded());
    }
    sorted = table.sorted(order);
    at = 0;
  }

  @Override
  public boolean next(ExecContext x) {
    if (at == table.count()) {
      return false;
    }
    int group = sorted[at++];
    RowStore.load(table.row(group), 0, x.registers, firstKey, keys.length);
    groups.load(x, group);
    return true;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    table.clear();
    groups.clear();
  }
}
