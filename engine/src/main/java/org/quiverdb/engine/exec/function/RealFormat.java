package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.DecimalDigits;

/** printf's conversions of REALs: %f, %e, %E, %g, %G. */
final class RealFormat {
  private static final int MAX_PRECISION = 100_000_000;
  private static final int DIGITS = 16;
  private static final int DIGITS_ALTERNATE2 = 20;

  /** Stands for infinity where %0 forbids the word. */
  private static final double HUGE = 9;

  private static final int HUGE_POINT = 1000;

  private RealFormat() {}

  static void write(FormatSpec spec, double value, ByteOutput out) {
    if (Double.isInfinite(value) && !spec.zeroPad) {
      String text = value < 0 ? "-Inf" : spec.sign == 0 ? "Inf" : spec.sign + "Inf";
      int from = out.length();
      out.append(text);
      spec.pad(out, from, text.length());
      return;
    }
    int precision = spec.precision < 0 ? 6 : Math.min(spec.precision, MAX_PRECISION);
    boolean generic = spec.conversion == 'g' || spec.conversion == 'G';
    boolean exponential = spec.conversion == 'e' || spec.conversion == 'E';
    if (generic && precision == 0) {
      precision = 1;
    }
    int round = generic ? precision : exponential ? precision + 1 : -precision;
    DecimalDigits digits = new DecimalDigits();
    boolean infinite = Double.isInfinite(value);
    digits.set(
        infinite ? Math.copySign(HUGE, value) : value,
        round,
        spec.alternate2 ? DIGITS_ALTERNATE2 : DIGITS);
    int point = infinite ? HUGE_POINT : digits.point();
    boolean trim = spec.alternate2;
    if (generic) {
      precision--;
      trim = !spec.alternate;
      exponential = point - 1 < -4 || point - 1 > precision;
      if (!exponential) {
        precision -= point - 1;
      }
    }
    int from = out.length();
    boolean signed = writeSign(spec, digits, round, point, out);
    writeDigits(spec, digits, exponential ? 1 : point, precision, trim, out);
    if (exponential) {
      writeExponent(point - 1, spec.conversion == 'E' || spec.conversion == 'G', out);
    }
    int written = out.length() - from;
    if (spec.zeroPad && !spec.leftJustify && written < spec.width) {
      int missing = spec.width - written;
      int start = from + (signed ? 1 : 0);
      out.repeat('0', missing);
      out.moveRight(start, written - (signed ? 1 : 0), missing, '0');
    } else {
      spec.pad(out, from, written);
    }
  }

  private static boolean writeSign(
      FormatSpec spec, DecimalDigits digits, int round, int point, ByteOutput out) {
    char sign = spec.sign;
    if (digits.isNegative()) {
      boolean roundsToZero =
          spec.alternate && spec.sign == 0 && spec.conversion == 'f' && point <= round;
      sign = roundsToZero ? 0 : '-';
    }
    if (sign != 0) {
      out.append(sign);
    }
    return sign != 0;
  }

  /** The digits with the point after {@code point} of them, and {@code precision} behind it. */
  private static void writeDigits(
      FormatSpec spec,
      DecimalDigits digits,
      int point,
      int precision,
      boolean trim,
      ByteOutput out) {
    int next = 0;
    if (point <= 0) {
      out.append('0');
    }
    for (int left = point - 1; left >= 0; left--) {
      out.append(digits.digit(next++));
      if (spec.thousands && left % 3 == 0 && left > 1) {
        out.append(',');
      }
    }
    boolean pointed = precision > 0 || spec.alternate || spec.alternate2;
    if (!pointed) {
      return;
    }
    out.append('.');
    int zeros = Math.max(0, Math.min(-point, precision));
    int shown = trim ? Math.min(precision, zeros + digits.count()) : precision;
    out.repeat('0', zeros);
    int left = shown - zeros;
    int real = Math.max(0, Math.min(left, digits.count() - next));
    for (int i = 0; i < real; i++) {
      out.append(digits.digit(next++));
    }
    out.repeat('0', left - real);
    if (trim) {
      trimZeros(spec, out);
    }
  }

  private static void trimZeros(FormatSpec spec, ByteOutput out) {
    int length = out.length();
    while (out.byteAt(length - 1) == '0') {
      length--;
    }
    if (out.byteAt(length - 1) == '.') {
      out.setLength(spec.alternate2 ? length : length - 1);
      if (spec.alternate2) {
        out.append('0');
      }
      return;
    }
    out.setLength(length);
  }

  private static void writeExponent(int exponent, boolean upper, ByteOutput out) {
    out.append(upper ? 'E' : 'e').append(exponent < 0 ? '-' : '+');
    out.appendPadded(Math.abs(exponent), 2);
  }
}
