package org.quiverdb.engine.sql.syntax.tree;

/**
 * An identifier as written, unquoted.
 *
 * @param text the identifier without its quotes, doubled quotes made single
 * @param quoting how it was quoted; a name in double quotes or apostrophes may mean a string
 * @param start offset of the first char, the opening quote included
 * @param end offset behind the last char
 */
public record Name(String text, Quoting quoting, int start, int end) {
  /** The kind of quotes around an identifier. */
  public enum Quoting {
    /** A bare word. */
    NONE,
    /** {@code "x"}: taken for a string literal when no column has that name. */
    DOUBLE,
    /** {@code 'x'}: a string where the grammar wants a name. */
    SINGLE,
    /** {@code `x`}, as MySQL writes it. */
    BACKTICK,
    /** {@code [x]}, as SQL Server writes it. */
    BRACKET
  }

  /** Whether the name stood in double quotes, SQLite's way into a string literal by mistake. */
  public boolean quotedWithDouble() {
    return quoting == Quoting.DOUBLE;
  }

  /** Whether the name equals {@code other} the way SQLite compares names: ASCII case folded. */
  public boolean is(String other) {
    int n = text.length();
    if (n != other.length()) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (foldAscii(text.charAt(i)) != foldAscii(other.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char foldAscii(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  @Override
  public String toString() {
    return text;
  }
}
