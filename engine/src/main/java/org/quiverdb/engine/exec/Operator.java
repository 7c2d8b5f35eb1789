package org.quiverdb.engine.exec;

/**
 * A source of rows. A row is whatever the evaluators over this operator's sources see after {@link
 * #next} returned true; nothing is handed over. Operators are parts of one statement, keep their
 * state in themselves and can be opened again and again.
 */
public abstract class Operator {
  /**
   * Goes before the first row, reading anew the outer rows and parameters on which the operator
   * depends.
   */
  public abstract void open(ExecContext x);

  /**
   * Moves to the next row; false when there is none, after which only open and close may be called.
   */
  public abstract boolean next(ExecContext x);

  /**
   * About how many rows the outermost loop will go through, before conditions are tested; NaN when
   * nobody knows. To be called between {@link #open} and the first {@link #next}.
   */
  public double estimate(ExecContext x) {
    return Double.NaN;
  }

  /** Lets go of cursors and memory; allowed at any time, also twice and without open. */
  public abstract void close(ExecContext x);
}
