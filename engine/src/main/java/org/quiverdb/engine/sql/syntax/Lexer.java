package org.quiverdb.engine.sql.syntax;

/**
 * Cuts SQL text into tokens, one call at a time, without making objects. The text ends at the first
 * NUL char, as it does for SQLite. Not thread-safe.
 */
final class Lexer {
  private static final char END = '\0';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String sql;
  private final int length;
  private int start;
  private int end;

  Lexer(String sql, int from) {
    this.sql = sql;
    this.length = sql.length();
    this.end = from;
  }

  /** Offset of the first char of the last token. */
  int start() {
    return start;
  }

  /** Offset behind the last token. */
  int end() {
    return end;
  }

  /** Reads the next token, blanks and comments skipped. */
  TokenType next() {
    skipBlanks();
    char c = at(start);
    return switch (c) {
      case END -> token(TokenType.END_OF_INPUT, 0);
      case ';' -> token(TokenType.SEMI, 1);
      case '(' -> token(TokenType.LP, 1);
      case ')' -> token(TokenType.RP, 1);
      case ',' -> token(TokenType.COMMA, 1);
      case '+' -> token(TokenType.PLUS, 1);
      case '*' -> token(TokenType.STAR, 1);
      case '/' -> token(TokenType.SLASH, 1);
      case '%' -> token(TokenType.REM, 1);
      case '&' -> token(TokenType.BITAND, 1);
      case '~' -> token(TokenType.BITNOT, 1);
      case '-', '=', '<', '>', '!', '|' -> operator(c);
      case '\'', '"', '`' -> quoted(c);
      case '[' -> bracketed();
      case '.' -> isDigit(at(start + 1)) ? number() : token(TokenType.DOT, 1);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case '?' -> questionMark();
      case '$', '@', ':', '#' -> namedVariable();
      case 'x', 'X' -> at(start + 1) == '\'' ? blob() : word();
      default -> isIdChar(c) ? word() : token(TokenType.ILLEGAL, 1);
    };
  }

  private char at(int i) {
    return i < length ? sql.charAt(i) : END;
  }

  private TokenType token(TokenType type, int chars) {
    end = start + chars;
    return type;
  }

  /** Leaves {@code start} at the first char of a token. */
  private void skipBlanks() {
    int i = end;
    while (true) {
      char c = at(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        i++;
        while (isSpace(at(i))) {
          i++;
        }
      } else if (c == '-' && at(i + 1) == '-') {
        i += 2;
        while (at(i) != END && at(i) != '\n') {
          i++;
        }
      } else if (c == '/' && at(i + 1) == '*' && at(i + 2) != END) {
        i = behindComment(i + 2);
      } else if (c == BYTE_ORDER_MARK) {
        i++;
      } else {
        start = i;
        return;
      }
    }
  }

  private int behindComment(int from) {
    int i = from;
    while (at(i) != END) {
      if (at(i) == '*' && at(i + 1) == '/') {
        return i + 2;
      }
      i++;
    }
    return i;
  }

  private TokenType operator(char c) {
    char d = at(start + 1);
    return switch (c) {
      case '-' -> {
        if (d != '>') {
          yield token(TokenType.MINUS, 1);
        }
        yield token(TokenType.PTR, at(start + 2) == '>' ? 3 : 2);
      }
      case '=' -> token(TokenType.EQ, d == '=' ? 2 : 1);
      case '<' ->
          switch (d) {
            case '=' -> token(TokenType.LE, 2);
            case '>' -> token(TokenType.NE, 2);
            case '<' -> token(TokenType.LSHIFT, 2);
            default -> token(TokenType.LT, 1);
          };
      case '>' ->
          switch (d) {
            case '=' -> token(TokenType.GE, 2);
            case '>' -> token(TokenType.RSHIFT, 2);
            default -> token(TokenType.GT, 1);
          };
      case '!' -> d == '=' ? token(TokenType.NE, 2) : token(TokenType.ILLEGAL, 1);
      default -> d == '|' ? token(TokenType.CONCAT, 2) : token(TokenType.BITOR, 1);
    };
  }

