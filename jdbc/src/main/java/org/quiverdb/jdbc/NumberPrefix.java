package org.quiverdb.jdbc;

/**
 * Numbers at the start of a text, as SQLite's CAST reads them: what follows is ignored, and a text
 * that begins with no number is zero. For rows that do not come from the engine, which does this
 * itself.
 */
final class NumberPrefix {
  private NumberPrefix() {}

  static long toLong(String text) {
    String s = text.strip();
    String digits = s.substring(0, integerEnd(s));
    try {
      return digits.isEmpty() || digits.equals("-") || digits.equals("+")
          ? 0
          : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static double toDouble(String text) {
    String s = text.strip();
    for (int end = s.length(); end > 0; end--) {
      char last = s.charAt(end - 1);
      if ((last >= '0' && last <= '9') || last == '.') {
        try {
          return Double.parseDouble(s.substring(0, end));
        } catch (NumberFormatException e) {
          // A shorter prefix may be a number.
        }
      }
    }
    return 0;
  }

  private static int integerEnd(String s) {
    int i = 0;
    if (i < s.length() && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
      i++;
    }
    while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
