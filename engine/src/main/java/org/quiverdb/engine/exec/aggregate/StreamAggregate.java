package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;

/** GROUP BY over rows that come with equal keys side by side: one group at a time. */
public final class StreamAggregate extends Operator {
  private final Operator input;
  private final Evaluator[] keys;
  private final Collation[] collations;
  private final Groups groups;
  private final int current;
  private final int pending;
  private boolean hasPending;

  /**
   * @param current of as many registers as there are keys, for the keys of the current group
   * @param pending as many more
   */
  public StreamAggregate(
      Operator input,
      Evaluator[] keys,
      Collation[] collations,
      Groups groups,
      int current,
      int pending) {
    this.input = input;
    this.keys = keys;
    this.collations = collations;
    this.groups = groups;
    this.current = current;
    this.pending = pending;
  }

  @Override
  public void open(ExecContext x) {
    groups.clear();
    input.open(x);
    hasPending = input.next(x);
    if (hasPending) {
      copyKeys(x, pending);
    }
  }

  private void copyKeys(ExecContext x, int to) {
    for (int i = 0; i < keys.length; i++) {
      keys[i].eval(x);
      x.registers.copyFrom(to + i, x.registers, keys[i].register);
    }
  }

  private boolean sameGroup(ExecContext x) {
    Registers r = x.registers;
    for (int i = 0; i < keys.length; i++) {
      keys[i].eval(x);
      if (ValueCompare.compare(r, keys[i].register, current + i, collations[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean next(ExecContext x) {
    if (!hasPending) {
      return false;
    }
    groups.clear();
    for (int i = 0; i < keys.length; i++) {
      x.registers.copyFrom(current + i, x.registers, pending + i);
    }
    groups.step(x, 0, true);
    while (true) {
      hasPending = input.next(x);
      if (!hasPending) {
        break;
      }
      if (!sameGroup(x)) {
        copyKeys(x, pending);
        break;
      }
      groups.step(x, 0, false);
    }
    groups.load(x, 0);
    return true;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    groups.clear();
  }
}
