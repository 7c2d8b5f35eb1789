package org.quiverdb.engine.exec.aggregate;

import java.util.Arrays;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;

/**
 * {@code sum}, {@code total} and {@code avg}. Integers are added exactly; after the first value
 * that is no integer, or an overflow, the sum goes on in floating point with the error carried
 * along (Neumaier's variant of Kahan's summation), as SQLite does.
 */
public final class SumAggregate extends Aggregate {
  /** Which of the functions. */
  public enum Kind {
    SUM,
    TOTAL,
    AVG
  }

  private static final byte EXACT = 0;
  private static final byte APPROXIMATE = 1;
  private static final byte OVERFLOWED = 2;
  private static final long EXACT_DOUBLE_LIMIT = 1L << 52;
  private static final long SPLIT = 1 << 14;

  private final Kind kind;
  private final Evaluator argument;
  private long[] counts = new long[16];
  private long[] whole = new long[16];
  private double[] sum = new double[16];
  private double[] error = new double[16];
  private byte[] state = new byte[16];

  public SumAggregate(Kind kind, Evaluator argument) {
    this.kind = kind;
    this.argument = argument;
  }

  @Override
  boolean step(ExecContext x, int g) {
    TableCursor.eval(argument, x);
    Registers r = x.registers;
    int value = argument.register;
    byte tag = r.tag[value];
    if (tag == Registers.NULL) {
      return false;
    }
    if (g >= counts.length) {
      grow(g);
    }
    counts[g]++;
    if (tag == Registers.INTEGER) {
      addInteger(g, r.bits[value]);
    } else if (tag == Registers.REAL) {
      addReal(g, r.getDouble(value));
    } else {
      addOther(r, g, value);
    }
    return false;
  }

  private void addOther(Registers r, int g, int value) {
    if (Numeric.type(r, value) == Registers.INTEGER) {
      addInteger(g, Numeric.integer(r, value));
    } else {
      addReal(g, Numeric.real(r, value));
    }
  }

  private void addInteger(int g, long value) {
    if (state[g] == EXACT) {
      long old = whole[g];
      long next = old + value;
      if (((old ^ next) & (value ^ next)) >= 0) {
        whole[g] = next;
        return;
      }
      begin(g, old);
      state[g] = OVERFLOWED;
    }
    addWhole(g, value);
  }

  private void addReal(int g, double value) {
    if (state[g] == EXACT) {
      begin(g, whole[g]);
    }
    state[g] = APPROXIMATE;
    add(g, value);
  }

  private void begin(int g, long value) {
    if (Math.abs(value) >= EXACT_DOUBLE_LIMIT || value == Long.MIN_VALUE) {
      long small = value % SPLIT;
      sum[g] = value - small;
      error[g] = small;
    } else {
      sum[g] = value;
      error[g] = 0;
    }
  }

  private void addWhole(int g, long value) {
    if (value <= -EXACT_DOUBLE_LIMIT || value >= EXACT_DOUBLE_LIMIT) {
      long small = value % SPLIT;
      add(g, value - small);
      add(g, small);
    } else {
      add(g, value);
    }
  }

  private void add(int g, double value) {
    double before = sum[g];
    double after = before + value;
    error[g] +=
        Math.abs(before) > Math.abs(value) ? before - after + value : value - after + before;
    sum[g] = after;
  }

  private void grow(int group) {
    int size = Math.max(group + 1, counts.length * 2);
    counts = Arrays.copyOf(counts, size);
    whole = Arrays.copyOf(whole, size);
    sum = Arrays.copyOf(sum, size);
    error = Arrays.copyOf(error, size);
    state = Arrays.copyOf(state, size);
  }

  private double real(int g) {
    if (state[g] == EXACT) {
      return whole[g];
    }
    return Double.isNaN(error[g]) ? sum[g] : sum[g] + error[g];
  }

  @Override
  void result(ExecContext x, int g, int register) {
    Registers r = x.registers;
    boolean empty = g >= counts.length || counts[g] == 0;
    switch (kind) {
      case TOTAL -> r.setDouble(register, empty ? 0.0 : real(g));
      case AVG -> {
        if (empty) {
          r.setNull(register);
        } else {
          r.setDouble(register, real(g) / counts[g]);
        }
      }
      case SUM -> {
        if (empty) {
          r.setNull(register);
        } else if (state[g] == OVERFLOWED) {
          throw SqlException.error("integer overflow");
        } else if (state[g] == APPROXIMATE) {
          r.setDouble(register, real(g));
        } else {
          r.setLong(register, whole[g]);
        }
      }
    }
  }

  @Override
  void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(whole, 0);
    Arrays.fill(sum, 0);
    Arrays.fill(error, 0);
    Arrays.fill(state, EXACT);
  }
}
