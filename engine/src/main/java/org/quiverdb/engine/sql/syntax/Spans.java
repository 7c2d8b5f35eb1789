package org.quiverdb.engine.sql.syntax;

/** Pieces of the SQL text without the blanks around them. */
final class Spans {
  private Spans() {}

  /** The offset behind the last char before {@code end} that is no blank. */
  static int trimEnd(String sql, int end) {
    int i = end;
    while (i > 0 && Lexer.isSpace(sql.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** The offset of the first char from {@code start} that is no blank. */
  static int trimStart(String sql, int start) {
    int i = start;
    while (i < sql.length() && Lexer.isSpace(sql.charAt(i))) {
      i++;
    }
    return i;
  }
}
