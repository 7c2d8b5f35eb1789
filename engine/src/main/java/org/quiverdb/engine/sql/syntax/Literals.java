package org.quiverdb.engine.sql.syntax;

import java.math.BigInteger;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/** Values of number and blob tokens. */
final class Literals {
  /** Two to the power of 63, the one integer that fits only with a minus sign before it. */
  private static final double SMALLEST_NEGATED = 0x1p63;

  private Literals() {}

  /** The number that the current token is. */
  static Expr number(TokenStream in) {
    int start = in.start();
    int end = in.end();
    String text = in.text();
    boolean separated = in.at(TokenType.QNUMBER);
    in.advance();
    if (separated) {
      text = withoutSeparators(in, text, start);
    }
    if (text.length() > 2 && (text.charAt(1) | 0x20) == 'x') {
      return new Expr.IntegerLiteral(hexadecimal(in, text, start), start, end);
    }
    if (isDigits(text)) {
      return decimal(text, start, end);
    }
    return new Expr.RealLiteral(Double.parseDouble(text), start, end);
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Lexer.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Each separator must stand between two digits. SQLite drops them in place, so that its message
   * shows the digits moved to the left up to the last mistake.
   */
  private static String withoutSeparators(TokenStream in, String text, int start) {
    boolean hex = text.length() > 2 && (text.charAt(1) | 0x20) == 'x';
    StringBuilder out = new StringBuilder(text.length());
    String shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_') {
        out.append(c);
      } else if (i + 1 == text.length()
          || !isDigitOf(hex, text.charAt(i - 1))
          || !isDigitOf(hex, text.charAt(i + 1))) {
        shown = out + text.substring(out.length());
      }
    }
    if (shown != null) {
      in.raise(TokenStream.unrecognized(shown, start));
    }
    return out.toString();
  }

  private static boolean isDigitOf(boolean hex, char c) {
    return hex ? Lexer.isHexDigit(c) : Lexer.isDigit(c);
  }

  private static Expr decimal(String digits, int start, int end) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return new Expr.RealLiteral(Double.parseDouble(digits), start, end);
      }
      value = value * 10 + digit;
    }
    return new Expr.IntegerLiteral(value, start, end);
  }

  private static long hexadecimal(TokenStream in, String text, int start) {
    int i = 2;
    while (i < text.length() - 1 && text.charAt(i) == '0') {
      i++;
    }
    if (text.length() - i > 16) {
      in.raise(SqlException.error("hex literal too big: " + text, start));
      return 0;
    }
    return Long.parseUnsignedLong(text, i, text.length(), 16);
  }

  /** Whether this is the literal 9223372036854775808, which a minus sign makes an integer again. */
  static boolean isSmallestNegated(Expr literal, String sql) {
    if (!(literal instanceof Expr.RealLiteral real) || real.value() != SMALLEST_NEGATED) {
      return false;
    }
    String digits = sql.substring(real.start(), real.end()).replace("_", "");
    return isDigits(digits)
        && new BigInteger(digits).equals(BigInteger.ONE.shiftLeft(Long.SIZE - 1));
  }

  /** The blob that the current token is. */
  static Expr blob(TokenStream in) {
    int start = in.start();
    int end = in.end();
    String sql = in.sql();
    byte[] bytes = new byte[(end - start - 3) / 2];
    for (int i = 0; i < bytes.length; i++) {
      int at = start + 2 + 2 * i;
      bytes[i] =
          (byte)
              (Character.digit(sql.charAt(at), 16) << 4 | Character.digit(sql.charAt(at + 1), 16));
    }
    in.advance();
    return new Expr.BlobLiteral(bytes, start, end);
  }
}
