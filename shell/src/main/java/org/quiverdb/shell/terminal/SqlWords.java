package org.quiverdb.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.sql.syntax.KeywordCheck;

/**
 * SQL text cut into pieces for colours and for completion. It takes any text, also one that is
 * being typed and ends within a string. Stateless but for its position.
 */
final class SqlWords {
  /** What a piece is. */
  enum Kind {
    KEYWORD,
    NAME,
    FUNCTION,
    STRING,
    NUMBER,
    PARAMETER,
    COMMENT,
    OTHER
  }

  /** A piece; what is between pieces is blank. */
  record Word(Kind kind, int start, int end, String text) {
    boolean is(String keyword) {
      return text.equalsIgnoreCase(keyword);
    }
  }

  private final String sql;
  private int at;

  private SqlWords(String sql) {
    this.sql = sql;
  }

  /** All pieces of a text. */
  static List<Word> of(String sql) {
    SqlWords source = new SqlWords(sql);
    List<Word> words = new ArrayList<>();
    while (source.skipBlanks()) {
      int start = source.at;
      Kind kind = source.next();
      words.add(new Word(kind, start, source.at, sql.substring(start, source.at)));
    }
    return words;
  }

  private boolean skipBlanks() {
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at < sql.length();
  }

  /** Whether a char may be part of a name. */
  static boolean isNameChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7f;
  }

  private Kind next() {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length() : end;
      return Kind.COMMENT;
    }
    if (sql.startsWith("/*", at)) {
      int end = sql.indexOf("*/", at + 2);
      at = end < 0 ? sql.length() : end + 2;
      return Kind.COMMENT;
    }
    if (c == '\'' || c == '"' || c == '`' || c == '[') {
      quoted(c == '[' ? ']' : c);
      return c == '\'' ? Kind.STRING : Kind.NAME;
    }
    if (Character.isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(at + 1)) {
      number();
      return Kind.NUMBER;
    }
    if (c == '?' || c == ':' || c == '@' || c == '$') {
      at++;
      name();
      return Kind.PARAMETER;
    }
    if (isNameChar(c)) {
      int start = at;
      name();
      return kindOfName(sql.substring(start, at));
    }
    at++;
    return Kind.OTHER;
  }

  private boolean isDigit(int index) {
    return Character.isDigit(sql.charAt(index));
  }

  private void quoted(char close) {
    at++;
    while (at < sql.length()) {
      if (sql.charAt(at++) == close) {
        if (at >= sql.length() || sql.charAt(at) != close || close == ']') {
          return;
        }
        at++;
      }
    }
  }

  private void number() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      boolean sign = (c == '+' || c == '-') && "eE".indexOf(sql.charAt(at - 1)) >= 0;
      if (!sign && !isNameChar(c) && c != '.') {
        return;
      }
      at++;
    }
  }

  private void name() {
    while (at < sql.length() && isNameChar(sql.charAt(at))) {
      at++;
    }
  }

  private Kind kindOfName(String word) {
    if (KeywordCheck.isKeyword(word)) {
      return Kind.KEYWORD;
    }
    return at < sql.length() && sql.charAt(at) == '(' ? Kind.FUNCTION : Kind.NAME;
  }
}
