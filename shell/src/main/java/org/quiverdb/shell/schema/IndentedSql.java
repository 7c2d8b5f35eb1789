package org.quiverdb.shell.schema;

/**
 * A CREATE statement as {@code .schema --indent} writes it: blanks are joined, and a long text gets
 * a line for each part between its outer parentheses. Parentheses count inside of quotes too, as in
 * sqlite3.
 */
final class IndentedSql {
  private static final int LONG_CHARS = 79;

  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private int depth;
  private int linesEnded;

  /** What ends the quote or comment that the text is in, 0 outside. */
  private char end;

  private IndentedSql(String sql) {
    this.sql = sql;
  }

  /** The statement without its semicolon. Views and triggers stay as they are. */
  static String of(String sql) {
    if (sql.regionMatches(true, 0, "CREATE VIEW", 0, 11)
        || sql.regionMatches(true, 0, "CREATE TRIG", 0, 11)) {
      return sql;
    }
    String joined = joinBlanks(sql);
    return joined.length() < LONG_CHARS ? joined : new IndentedSql(joined).split();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static String joinBlanks(String sql) {
    StringBuilder text = new StringBuilder();
    for (char c : sql.stripLeading().toCharArray()) {
      char last = text.isEmpty() ? 0 : text.charAt(text.length() - 1);
      if (isBlank(c)) {
        if (last == '\r') {
          text.setCharAt(text.length() - 1, '\n');
        }
        if (isBlank(last) || last == '(') {
          continue;
        }
      } else if ((c == '(' || c == ')') && isBlank(last)) {
        text.setLength(text.length() - 1);
      }
      text.append(c);
    }
    return text.toString().stripTrailing();
  }

  private String split() {
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      look(c, i);
      line.append(c);
      if (depth == 1 && end == 0 && isBreak(c, i)) {
        if (c == '\n') {
          line.setLength(line.length() - 1);
        }
        out.append(line).append("\n  ");
        line.setLength(0);
        linesEnded++;
        while (i + 1 < sql.length() && isBlank(sql.charAt(i + 1))) {
          i++;
        }
      }
    }
    return out.append(line).toString();
  }

  /** Follows quotes, comments and parentheses; the last one closing gets a line of its own. */
  private void look(char c, int at) {
    if (c == end) {
      end = 0;
    } else if (c == '"' || c == '\'' || c == '`') {
      end = c;
    } else if (c == '[') {
      end = ']';
    } else if (c == '-' && sql.startsWith("--", at)) {
      end = '\n';
    } else if (c == '(') {
      depth++;
    } else if (c == ')') {
      depth--;
      if (linesEnded > 0 && depth == 0 && !line.isEmpty()) {
        // It is not counted as a line of its own.
        out.append(line).append('\n');
        line.setLength(0);
      }
    }
  }

  private boolean isBreak(char c, int at) {
    return c == '(' || c == '\n' || c == ',' && !onlyCommentFollows(at + 1);
  }

  /** Whether there is nothing but blanks or a comment up to the end of the line. */
  private boolean onlyCommentFollows(int from) {
    for (int i = from; i < sql.length(); i++) {
      if (sql.charAt(i) == '\n' || sql.startsWith("--", i)) {
        return true;
      }
      if (!isBlank(sql.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
