package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's keywords in a hash table that is asked with a piece of text, without making a string.
 */
final class Keywords {
  /** Each entry is a word, or a word and the token type that it shares with others. */
  private static final String[] WORDS = {
    "ABORT",
    "ACTION",
    "ADD",
    "AFTER",
    "ALL",
    "ALTER",
    "ALWAYS",
    "ANALYZE",
    "AND",
    "AS",
    "ASC",
    "ATTACH",
    "AUTOINCREMENT",
    "BEFORE",
    "BEGIN",
    "BETWEEN",
    "BY",
    "CASCADE",
    "CASE",
    "CAST",
    "CHECK",
    "COLLATE",
    "COLUMN",
    "COMMIT",
    "CONFLICT",
    "CONSTRAINT",
    "CREATE",
    "CROSS=JOIN_KW",
    "CURRENT",
    "CURRENT_DATE=CTIME_KW",
    "CURRENT_TIME=CTIME_KW",
    "CURRENT_TIMESTAMP=CTIME_KW",
    "DATABASE",
    "DEFAULT",
    "DEFERRABLE",
    "DEFERRED",
    "DELETE",
    "DESC",
    "DETACH",
    "DISTINCT",
    "DO",
    "DROP",
    "EACH",
    "ELSE",
    "END",
    "ESCAPE",
    "EXCEPT",
    "EXCLUDE",
    "EXCLUSIVE",
    "EXISTS",
    "EXPLAIN",
    "FAIL",
    "FILTER",
    "FIRST",
    "FOLLOWING",
    "FOR",
    "FOREIGN",
    "FROM",
    "FULL=JOIN_KW",
    "GENERATED",
    "GLOB=LIKE_KW",
    "GROUP",
    "GROUPS",
    "HAVING",
    "IF",
    "IGNORE",
    "IMMEDIATE",
    "IN",
    "INDEX",
    "INDEXED",
    "INITIALLY",
    "INNER=JOIN_KW",
    "INSERT",
    "INSTEAD",
    "INTERSECT",
    "INTO",
    "IS",
    "ISNULL",
    "JOIN",
    "KEY",
    "LAST",
    "LEFT=JOIN_KW",
    "LIKE=LIKE_KW",
    "LIMIT",
    "MATCH",
    "MATERIALIZED",
    "NATURAL=JOIN_KW",
    "NO",
    "NOT",
    "NOTHING",
    "NOTNULL",
    "NULL",
    "NULLS",
    "OF",
    "OFFSET",
    "ON",
    "OR",
    "ORDER",
    "OTHERS",
    "OUTER=JOIN_KW",
    "OVER",
    "PARTITION",
    "PLAN",
    "PRAGMA",
    "PRECEDING",
    "PRIMARY",
    "QUERY",
    "RAISE",
    "RANGE",
    "RECURSIVE",
    "REFERENCES",
    "REGEXP=LIKE_KW",
    "REINDEX",
    "RELEASE",
    "RENAME",
    "REPLACE",
    "RESTRICT",
    "RETURNING",
    "RIGHT=JOIN_KW",
    "ROLLBACK",
    "ROW",
    "ROWS",
    "SAVEPOINT",
    "SELECT",
    "SET",
    "TABLE",
    "TEMP",
    "TEMPORARY=TEMP",
    "THEN",
    "TIES",
    "TO",
    "TRANSACTION",
    "TRIGGER",
    "UNBOUNDED",
    "UNION",
    "UNIQUE",
    "UPDATE",
    "USING",
    "VACUUM",
    "VALUES",
    "VIEW",
    "VIRTUAL",
    "WHEN",
    "WHERE",
    "WINDOW",
    "WITH",
    "WITHOUT"
  };

  private static final int LONGEST = 17;
  private static final int TABLE_SIZE = 1024;
  private static final @Nullable String[] TABLE = new String[TABLE_SIZE];
  private static final TokenType[] TYPES = new TokenType[TABLE_SIZE];

  static {
    for (String entry : WORDS) {
      int eq = entry.indexOf('=');
      String word = eq < 0 ? entry : entry.substring(0, eq);
      int slot = hash(word, 0, word.length());
      while (TABLE[slot] != null) {
        slot = (slot + 1) % TABLE_SIZE;
      }
      TABLE[slot] = word;
      TYPES[slot] = TokenType.valueOf(eq < 0 ? entry : entry.substring(eq + 1));
    }
  }

  private Keywords() {}

  /** All keywords. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (String entry : WORDS) {
      int end = entry.indexOf('=');
      words.add(end < 0 ? entry : entry.substring(0, end));
    }
    return words;
  }

  /** The type of the word from {@code start} to {@code end}; {@link TokenType#ID} if no keyword. */
  static TokenType lookUp(String text, int start, int end) {
    int n = end - start;
    if (n < 2 || n > LONGEST) {
      return TokenType.ID;
    }
    int slot = hash(text, start, end);
    for (String word = TABLE[slot]; word != null; word = TABLE[slot]) {
      if (word.length() == n && matches(word, text, start)) {
        return TYPES[slot];
      }
      slot = (slot + 1) % TABLE_SIZE;
    }
    return TokenType.ID;
  }

  /** Letters differ from their other case in bit 5, which {@code & 0xdf} clears. */
  private static int hash(String text, int start, int end) {
    int first = text.charAt(start) & 0xdf;
    int second = text.charAt(start + 1) & 0xdf;
    int middle = text.charAt((start + end) >>> 1) & 0xdf;
    int last = text.charAt(end - 1) & 0xdf;
    return (((first * 31 + second) * 31 + middle) * 31 + last * 7 + (end - start)) % TABLE_SIZE;
  }

  private static boolean matches(String word, String text, int start) {
    for (int i = 0; i < word.length(); i++) {
      char w = word.charAt(i);
      char c = text.charAt(start + i);
      if (c != w && (w == '_' || c != (w | 0x20))) {
        return false;
      }
    }
    return true;
  }
}
