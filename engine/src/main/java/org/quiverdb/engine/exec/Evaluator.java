package org.quiverdb.engine.exec;

import org.quiverdb.engine.record.Registers;

/**
 * A compiled expression. It owns the register in which it leaves its value, which stays valid until
 * the same evaluator runs again (a column points into its page, and is valid until the cursor
 * moves). Part of one statement; not thread-safe.
 */
public abstract class Evaluator {
  /** Results of {@link #test}. */
  public static final int FALSE = 0;

  public static final int TRUE = 1;
  public static final int UNKNOWN = -1;

  /** Where the value is after {@link #eval}. */
  public final int register;

  protected Evaluator(int register) {
    this.register = register;
  }

  /** Computes the value into {@link #register}. */
  public abstract void eval(ExecContext x);

  /**
   * Computes the value as a condition: {@link #TRUE}, {@link #FALSE} or, for NULL, {@link
   * #UNKNOWN}.
   */
  public int test(ExecContext x) {
    eval(x);
    return truth(x.registers, register);
  }

  /** The truth of a value: numbers are true unless zero, text and blobs by their numeric prefix. */
  public static int truth(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.INTEGER -> r.bits[register] != 0 ? TRUE : FALSE;
      case Registers.REAL -> r.getDouble(register) != 0.0 ? TRUE : FALSE;
      case Registers.NULL -> UNKNOWN;
      default -> Values.toReal(r, register) != 0.0 ? TRUE : FALSE;
    };
  }
}
