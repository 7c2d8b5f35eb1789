package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;

/**
 * sum, total and avg. INTEGERs are added exactly; with the first REAL, or on overflow, the sum
 * becomes a REAL with a second one that collects what was rounded away (Kahan and Babuska's
 * summation, as Neumaier improved it).
 */
final class Sum extends Accumulator {
  /** What is made of the sum. */
  enum Result {
    SUM,
    TOTAL,
    AVERAGE
  }

  /** 2^52: larger INTEGERs are added in two parts, both of which are exact as REALs. */
  private static final long EXACT = 1L << 52;

  private static final long SMALL_PART = 16384;

  private final Result kind;
  private long count;
  private long exact;
  private boolean real;
  private boolean overflow;
  private double sum;
  private double error;

  Sum(Result kind) {
    this.kind = kind;
  }

  @Override
  public boolean step(FunctionContext c, Registers r, int first, int arguments) {
    byte tag = r.tag[first];
    if (tag == Registers.INTEGER) {
      addInteger(r.bits[first]);
    } else if (tag == Registers.REAL) {
      addReal(r.getDouble(first));
    } else if (tag != Registers.NULL) {
      if (Numeric.type(r, first) == Registers.INTEGER) {
        addInteger(Numeric.integer(r, first));
      } else {
        addReal(Numeric.real(r, first));
      }
    }
    return false;
  }

  private void addInteger(long value) {
    count++;
    if (!real) {
      long next = exact + value;
      if (((exact ^ next) & (value ^ next)) >= 0) {
        exact = next;
        return;
      }
      overflow = true;
      becomeReal();
    }
    if (value <= -EXACT || value >= EXACT) {
      long small = value % SMALL_PART;
      add(value - small);
      add(small);
    } else {
      add(value);
    }
  }

  private void addReal(double value) {
    count++;
    if (!real) {
      becomeReal();
    } else {
      overflow = false;
    }
    add(value);
  }

  private void becomeReal() {
    real = true;
    long small = exact <= -EXACT || exact >= EXACT ? exact % SMALL_PART : 0;
    sum = exact - small;
    error = small;
  }

  private void add(double value) {
    double next = sum + value;
    if (Math.abs(sum) > Math.abs(value)) {
      error += (sum - next) + value;
    } else {
      error += (value - next) + sum;
    }
    sum = next;
  }

  private double total() {
    if (!real) {
      return exact;
    }
    return Double.isFinite(error) ? sum + error : sum;
  }

  @Override
  public void result(FunctionContext c, Registers r, int result) {
    if (kind == Result.TOTAL) {
      r.setDouble(result, total());
    } else if (count == 0) {
      r.setNull(result);
    } else if (kind == Result.AVERAGE) {
      r.setDouble(result, total() / count);
    } else if (!real) {
      r.setLong(result, exact);
    } else if (overflow) {
      throw SqlException.error("integer overflow");
    } else {
      r.setDouble(result, total());
    }
  }

  @Override
  public void reset() {
    count = 0;
    exact = 0;
    real = false;
    overflow = false;
    sum = 0;
    error = 0;
  }
}
