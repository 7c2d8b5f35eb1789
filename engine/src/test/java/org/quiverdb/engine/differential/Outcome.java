package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a statement answered: rows and column names, or an error. Values are rendered with their
 * storage class, so that 1, 1.0 and '1' differ.
 *
 * @param columns names of the result columns; empty when there are none
 * @param rows each value rendered; in the order of the engine
 * @param changes rows changed by INSERT, UPDATE, DELETE; -1 when it does not apply
 * @param code extended result code, 0 for success
 * @param message SQLite's message, empty for success
 */
public record Outcome(
    List<String> columns, List<List<String>> rows, long changes, int code, String message) {

  public static Outcome error(int code, String message) {
    return new Outcome(List.of(), List.of(), -1, code, message);
  }

  public boolean failed() {
    return code != 0;
  }

  /** Rows sorted by their text, for queries that do not say an order. */
  public Outcome sorted() {
    List<List<String>> copy = new ArrayList<>(rows);
    copy.sort((a, b) -> Arrays.compare(a.toArray(new String[0]), b.toArray(new String[0])));
    return new Outcome(columns, Collections.unmodifiableList(copy), changes, code, message);
  }

  /** A value with its storage class. */
  public static String render(Object value) {
    return switch (value) {
      case null -> "NULL";
      case Integer i -> i.toString();
      case Long l -> l.toString();
      case Double d -> "r" + Double.toHexString(d == 0 ? 0.0 : d);
      case Float f -> render(f.doubleValue());
      case String s -> "'" + s + "'";
      case byte[] b -> "x'" + hex(b) + "'";
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format(Locale.ROOT, "%02x", b));
    }
    return hex.toString();
  }

  public String brief() {
    if (failed()) {
      return "error " + code + ": " + message;
    }
    String text = columns + " " + rows.size() + " rows, changes " + changes + ": " + rows;
    return text.length() > 1500 ? text.substring(0, 1500) + "..." : text;
  }
}
