package org.quiverdb.engine.sql.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.Name.Quoting;

/**
 * The tokens of one statement with one current token and lookahead. A token that is none is an
 * error when it becomes current, not when it is looked at. Not thread-safe.
 */
final class TokenStream {
  private final String sql;
  private final Lexer lexer;
  private TokenType[] types = new TokenType[48];
  private int[] starts = new int[48];
  private int[] ends = new int[48];
  private int count;
  private int position = -1;
  private TokenType type = TokenType.SEMI;
  private @Nullable SqlException pending;

  TokenStream(String sql, int from) {
    this.sql = sql;
    this.lexer = new Lexer(sql, from);
    advance();
  }

  String sql() {
    return sql;
  }

  /** The type of the current token. */
  TokenType type() {
    return type;
  }

  /** Offset of the first char of the current token. */
  int start() {
    return starts[position];
  }

  /** Offset behind the current token. */
  int end() {
    return ends[position];
  }

  /** Offset behind the token before the current one. */
  int previousEnd() {
    return ends[position - 1];
  }

  /** The type of the token {@code distance} places behind the current one. */
  TokenType peek(int distance) {
    int index = position + distance;
    while (index >= count) {
      if (count > 0 && types[count - 1] == TokenType.END_OF_INPUT) {
        return TokenType.END_OF_INPUT;
      }
      load();
    }
    return types[index];
  }

  private void load() {
    if (count == types.length) {
      types = Arrays.copyOf(types, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    types[count] = lexer.next();
    starts[count] = lexer.start();
    ends[count] = lexer.end();
    count++;
  }

  /** Makes the next token the current one. */
  void advance() {
    throwPending();
    position++;
    if (position == count) {
      load();
    }
    TokenType next = types[position];
    switch (next) {
      case ILLEGAL -> throw unrecognized(starts[position], ends[position]);
      case WINDOW, OVER, FILTER -> {
        if (!meansKeyword(next)) {
          next = TokenType.ID;
        }
      }
      default -> {}
    }
    types[position] = next;
    type = next;
  }

  /** WINDOW, OVER and FILTER are keywords only where what stands around them says so. */
  private boolean meansKeyword(TokenType word) {
    if (word == TokenType.WINDOW) {
      return actsAsId(peek(1)) && peek(2) == TokenType.AS;
    }
    boolean behindParenthesis = type == TokenType.RP;
    if (word == TokenType.OVER) {
      return behindParenthesis && (peek(1) == TokenType.LP || actsAsId(peek(1)));
    }
    return behindParenthesis && peek(1) == TokenType.LP;
  }

  private static boolean actsAsId(TokenType t) {
    return t.isIdOrString()
        || t == TokenType.JOIN_KW
        || t == TokenType.WINDOW
        || t == TokenType.OVER;
  }

  /**
   * Notes a mistake in what stands before the current token. SQLite's parser finds such mistakes
   * when it looks at the next token, and forgets them if that token is a mistake of grammar; so the
   * error is thrown when the current token turns out to be right.
   */
  void raise(SqlException mistake) {
    pending = mistake;
  }

  /** Throws the mistake noted by {@link #raise}, if there is one: the current token is right. */
  void throwPending() {
    if (pending != null) {
      throw pending;
    }
  }

  boolean at(TokenType expected) {
    return type == expected;
  }

  /** Whether a statement ends here. */
  boolean atEnd() {
    return type == TokenType.SEMI || type == TokenType.END_OF_INPUT;
  }

  /** Goes past the current token if it is of this type. */
  boolean accept(TokenType expected) {
    if (type != expected) {
      return false;
    }
    advance();
    return true;
  }

  /** Goes past the current token, which must be of this type. */
  void expect(TokenType expected) {
    if (type != expected) {
      throw syntaxError();
    }
    advance();
  }

  /** The text of the current token. */
  String text() {
    return sql.substring(start(), end());
  }

  /** Whether the current token is this word, in any case; for words that are no keywords. */
  boolean atWord(String word) {
    return end() - start() == word.length()
        && sql.regionMatches(true, start(), word, 0, word.length());
  }

  /** Takes the current token as the name of something. */
  Name name() {
    if (!type.isName()) {
      throw syntaxError();
    }
    return takeName();
  }

  /** Takes the current token as an identifier or string: collations and aliases. */
  Name idOrString() {
    if (!type.isIdOrString()) {
      throw syntaxError();
    }
    return takeName();
  }

  /** Takes the current token as a name, whatever it is. */
  Name takeName() {
    int from = start();
    int to = end();
    Quoting quoting = quotingOf(sql.charAt(from));
    String text = quoting == Quoting.NONE ? sql.substring(from, to) : unquote(sql, from, to);
    advance();
    return new Name(text, quoting, from, to);
  }

  private static Quoting quotingOf(char c) {
    return switch (c) {
      case '"' -> Quoting.DOUBLE;
      case '\'' -> Quoting.SINGLE;
      case '`' -> Quoting.BACKTICK;
      case '[' -> Quoting.BRACKET;
      default -> Quoting.NONE;
    };
  }

  /** The text between quotes, each doubled quote made single. */
  static String unquote(String sql, int from, int to) {
    char quote = sql.charAt(from);
    String inner = sql.substring(from + 1, to - 1);
    if (quote == '[' || inner.indexOf(quote) < 0) {
      return inner;
    }
    StringBuilder out = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      out.append(c);
      if (c == quote) {
        i++;
      }
    }
    return out.toString();
  }

  /** The error for a token that the grammar has no place for. */
  SqlException syntaxError() {
    if (type == TokenType.END_OF_INPUT) {
      return SqlException.error("incomplete input", start());
    }
    return SqlException.error("near \"" + text() + "\": syntax error", start());
  }

  private SqlException unrecognized(int from, int to) {
    return unrecognized(sql.substring(from, to), from);
  }

  /** The error for chars that are no token. */
  static SqlException unrecognized(String text, int offset) {
    return SqlException.error("unrecognized token: \"" + text + "\"", offset);
  }
}
