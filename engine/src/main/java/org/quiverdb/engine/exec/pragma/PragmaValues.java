package org.quiverdb.engine.exec.pragma;

import java.util.Locale;

/** How pragmas read their values ("PRAGMA command syntax"): numbers by their beginning. */
final class PragmaValues {
  private PragmaValues() {}

  /** The 32-bit integer that a text begins with (decimal, or 0x and hexadecimal), else 0. */
  static int toInt(String text) {
    long value = toLong(text);
    return value == (int) value ? (int) value : 0;
  }

  /** The integer that a text begins with, else 0; too large ones are 0 as well. */
  static long toLong(String text) {
    boolean negative = text.startsWith("-");
    int start = negative || text.startsWith("+") ? 1 : 0;
    boolean hexadecimal = text.regionMatches(true, start, "0x", 0, 2);
    int radix = hexadecimal ? 16 : 10;
    int from = hexadecimal ? start + 2 : start;
    int end = from;
    while (end < text.length() && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == from || end - from > 18) {
      return 0;
    }
    long value = Long.parseLong(text, from, end, radix);
    return negative ? -value : value;
  }

  /** The number that a text is, else NaN. */
  static double toReal(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether the whole text is an integer. */
  static boolean isInteger(String text) {
    return text.matches("[-+]?([0-9]{1,18}|0[xX][0-9a-fA-F]{1,15})");
  }

  /** on, yes, true and numbers but 0 are true; off, no, false and 0 are false. */
  static boolean toBoolean(String text, boolean otherwise) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "yes", "true" -> true;
      case "off", "no", "false" -> false;
      default -> startsWithDigit(text) ? toInt(text) != 0 : otherwise;
    };
  }

  /** The number of a level of {@code PRAGMA synchronous}, 0..3. */
  static int toSafetyLevel(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "off", "no", "false" -> 0;
      case "full" -> 2;
      case "extra" -> 3;
      default -> startsWithDigit(text) ? Math.min(3, toInt(text)) : 1;
    };
  }

  private static boolean startsWithDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }
}
