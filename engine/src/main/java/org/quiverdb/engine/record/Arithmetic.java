package org.quiverdb.engine.record;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;

/**
 * SQL's operators on registers. NULL in, NULL out. Two INTEGERs give an INTEGER, or a REAL where it
 * would overflow; everything else is computed in REAL. The result register may be one of the
 * operands.
 */
public final class Arithmetic {
  /** The most bytes that a TEXT or BLOB may have. */
  public static final int MAX_BYTES = 1_000_000_000;

  private Arithmetic() {}

  private static boolean isNull(Registers r, int a, int b, int result) {
    if (r.tag[a] == Registers.NULL || r.tag[b] == Registers.NULL) {
      r.setNull(result);
      return true;
    }
    return false;
  }

  private static boolean integers(Registers r, int a, int b) {
    return r.tag[a] == Registers.INTEGER && r.tag[b] == Registers.INTEGER
        || Numeric.isInteger(r, a) && Numeric.isInteger(r, b);
  }

  public static void add(Registers r, int a, int b, int result) {
    if (r.tag[a] == Registers.REAL && r.tag[b] == Registers.REAL) {
      r.setDouble(result, r.getDouble(a) + r.getDouble(b));
    } else if (!isNull(r, a, b, result)) {
      if (integers(r, a, b)) {
        long x = Numeric.integer(r, a);
        long y = Numeric.integer(r, b);
        long sum = x + y;
        if (((x ^ sum) & (y ^ sum)) >= 0) {
          r.setLong(result, sum);
          return;
        }
      }
      r.setDouble(result, Numeric.real(r, a) + Numeric.real(r, b));
    }
  }

  public static void subtract(Registers r, int a, int b, int result) {
    if (r.tag[a] == Registers.REAL && r.tag[b] == Registers.REAL) {
      r.setDouble(result, r.getDouble(a) - r.getDouble(b));
    } else if (!isNull(r, a, b, result)) {
      if (integers(r, a, b)) {
        long x = Numeric.integer(r, a);
        long y = Numeric.integer(r, b);
        long difference = x - y;
        if (((x ^ y) & (x ^ difference)) >= 0) {
          r.setLong(result, difference);
          return;
        }
      }
      r.setDouble(result, Numeric.real(r, a) - Numeric.real(r, b));
    }
  }

  public static void multiply(Registers r, int a, int b, int result) {
    if (r.tag[a] == Registers.REAL && r.tag[b] == Registers.REAL) {
      r.setDouble(result, r.getDouble(a) * r.getDouble(b));
    } else if (!isNull(r, a, b, result)) {
      if (integers(r, a, b)) {
        long x = Numeric.integer(r, a);
        long y = Numeric.integer(r, b);
        long product = x * y;
        if (Math.multiplyHigh(x, y) == product >> 63) {
          r.setLong(result, product);
          return;
        }
      }
      r.setDouble(result, Numeric.real(r, a) * Numeric.real(r, b));
    }
  }

  /** Division by zero is NULL; of two INTEGERs it cuts towards zero. */
  public static void divide(Registers r, int a, int b, int result) {
    if (isNull(r, a, b, result)) {
      return;
    }
    if (integers(r, a, b)) {
      long x = Numeric.integer(r, a);
      long y = Numeric.integer(r, b);
      if (y == 0) {
        r.setNull(result);
        return;
      }
      if (x != Long.MIN_VALUE || y != -1) {
        r.setLong(result, x / y);
        return;
      }
    }
    double divisor = Numeric.real(r, b);
    if (divisor == 0) {
      r.setNull(result);
    } else {
      r.setDouble(result, Numeric.real(r, a) / divisor);
    }
  }

