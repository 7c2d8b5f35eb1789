package org.quiverdb.engine.sql.syntax;

/** Declared types: words and strings, then at most two signed numbers in parentheses. */
final class TypeNames {
  private static final String[] STANDARD = {"ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT"};

  private TypeNames() {}

  /** The type name at the current token as written; empty if there is none. */
  static String parse(TokenStream in) {
    int start = in.start();
    if (!in.type().isIdOrString()) {
      return "";
    }
    do {
      in.advance();
    } while (in.type().isIdOrString());
    if (in.accept(TokenType.LP)) {
      signedNumber(in);
      if (in.accept(TokenType.COMMA)) {
        signedNumber(in);
      }
      in.expect(TokenType.RP);
    }
    return in.sql().substring(start, in.previousEnd());
  }

  private static void signedNumber(TokenStream in) {
    if (in.at(TokenType.PLUS) || in.at(TokenType.MINUS)) {
      in.advance();
    }
    if (!in.at(TokenType.INTEGER) && !in.at(TokenType.FLOAT)) {
      throw in.syntaxError();
    }
    in.advance();
  }

  /**
   * What SQLite keeps as the type of a column: without the words GENERATED ALWAYS, which the
   * grammar takes for a part of the type; without quotes; the six standard types in capitals.
   */
  static String ofColumn(String written) {
    String type = withoutGenerated(written);
    for (String standard : STANDARD) {
      if (type.equalsIgnoreCase(standard)) {
        return standard;
      }
    }
    if (!type.isEmpty() && "'\"`[".indexOf(type.charAt(0)) >= 0) {
      return TokenStream.unquote(type, 0, type.length());
    }
    return type;
  }

  private static String withoutGenerated(String written) {
    int n = written.length();
    if (n < 16 || !written.regionMatches(true, n - 6, "always", 0, 6)) {
      return written;
    }
    String type = stripSpace(written.substring(0, n - 6));
    if (type.length() < 9 || !type.regionMatches(true, type.length() - 9, "generated", 0, 9)) {
      return written;
    }
    return stripSpace(type.substring(0, type.length() - 9));
  }

  private static String stripSpace(String text) {
    int n = text.length();
    while (n > 0 && Lexer.isSpace(text.charAt(n - 1))) {
      n--;
    }
    return text.substring(0, n);
  }
}
