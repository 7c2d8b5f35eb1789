package org.quiverdb.shell.output;

import org.quiverdb.engine.sql.syntax.KeywordCheck;

/** Names of tables and columns as SQL text needs them. */
public final class Identifiers {
  private Identifiers() {}

  /** The name as it is if it can stand alone in SQL, in double quotes otherwise. */
  public static String quoted(String name) {
    return standsAlone(name) ? name : inQuotes(name);
  }

  /** The name in double quotes. */
  public static String inQuotes(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean standsAlone(String name) {
    if (name.isEmpty() || !isLetter(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !KeywordCheck.isKeyword(name);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
