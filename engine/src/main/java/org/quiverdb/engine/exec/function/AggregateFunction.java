package org.quiverdb.engine.exec.function;

import java.util.function.Supplier;

/**
 * A function of the rows of a group. DISTINCT, FILTER and ORDER BY inside of the call are the
 * caller's.
 *
 * @param name in lower case
 * @param minArguments the fewest arguments
 * @param maxArguments the most arguments
 * @param flags of {@link #NEEDS_COLLATION}, {@link #MIN_MAX}
 * @param accumulators makes the state of one group
 */
public record AggregateFunction(
    String name, int minArguments, int maxArguments, int flags, Supplier<Accumulator> accumulators)
    implements FunctionDefinition {
  /** Compares its arguments by the collation of the first that has one. */
  public static final int NEEDS_COLLATION = 2;

  /**
   * min or max: other columns of the query come from the row that has the smallest or largest
   * value.
   */
  public static final int MIN_MAX = 16;

  /** The state of a new group. */
  public Accumulator newAccumulator() {
    return accumulators.get();
  }

  public boolean needsCollation() {
    return (flags & NEEDS_COLLATION) != 0;
  }

  @Override
  public boolean isAggregate() {
    return true;
  }
}