  private TokenType quoted(char quote) {
    int i = start + 1;
    while (true) {
      char c = at(i);
      if (c == END) {
        return token(TokenType.ILLEGAL, i - start);
      }
      i++;
      if (c == quote) {
        if (at(i) != quote) {
          return token(quote == '\'' ? TokenType.STRING : TokenType.ID, i - start);
        }
        i++;
      }
    }
  }

  private TokenType bracketed() {
    int i = start + 1;
    while (at(i) != END && at(i) != ']') {
      i++;
    }
    return at(i) == ']' ? token(TokenType.ID, i + 1 - start) : token(TokenType.ILLEGAL, i - start);
  }

  private TokenType number() {
    boolean hex = at(start) == '0' && (at(start + 1) | 0x20) == 'x' && isHexDigit(at(start + 2));
    TokenType type = TokenType.INTEGER;
    int i;
    if (hex) {
      i = start + 3;
      while (isHexDigit(at(i)) || at(i) == '_') {
        i++;
      }
    } else {
      i = behindDigits(start);
      if (at(i) == '.') {
        type = TokenType.FLOAT;
        i = behindDigits(i + 1);
      }
      if ((at(i) | 0x20) == 'e') {
        int sign = at(i + 1) == '+' || at(i + 1) == '-' ? 1 : 0;
        if (isDigit(at(i + 1 + sign))) {
          type = TokenType.FLOAT;
          i = behindDigits(i + 1 + sign);
        }
      }
    }
    if (isIdChar(at(i))) {
      while (isIdChar(at(i))) {
        i++;
      }
      return token(TokenType.ILLEGAL, i - start);
    }
    return token(hasSeparator(i) ? TokenType.QNUMBER : type, i - start);
  }

  private int behindDigits(int from) {
    int i = from;
    while (isDigit(at(i)) || at(i) == '_') {
      i++;
    }
    return i;
  }

  private boolean hasSeparator(int behind) {
    for (int i = start; i < behind; i++) {
      if (sql.charAt(i) == '_') {
        return true;
      }
    }
    return false;
  }

  private TokenType questionMark() {
    int i = start + 1;
    while (isDigit(at(i))) {
      i++;
    }
    return token(TokenType.VARIABLE, i - start);
  }

  /**
   * {@code :a}, {@code @a}, {@code $a}, {@code #a}, with {@code ::} inside and {@code (...)} last.
   */
  private TokenType namedVariable() {
    int nameChars = 0;
    int i = start + 1;
    while (true) {
      char c = at(i);
      if (isIdChar(c)) {
        nameChars++;
        i++;
      } else if (c == '(' && nameChars > 0) {
        do {
          i++;
        } while (at(i) != END && !isSpace(at(i)) && at(i) != ')');
        return at(i) == ')'
            ? token(TokenType.VARIABLE, i + 1 - start)
            : token(TokenType.ILLEGAL, i - start);
      } else if (c == ':' && at(i + 1) == ':') {
        i += 2;
      } else {
        return token(nameChars > 0 ? TokenType.VARIABLE : TokenType.ILLEGAL, i - start);
      }
    }
  }

  private TokenType blob() {
    int i = start + 2;
    while (isHexDigit(at(i))) {
      i++;
    }
    boolean whole = at(i) == '\'' && (i - start) % 2 == 0;
    while (at(i) != END && at(i) != '\'') {
      i++;
    }
    if (at(i) != END) {
      i++;
    }
    return token(whole ? TokenType.BLOB : TokenType.ILLEGAL, i - start);
  }

  private TokenType word() {
    int i = start;
    while (isLetterOrUnderscore(at(i))) {
      i++;
    }
    if (isIdChar(at(i))) {
      while (isIdChar(at(i))) {
        i++;
      }
      return token(TokenType.ID, i - start);
    }
    end = i;
    return Keywords.lookUp(sql, start, i);
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHexDigit(char c) {
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }

  private static boolean isLetterOrUnderscore(char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
  }

  /** Letters, digits, {@code _}, {@code $} and everything beyond ASCII. */
  static boolean isIdChar(char c) {
    return isLetterOrUnderscore(c) || isDigit(c) || c == '$' || c >= 0x80;
  }
}
