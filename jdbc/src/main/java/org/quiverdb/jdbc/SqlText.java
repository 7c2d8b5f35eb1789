package org.quiverdb.jdbc;

import java.util.Locale;

/** What the driver must know of a statement's text without parsing it. */
final class SqlText {
  private SqlText() {}

  /** Whether nothing but blanks, comments and semicolons stands from an offset on. */
  static boolean isBlankFrom(String sql, int offset) {
    return skip(sql, offset) == sql.length();
  }

  /** The first word in upper case, empty if the text begins with none. */
  static String firstWord(String sql) {
    int start = skip(sql, 0);
    int end = start;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(start, end).toUpperCase(Locale.ROOT);
  }

  private static int skip(String sql, int offset) {
    int i = offset;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (Character.isWhitespace(c) || c == '\uFEFF' || c == ';') {
        i++;
      } else if (sql.startsWith("--", i)) {
        int end = sql.indexOf('\n', i);
        i = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", i)) {
        int end = sql.indexOf("*/", i + 2);
        i = end < 0 ? sql.length() : end + 2;
      } else {
        return i;
      }
    }
    return i;
  }

  /** An identifier in double quotes. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
