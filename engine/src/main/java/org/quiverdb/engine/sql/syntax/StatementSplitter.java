package org.quiverdb.engine.sql.syntax;

/**
 * Tells whether text typed so far ends with a whole statement, as {@code sqlite3_complete} does: a
 * semicolon ends a statement, but inside CREATE TRIGGER only one behind END does. Looks at no
 * grammar beyond that. Stateless.
 */
public final class StatementSplitter {
  private StatementSplitter() {}

  private enum State {
    /** Nothing but blanks yet. */
    EMPTY,
    /** Behind a semicolon that ends a statement. */
    COMPLETE,
    /** Inside a statement that any semicolon ends. */
    ORDINARY,
    /** Behind EXPLAIN at the start of a statement. */
    EXPLAIN,
    /** Behind CREATE, or CREATE TEMP. */
    CREATE,
    /** Inside CREATE TRIGGER. */
    TRIGGER,
    /** Behind a semicolon inside CREATE TRIGGER. */
    TRIGGER_SEMICOLON,
    /** Behind a semicolon and END inside CREATE TRIGGER. */
    TRIGGER_END
  }

  private enum Word {
    OTHER,
    EXPLAIN,
    CREATE,
    TEMP,
    TRIGGER,
    END
  }

  /** Whether the text ends with a complete statement and nothing but blanks behind it. */
  public static boolean isComplete(String text) {
    State state = State.EMPTY;
    int i = 0;
    int n = text.length();
    while (i < n && text.charAt(i) != '\0') {
      char c = text.charAt(i);
      if (c == ';') {
        state = behindSemicolon(state);
        i++;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        i++;
      } else if (text.startsWith("/*", i)) {
        int close = text.indexOf("*/", i + 2);
        if (close < 0) {
          return false;
        }
        i = close + 2;
      } else if (text.startsWith("--", i)) {
        int newline = text.indexOf('\n', i);
        if (newline < 0) {
          return state == State.COMPLETE;
        }
        i = newline + 1;
      } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
        int close = text.indexOf(c == '[' ? ']' : c, i + 1);
        if (close < 0) {
          return false;
        }
        state = behindWord(state, Word.OTHER);
        i = close + 1;
      } else {
        int end = i;
        while (end < n && Lexer.isIdChar(text.charAt(end))) {
          end++;
        }
        state = behindWord(state, end == i ? Word.OTHER : wordAt(text, i, end));
        i = Math.max(end, i + 1);
      }
    }
    return state == State.COMPLETE;
  }

  private static State behindSemicolon(State state) {
    return switch (state) {
      case TRIGGER, TRIGGER_SEMICOLON -> State.TRIGGER_SEMICOLON;
      default -> State.COMPLETE;
    };
  }

  private static State behindWord(State state, Word word) {
    return switch (state) {
      case EMPTY, COMPLETE ->
          switch (word) {
            case EXPLAIN -> State.EXPLAIN;
            case CREATE -> State.CREATE;
            default -> State.ORDINARY;
          };
      case ORDINARY -> State.ORDINARY;
      case EXPLAIN ->
          switch (word) {
            case CREATE -> State.CREATE;
            case OTHER -> State.EXPLAIN;
            default -> State.ORDINARY;
          };
      case CREATE ->
          switch (word) {
            case TEMP -> State.CREATE;
            case TRIGGER -> State.TRIGGER;
            default -> State.ORDINARY;
          };
      case TRIGGER, TRIGGER_END -> State.TRIGGER;
      case TRIGGER_SEMICOLON -> word == Word.END ? State.TRIGGER_END : State.TRIGGER;
    };
  }

  private static Word wordAt(String text, int start, int end) {
    return switch (Keywords.lookUp(text, start, end)) {
      case EXPLAIN -> Word.EXPLAIN;
      case CREATE -> Word.CREATE;
      case TEMP -> Word.TEMP;
      case TRIGGER -> Word.TRIGGER;
      case END -> Word.END;
      default -> Word.OTHER;
    };
  }
}
