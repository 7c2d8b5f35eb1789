package org.quiverdb.engine.sql.syntax;

/**
 * Compares two SQL texts token by token: blanks, comments, the case of words and the quotes around
 * names do not count. ALTER TABLE RENAME puts quotes around the names that it rewrites.
 */
public final class SameText {
  private SameText() {}

  /** Whether both texts consist of the same tokens. */
  public static boolean of(String a, String b) {
    Lexer left = new Lexer(a, 0);
    Lexer right = new Lexer(b, 0);
    while (true) {
      TokenType l = left.next();
      TokenType r = right.next();
      if (l == TokenType.END_OF_INPUT || r == TokenType.END_OF_INPUT) {
        return l == r;
      }
      if (!word(a, left).equalsIgnoreCase(word(b, right))) {
        return false;
      }
    }
  }

  /** Whether both texts differ in nothing but names. */
  public static boolean butNames(String a, String b) {
    Lexer left = new Lexer(a, 0);
    Lexer right = new Lexer(b, 0);
    while (true) {
      TokenType l = left.next();
      TokenType r = right.next();
      if (l == TokenType.END_OF_INPUT || r == TokenType.END_OF_INPUT) {
        return l == r;
      }
      boolean names = isName(a, left, l) && isName(b, right, r);
      if (!names && !word(a, left).equalsIgnoreCase(word(b, right))) {
        return false;
      }
    }
  }

  private static boolean isName(String sql, Lexer lexer, TokenType type) {
    return type.isId() || type == TokenType.STRING && sql.charAt(lexer.start()) != '\'';
  }

  private static String word(String sql, Lexer lexer) {
    String token = sql.substring(lexer.start(), lexer.end());
    char quote = token.charAt(0);
    boolean quoted = token.length() > 1 && (quote == '"' || quote == '`' || quote == '[');
    if (!quoted) {
      return token;
    }
    String inside = token.substring(1, token.length() - 1);
    return quote == '[' ? inside : inside.replace("" + quote + quote, "" + quote);
  }
}
