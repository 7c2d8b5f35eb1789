package org.quiverdb.engine.sql.syntax;

import java.util.List;

/** Tells keywords from names, as {@code sqlite3_keyword_check} does. Stateless. */
public final class KeywordCheck {
  private KeywordCheck() {}

  /** All keywords, in upper case. */
  public static List<String> keywords() {
    return Keywords.words();
  }

  /** Whether the word is a keyword of SQLite in any case, and so needs quotes to be a name. */
  public static boolean isKeyword(String word) {
    return Keywords.lookUp(word, 0, word.length()) != TokenType.ID;
  }
}
