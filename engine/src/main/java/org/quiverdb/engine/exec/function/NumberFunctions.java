package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Arithmetic;
import org.quiverdb.engine.record.NumberText;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;

/** abs, round and sign; random numbers and bytes. */
final class NumberFunctions {
  private static final int MAX_DECIMALS = 30;

  /** 2^52: a REAL beyond has no fraction. */
  private static final double WHOLE = 4503599627370496.0;

  private NumberFunctions() {}

  static void define(Definer d) {
    d.define("abs", 1, NumberFunctions::abs)
        .define("sign", 1, NumberFunctions::sign)
        .define("round", 1, 2, NumberFunctions::round)
        .define("random", 0, 0, 0, NumberFunctions::random)
        .define("randomblob", 1, 1, 0, NumberFunctions::randomBlob)
        .define("zeroblob", 1, NumberFunctions::zeroBlob);
  }

  private static void abs(FunctionContext c, Registers r, int first, int count, int to) {
    switch (r.tag[first]) {
      case Registers.NULL -> r.setNull(to);
      case Registers.INTEGER -> {
        long value = r.bits[first];
        if (value == Long.MIN_VALUE) {
          throw SqlException.error("integer overflow");
        }
        r.setLong(to, Math.abs(value));
      }
      default -> r.setDouble(to, Math.abs(Numeric.real(r, first)));
    }
  }

  private static void sign(FunctionContext c, Registers r, int first, int count, int to) {
    byte type = Numeric.type(r, first);
    if (type == Registers.INTEGER || type == Registers.REAL) {
      r.setLong(to, (long) Math.signum(Numeric.real(r, first)));
    } else {
      r.setNull(to);
    }
  }

  private static void round(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL || count == 2 && r.tag[first + 1] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    long decimals = count == 2 ? Math.clamp(Numeric.integer(r, first + 1), 0, MAX_DECIMALS) : 0;
    double value = Numeric.real(r, first);
    if (value < -WHOLE || value > WHOLE) {
      r.setDouble(to, value);
    } else if (decimals == 0) {
      r.setDouble(to, (long) (value + (value < 0 ? -0.5 : 0.5)));
    } else {
      FormatSpec spec = new FormatSpec();
      spec.clear();
      spec.alternate2 = true;
      spec.conversion = 'f';
      spec.precision = (int) decimals;
      ByteOutput out = new ByteOutput(r, to, 64);
      RealFormat.write(spec, value, out);
      out.finishText();
      r.setDouble(to, NumberText.toDouble(r.bits[to], r.length[to]));
    }
  }

  private static void random(FunctionContext c, Registers r, int first, int count, int to) {
    long value = c.environment().randomLong();
    // The smallest INTEGER is left out, so that abs(random()) is always defined.
    r.setLong(to, value < 0 ? -(value & Long.MAX_VALUE) : value);
  }

  private static void randomBlob(FunctionContext c, Registers r, int first, int count, int to) {
    int length = (int) checkedLength(Math.max(1, Numeric.integer(r, first)));
    long at = r.scratch(to, length);
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      Memory.putLong(at + i, c.environment().randomLong());
    }
    for (; i < length; i++) {
      Memory.putByte(at + i, (int) c.environment().randomLong());
    }
    r.setReference(to, Registers.BLOB, at, length);
  }

  private static void zeroBlob(FunctionContext c, Registers r, int first, int count, int to) {
    int length = (int) checkedLength(Math.max(0, Numeric.integer(r, first)));
    long at = r.scratch(to, length);
    Memory.fill(at, length, 0);
    r.setReference(to, Registers.BLOB, at, length);
  }

  private static long checkedLength(long length) {
    if (length > Arithmetic.MAX_BYTES) {
      throw new SqlException(ResultCode.TOOBIG, ResultCode.TOOBIG.text());
    }
    return length;
  }
}
