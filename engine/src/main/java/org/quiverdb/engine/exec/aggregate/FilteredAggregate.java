package org.quiverdb.engine.exec.aggregate;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.row.RowHash;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/**
 * An aggregate that takes only the rows that satisfy its FILTER, and with DISTINCT only the first
 * of equal values.
 */
public final class FilteredAggregate extends Aggregate {
  private final Aggregate inner;
  private final @Nullable Evaluator filter;
  private final @Nullable Evaluator distinct;
  private final RowHash seen;
  private final int[] key;

  /**
   * @param distinct the argument whose values must differ, or null
   * @param first of two registers of this aggregate's own
   */
  public FilteredAggregate(
      Aggregate inner,
      @Nullable Evaluator filter,
      @Nullable Evaluator distinct,
      Collation collation,
      int first) {
    this.inner = inner;
    this.filter = filter;
    this.distinct = distinct;
    this.seen = new RowHash(new Collation[] {Collation.BINARY, collation});
    this.key = new int[] {first, first + 1};
  }

  @Override
  boolean hasValue(int group) {
    return inner.hasValue(group);
  }

  @Override
  boolean step(ExecContext x, int group) {
    if (filter != null && filter.test(x) != Evaluator.TRUE) {
      return false;
    }
    if (distinct != null) {
      distinct.eval(x);
      Registers r = x.registers;
      if (r.tag[distinct.register] == Registers.NULL) {
        return inner.step(x, group);
      }
      r.setLong(key[0], group);
      r.alias(key[1], distinct.register);
      seen.findOrAdd(r, key);
      if (!seen.wasAdded()) {
        return false;
      }
    }
    return inner.step(x, group);
  }

  @Override
  void result(ExecContext x, int group, int register) {
    inner.result(x, group, register);
  }

  @Override
  void clear() {
    inner.clear();
    seen.clear();
  }
}
