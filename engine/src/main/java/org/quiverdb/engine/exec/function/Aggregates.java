package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.Registers;

/** The aggregate functions of every connection. */
final class Aggregates {
  private static final int MIN_MAX = AggregateFunction.MIN_MAX | AggregateFunction.NEEDS_COLLATION;

  private Aggregates() {}

  static void define(Definer d) {
    d.aggregate("count", 0, 0, Count::new)
        .aggregate("count", 1, 0, Count::new)
        .aggregate("sum", 1, 0, () -> new Sum(Sum.Result.SUM))
        .aggregate("total", 1, 0, () -> new Sum(Sum.Result.TOTAL))
        .aggregate("avg", 1, 0, () -> new Sum(Sum.Result.AVERAGE))
        .aggregate("min", 1, MIN_MAX, () -> new Extreme(-1))
        .aggregate("max", 1, MIN_MAX, () -> new Extreme(1))
        .aggregate("group_concat", 1, 0, GroupConcat::new)
        .aggregate("group_concat", 2, 0, GroupConcat::new)
        .aggregate("string_agg", 2, 0, GroupConcat::new);
  }

  /** Rows, or rows whose argument is not NULL. */
  private static final class Count extends Accumulator {
    private long rows;

    @Override
    public boolean step(FunctionContext c, Registers r, int first, int count) {
      if (count == 0 || r.tag[first] != Registers.NULL) {
        rows++;
      }
      return false;
    }

    @Override
    public void result(FunctionContext c, Registers r, int result) {
      r.setLong(result, rows);
    }

    @Override
    public void reset() {
      rows = 0;
    }
  }
}