  /** The remainder of the operands as INTEGERs, REAL unless both are INTEGERs; NULL for zero. */
  public static void remainder(Registers r, int a, int b, int result) {
    if (isNull(r, a, b, result)) {
      return;
    }
    boolean whole = integers(r, a, b);
    long divisor = Numeric.integer(r, b);
    if (divisor == 0) {
      r.setNull(result);
      return;
    }
    long remainder = divisor == -1 ? 0 : Numeric.integer(r, a) % divisor;
    if (whole) {
      r.setLong(result, remainder);
    } else {
      r.setDouble(result, remainder);
    }
  }

  public static void negate(Registers r, int a, int result) {
    if (r.tag[a] == Registers.NULL) {
      r.setNull(result);
    } else if (Numeric.isInteger(r, a) && Numeric.integer(r, a) != Long.MIN_VALUE) {
      r.setLong(result, -Numeric.integer(r, a));
    } else {
      // SQLite subtracts from zero, so that there is no -0.0.
      r.setDouble(result, 0.0 - Numeric.real(r, a));
    }
  }

  public static void bitAnd(Registers r, int a, int b, int result) {
    if (!isNull(r, a, b, result)) {
      r.setLong(result, Numeric.integer(r, a) & Numeric.integer(r, b));
    }
  }

  public static void bitOr(Registers r, int a, int b, int result) {
    if (!isNull(r, a, b, result)) {
      r.setLong(result, Numeric.integer(r, a) | Numeric.integer(r, b));
    }
  }

  public static void bitNot(Registers r, int a, int result) {
    if (r.tag[a] == Registers.NULL) {
      r.setNull(result);
    } else {
      r.setLong(result, ~Numeric.integer(r, a));
    }
  }

  /** A negative count shifts to the other side; 64 and more shift everything out. */
  public static void shiftLeft(Registers r, int a, int b, int result) {
    if (!isNull(r, a, b, result)) {
      r.setLong(result, shifted(Numeric.integer(r, a), Numeric.integer(r, b)));
    }
  }

  public static void shiftRight(Registers r, int a, int b, int result) {
    if (!isNull(r, a, b, result)) {
      long count = Numeric.integer(r, b);
      r.setLong(
          result,
          shifted(Numeric.integer(r, a), count == Long.MIN_VALUE ? Long.MAX_VALUE : -count));
    }
  }

  private static long shifted(long value, long left) {
    if (left >= 0) {
      return left >= Long.SIZE ? 0 : value << left;
    }
    return left <= -Long.SIZE ? value >> 63 : value >> -left;
  }

  /**
   * {@code a || b}, always TEXT.
   *
   * @throws SqlException TOOBIG when the result is too long
   */
  public static void concat(Registers r, int a, int b, int result) {
    if (isNull(r, a, b, result)) {
      return;
    }
    long most = (long) textBytes(r, a) + textBytes(r, b);
    if (most > MAX_BYTES) {
      throw new SqlException(ResultCode.TOOBIG, ResultCode.TOOBIG.text());
    }
    if (result == a || result == b) {
      throw new IllegalArgumentException("a text and its concatenation in one register");
    }
    long to = r.scratch(result, (int) most);
    int length = appendText(r, a, to);
    length += appendText(r, b, to + length);
    r.setReference(result, Registers.TEXT, to, length);
  }

  /** The most bytes that a value takes as text. */
  public static int textBytes(Registers r, int register) {
    byte tag = r.tag[register];
    return tag >= Registers.TEXT
        ? r.length[register]
        : tag == Registers.NULL ? 0 : NumberText.MAX_BYTES;
  }

  /** Writes a value as text at an address; returns its bytes. NULL is nothing. */
  public static int appendText(Registers r, int register, long to) {
    switch (r.tag[register]) {
      case Registers.NULL -> {
        return 0;
      }
      case Registers.INTEGER -> {
        return NumberText.put(to, r.bits[register]);
      }
      case Registers.REAL -> {
        return NumberText.put(to, r.getDouble(register));
      }
      default -> {
        Memory.copy(r.bits[register], to, r.length[register]);
        return r.length[register];
      }
    }
  }
}
