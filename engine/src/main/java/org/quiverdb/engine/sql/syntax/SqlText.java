package org.quiverdb.engine.sql.syntax;

/** Finds places in a text. */
public final class SqlText {
  private SqlText() {}

  /** Where the first token at or behind an offset begins. */
  public static int token(String sql, int from) {
    Lexer lexer = new Lexer(sql, from);
    lexer.next();
    return lexer.start();
  }
}
