package org.quiverdb.shell.session;

/**
 * A quick look at lines as they come: whether they hold anything but blanks and comments, and
 * whether a semicolon ends them. It saves asking for each line whether the whole text is complete.
 */
final class LineScan {
  /** The quote or bracket that the text so far ends in, '*' for a comment, 0 for none. */
  private char open;

  private boolean anything;
  private boolean semicolonLast;

  /** Forgets everything. */
  void reset() {
    open = 0;
    anything = false;
    semicolonLast = false;
  }

  /** Whether only blanks and comments have come. */
  boolean isBlank() {
    return !anything && open == 0;
  }

  /** Whether the text so far ends with a semicolon outside of quotes. */
  boolean endsWithSemicolon() {
    return semicolonLast && open == 0;
  }

  /** Whether the text so far ends outside of quotes and comments. */
  boolean isPlain() {
    return open == 0;
  }

  /** Takes the next line. */
  void add(String line) {
    int n = line.length();
    int i = 0;
    while (i < n) {
      if (open != 0) {
        int close = open == '*' ? line.indexOf("*/", i) : line.indexOf(open, i);
        if (close < 0) {
          return;
        }
        i = close + (open == '*' ? 2 : 1);
        open = 0;
        continue;
      }
      char c = line.charAt(i);
      if (line.startsWith("--", i)) {
        return;
      }
      if (line.startsWith("/*", i)) {
        open = '*';
        i += 2;
        continue;
      }
      if (c == ';') {
        semicolonLast = true;
        anything = true;
      } else if (c > ' ') {
        semicolonLast = false;
        anything = true;
        if (c == '\'' || c == '"' || c == '`' || c == '[') {
          open = c == '[' ? ']' : c;
        }
      }
      i++;
    }
  }
}
