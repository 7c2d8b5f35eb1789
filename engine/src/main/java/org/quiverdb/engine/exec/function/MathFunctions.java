package org.quiverdb.engine.exec.function;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;

/**
 * The mathematical functions. An argument that is no number, or a result that is none, gives NULL.
 * Results are within one unit in the last place of C's.
 */
final class MathFunctions {
  private static final double LN_2 = Math.log(2);

  private MathFunctions() {}

  static void define(Definer d) {
    unary(d, "acos", Math::acos);
    unary(d, "acosh", MathFunctions::acosh);
    unary(d, "asin", Math::asin);
    unary(d, "asinh", MathFunctions::asinh);
    unary(d, "atan", Math::atan);
    unary(d, "atanh", MathFunctions::atanh);
    unary(d, "cos", Math::cos);
    unary(d, "cosh", Math::cosh);
    unary(d, "degrees", x -> x * (180.0 / Math.PI));
    unary(d, "exp", Math::exp);
    unary(d, "radians", x -> x * (Math.PI / 180.0));
    unary(d, "sin", Math::sin);
    unary(d, "sinh", Math::sinh);
    unary(d, "sqrt", Math::sqrt);
    unary(d, "tan", Math::tan);
    unary(d, "tanh", Math::tanh);
    unary(d, "ln", MathFunctions::ln);
    unary(d, "log10", MathFunctions::log10);
    unary(d, "log2", MathFunctions::log2);
    unary(d, "log", MathFunctions::log10);
    d.define("log", 2, MathFunctions::logToBase);
    binary(d, "atan2", Math::atan2);
    binary(d, "pow", MathFunctions::pow);
    binary(d, "power", MathFunctions::pow);
    binary(d, "mod", (x, y) -> x % y);
    whole(d, "ceil", Math::ceil);
    whole(d, "ceiling", Math::ceil);
    whole(d, "floor", Math::floor);
    whole(d, "trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    d.define("pi", 0, (c, r, first, count, to) -> r.setDouble(to, Math.PI));
  }

  private static boolean isNumber(byte type) {
    return type == Registers.INTEGER || type == Registers.REAL;
  }

  private static void unary(Definer d, String name, DoubleUnaryOperator f) {
    d.define(
        name,
        1,
        (c, r, first, count, to) -> {
          if (isNumber(Numeric.type(r, first))) {
            r.setDouble(to, f.applyAsDouble(Numeric.real(r, first)));
          } else {
            r.setNull(to);
          }
        });
  }

  private static void binary(Definer d, String name, DoubleBinaryOperator f) {
    d.define(
        name,
        2,
        (c, r, first, count, to) -> {
          if (isNumber(Numeric.type(r, first)) && isNumber(Numeric.type(r, first + 1))) {
            r.setDouble(to, f.applyAsDouble(Numeric.real(r, first), Numeric.real(r, first + 1)));
          } else {
            r.setNull(to);
          }
        });
  }

  /** A function to whole numbers: an INTEGER stays what it is. */
  private static void whole(Definer d, String name, DoubleUnaryOperator f) {
    d.define(
        name,
        1,
        (c, r, first, count, to) -> {
          byte type = Numeric.type(r, first);
          if (type == Registers.INTEGER) {
            r.setLong(to, Numeric.integer(r, first));
          } else if (type == Registers.REAL) {
            r.setDouble(to, f.applyAsDouble(Numeric.real(r, first)));
          } else {
            r.setNull(to);
          }
        });
  }

  private static double ln(double x) {
    return x <= 0 ? Double.NaN : Math.log(x);
  }

  private static double log10(double x) {
    return x <= 0 ? Double.NaN : Math.log10(x);
  }

  private static double log2(double x) {
    if (x <= 0) {
      return Double.NaN;
    }
    int exponent = Math.getExponent(x);
    if (exponent < Double.MIN_EXPONENT || exponent > Double.MAX_EXPONENT) {
      return Math.log(x) / LN_2;
    }
    double mantissa = x / Math.scalb(1.0, exponent);
    return mantissa == 1.0 ? exponent : Math.log(x) / LN_2;
  }

  /** Only the base has to be a number; of the other argument the prefix counts. */
  private static void logToBase(FunctionContext c, Registers r, int first, int count, int to) {
    if (isNumber(Numeric.type(r, first))) {
      r.setDouble(to, log(Numeric.real(r, first), Numeric.real(r, first + 1)));
    } else {
      r.setNull(to);
    }
  }

  private static double log(double base, double x) {
    if (base <= 0 || x <= 0) {
      return Double.NaN;
    }
    double divisor = Math.log(base);
    return divisor <= 0 ? Double.NaN : Math.log(x) / divisor;
  }

  /** As C's pow, which knows that 1 to any power, and anything to the power of 0, is 1. */
  private static double pow(double x, double y) {
    return x == 1.0 || x == -1.0 && Double.isInfinite(y) ? 1.0 : Math.pow(x, y);
  }

  private static double acosh(double x) {
    if (x < 1) {
      return Double.NaN;
    }
    if (x > 0x1p28) {
      return Math.log(x) + LN_2;
    }
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  private static double asinh(double x) {
    double a = Math.abs(x);
    double result;
    if (a > 0x1p28) {
      result = Math.log(a) + LN_2;
    } else {
      double square = a * a;
      result = Math.log1p(a + square / (1 + Math.sqrt(1 + square)));
    }
    return Math.copySign(result, x);
  }

  private static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
  }
}
