package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.Registers;

/** The state of an aggregate for one group of rows. Not thread-safe. */
public abstract class Accumulator implements AutoCloseable {
  /**
   * Takes one row.
   *
   * @param first register of the first of {@code count} consecutive arguments
   * @return whether this row's value became the result, which only min and max answer with true
   */
  public abstract boolean step(FunctionContext context, Registers r, int first, int count);

  /** Leaves the value of the rows so far in a register; may be called more than once. */
  public abstract void result(FunctionContext context, Registers r, int result);

  /** Back to no rows, so that the state serves the next group. */
  public abstract void reset();

  /** Gives memory back; the state is of no more use. */
  @Override
  public void close() {}
}
