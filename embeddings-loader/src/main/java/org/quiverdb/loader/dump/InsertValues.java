package org.quiverdb.loader.dump;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;

/** Reads the rows of values behind {@code VALUES} in an INSERT of a dump. */
final class InsertValues {
  private final String sql;
  private int at;

  InsertValues(String sql, int start) {
    this.sql = sql;
    this.at = start;
  }

  /** The next row in brackets, or null if there is none. */
  @Nullable List<@Nullable String> next() throws BadRecordException {
    skipSpace();
    if (at < sql.length() && sql.charAt(at) == ',') {
      at++;
      skipSpace();
    }
    if (at >= sql.length() || sql.charAt(at) != '(') {
      return null;
    }
    at++;
    List<@Nullable String> row = new ArrayList<>();
    while (true) {
      row.add(value());
      skipSpace();
      char c = at < sql.length() ? sql.charAt(at++) : 0;
      if (c == ')') {
        return row;
      } else if (c != ',') {
        throw new BadRecordException("value " + row.size() + " of the INSERT is not readable");
      }
    }
  }

  private @Nullable String value() throws BadRecordException {
    skipSpace();
    boolean escapes = sql.startsWith("E'", at);
    String value;
    if (escapes || sql.startsWith("'", at)) {
      value = string(escapes);
    } else {
      int start = at;
      while (at < sql.length() && ",):".indexOf(sql.charAt(at)) < 0) {
        at++;
      }
      String word = sql.substring(start, at).strip();
      value =
          switch (word) {
            case "NULL" -> null;
            case "true" -> "t";
            case "false" -> "f";
            default -> word;
          };
    }
    skipCast();
    return value;
  }

  private String string(boolean escapes) throws BadRecordException {
    at += escapes ? 2 : 1;
    StringBuilder text = new StringBuilder();
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\'') {
        if (at >= sql.length() || sql.charAt(at) != '\'') {
          return text.toString();
        }
        at++;
      } else if (c == '\\' && escapes && at < sql.length()) {
        char escaped = sql.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
      }
      text.append(c);
    }
    throw new BadRecordException("a string of the INSERT has no end");
  }

  /** Passes over {@code ::public.vector(3)}. */
  private void skipCast() {
    skipSpace();
    if (!sql.startsWith("::", at)) {
      return;
    }
    int depth = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (depth == 0 && (c == ',' || c == ')')) {
        return;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
    }
  }

  private void skipSpace() {
    while (at < sql.length() && sql.charAt(at) <= ' ') {
      at++;
    }
  }
}
