package org.quiverdb.engine.exec.function;

import java.util.Locale;

/** printf's conversions of INTEGERs. */
final class IntegerFormat {
  private static final String[] ORDINALS = {"th", "st", "nd", "rd"};

  private IntegerFormat() {}

  static void decimal(FormatSpec spec, long value, ByteOutput out) {
    String digits = value < 0 ? Long.toUnsignedString(-value) : Long.toString(value);
    write(spec, value < 0 ? "-" : spec.sign == 0 ? "" : String.valueOf(spec.sign), digits, out);
  }

  static void unsigned(FormatSpec spec, long value, int radix, ByteOutput out) {
    String digits = Long.toUnsignedString(value, radix);
    String prefix = "";
    if (spec.alternate && value != 0) {
      prefix = radix == 8 ? "0" : radix == 10 ? "" : spec.conversion == 'X' ? "0X" : "0x";
    }
    if (spec.conversion == 'X' || spec.conversion == 'p') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    write(spec, prefix, digits, out);
  }

  static void ordinal(FormatSpec spec, long value, ByteOutput out) {
    long magnitude = Math.abs(value);
    int last = (int) Math.abs(magnitude % 10);
    boolean teen = Math.abs(magnitude / 10 % 10) == 1;
    String digits = value < 0 ? Long.toUnsignedString(-value) : Long.toString(value);
    write(
        spec,
        value < 0 ? "-" : spec.sign == 0 ? "" : String.valueOf(spec.sign),
        digits + ORDINALS[last >= 4 || teen ? 0 : last],
        out);
  }

  private static void write(FormatSpec spec, String prefix, String digits, ByteOutput out) {
    int least = Math.max(spec.precision, 0);
    boolean signed = prefix.length() == 1 && prefix.charAt(0) != '0';
    if (spec.zeroPad) {
      least = Math.max(least, spec.width - (signed ? 1 : 0));
    }
    int from = out.length();
    out.append(prefix);
    if (spec.thousands && "diu".indexOf(spec.conversion) >= 0) {
      grouped(digits, Math.max(least, digits.length()), out);
    } else {
      out.repeat('0', (long) least - digits.length()).append(digits);
    }
    spec.pad(out, from, out.length() - from);
  }

  /** Writes digits with zeros in front, so many in all, and a comma between groups of three. */
  private static void grouped(String digits, int total, ByteOutput out) {
    int zeros = total - digits.length();
    for (int i = 0; i < total; i++) {
      out.append(i < zeros ? '0' : digits.charAt(i - zeros));
      int left = total - i - 1;
      if (left > 0 && left % 3 == 0) {
        out.append(',');
      }
    }
  }
}
