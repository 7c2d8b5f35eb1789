package org.quiverdb.vector.text;

/**
 * Writes the shortest decimal that reads back to the same number, without an exponent. Thread-safe.
 */
final class DecimalPrinter {
  private DecimalPrinter() {}

  static void append(StringBuilder out, float value) {
    if (appendSpecial(out, value)) {
      return;
    }
    String text = Float.toString(value);
    // The JDK writes two digits where one would do; that differs only for the tiniest subnormals.
    if (Math.abs(value) < 1e-43f && value != 0) {
      String shorter = "%.0e".formatted(value);
      text = Float.parseFloat(shorter) == value ? shorter : text;
    }
    appendPlain(out, text);
  }

  static void append(StringBuilder out, double value) {
    if (appendSpecial(out, value)) {
      return;
    }
    String text = Double.toString(value);
    if (Math.abs(value) < 1e-321 && value != 0) {
      String shorter = "%.0e".formatted(value);
      text = Double.parseDouble(shorter) == value ? shorter : text;
    }
    appendPlain(out, text);
  }

  private static boolean appendSpecial(StringBuilder out, double value) {
    if (Double.isFinite(value)) {
      return false;
    }
    out.append(Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf");
    return true;
  }

  /** Moves the point to where the exponent says and drops zeros that say nothing. */
  private static void appendPlain(StringBuilder out, String text) {
    int mark = Math.max(text.indexOf('E'), text.indexOf('e'));
    int exponent = mark < 0 ? 0 : Integer.parseInt(text, mark + 1, text.length(), 10);
    int end = mark < 0 ? text.length() : mark;
    int start = 0;
    if (text.charAt(0) == '-') {
      out.append('-');
      start = 1;
    }
    int point = text.indexOf('.');
    int whole = (point < 0 ? end : point) - start;
    StringBuilder digits = new StringBuilder(end).append(text, start, start + whole);
    if (point >= 0) {
      digits.append(text, point + 1, end);
    }
    int scale = whole + exponent;
    int last = digits.length();
    while (last > 0 && digits.charAt(last - 1) == '0') {
      last--;
    }
    int first = 0;
    while (first < last && digits.charAt(first) == '0') {
      first++;
      scale--;
    }
    if (first == last) {
      out.append('0');
      return;
    }
    place(out, digits, first, last, scale);
  }

  private static void place(StringBuilder out, StringBuilder digits, int first, int last, int n) {
    int count = last - first;
    if (n <= 0) {
      out.append("0.").repeat('0', -n).append(digits, first, last);
    } else if (n >= count) {
      out.append(digits, first, last).repeat('0', n - count);
    } else {
      out.append(digits, first, first + n).append('.').append(digits, first + n, last);
    }
  }
}
