package org.quiverdb.engine.exec.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Registers;

/** {@code count(*)} and {@code count(x)}. */
public final class CountAggregate extends Aggregate {
  private final @Nullable Evaluator argument;
  private long[] counts = new long[16];

  /**
   * @param argument null for {@code count(*)}
   */
  public CountAggregate(@Nullable Evaluator argument) {
    this.argument = argument;
  }

  @Override
  boolean step(ExecContext x, int group) {
    if (argument != null) {
      argument.eval(x);
      if (x.registers.tag[argument.register] == Registers.NULL) {
        return false;
      }
    }
    if (group >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(group + 1, counts.length * 2));
    }
    counts[group]++;
    return false;
  }

  @Override
  void result(ExecContext x, int group, int register) {
    x.registers.setLong(register, group < counts.length ? counts[group] : 0);
  }

  @Override
  void clear() {
    Arrays.fill(counts, 0);
  }
}
