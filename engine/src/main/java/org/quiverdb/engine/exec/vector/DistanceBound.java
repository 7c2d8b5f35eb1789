package org.quiverdb.engine.exec.vector;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;

/**
 * A {@link DistanceTerm} of a running query.
 *
 * @param query the vector that it measures from
 * @param value the bound
 * @param sign -1 when the distance is the value with the other sign
 */
public record DistanceBound(Evaluator query, Evaluator value, int sign) {
  /** Integers up to here are the same as a double. */
  private static final long EXACT = 1L << 53;

  /**
   * The largest distance that satisfies the term, infinite when it bounds nothing.
   *
   * @param ordered where the vector of the ORDER BY stands
   */
  double of(ExecContext x, int ordered) {
    query.eval(x);
    Registers r = x.registers;
    if (query.register != ordered && !isSame(r, query.register, ordered)) {
      return Double.POSITIVE_INFINITY;
    }
    value.eval(x);
    int register = value.register;
    return switch (r.tag[register]) {
      case Registers.REAL -> sign * r.getDouble(register);
      case Registers.INTEGER ->
          Math.abs(r.bits[register]) <= EXACT
              ? (double) (sign * r.bits[register])
              : Double.POSITIVE_INFINITY;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private static boolean isSame(Registers r, int a, int b) {
    boolean bytes = r.tag[a] == Registers.BLOB || r.tag[a] == Registers.TEXT;
    return bytes
        && r.tag[a] == r.tag[b]
        && Memory.compare(r.bits[a], r.length[a], r.bits[b], r.length[b]) == 0;
  }
}
