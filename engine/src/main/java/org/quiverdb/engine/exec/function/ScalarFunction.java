package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.Registers;

/**
 * A function of one row's values.
 *
 * @param name in lower case
 * @param minArguments the fewest arguments
 * @param maxArguments the most arguments
 * @param flags of {@link #DETERMINISTIC}, {@link #NEEDS_COLLATION}
 * @param body the implementation
 */
public record ScalarFunction(String name, int minArguments, int maxArguments, int flags, Body body)
    implements FunctionDefinition {
  /** Equal arguments give equal results. */
  public static final int DETERMINISTIC = 1;

  /** Compares its arguments by the collation of the first that has one. */
  public static final int NEEDS_COLLATION = 2;

  /** Arguments are evaluated one by one as needed (coalesce, iif); the body gets them all. */
  public static final int LAZY = 4;

  /** The result does not change within one statement, but from statement to statement. */
  public static final int STABLE = 8;

  public boolean isDeterministic() {
    return (flags & DETERMINISTIC) != 0;
  }

  public boolean needsCollation() {
    return (flags & NEEDS_COLLATION) != 0;
  }

  public boolean isLazy() {
    return (flags & LAZY) != 0;
  }

  @Override
  public boolean isAggregate() {
    return false;
  }

  /** What a scalar function does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Computes one call. A text or blob result lies in the result register's scratch, or is shared
     * with an argument.
     *
     * @param first register of the first of {@code count} consecutive arguments, which are not
     * changed
     * @param result another register
     * @throws org.quiverdb.engine.error.SqlException with the message that SQLite gives
     */
    void call(FunctionContext context, Registers r, int first, int count, int result);
  }
}
