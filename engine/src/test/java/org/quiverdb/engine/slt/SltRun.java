package org.quiverdb.engine.slt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/** Runs the records of one file on a database in memory and counts how they end. */
final class SltRun {
  private static final int MAX_FAILURES = 5;

  int passed;
  int notYet;
  final List<String> failures = new ArrayList<>();

  void run(String file, List<SltRecord> records) {
    try (QuiverConnection connection = QuiverConnection.open(":memory:")) {
      for (SltRecord record : records) {
        if (failures.size() >= MAX_FAILURES) {
          return;
        }
        String problem;
        try {
          problem = record.query() ? query(connection, record) : statement(connection, record);
        } catch (QuiverException e) {
          problem = e.getMessage();
        }
        count(file, record, problem);
      }
    }
  }

  private void count(String file, SltRecord record, String problem) {
    if (problem == null) {
      passed++;
    } else if (problem.startsWith("not yet supported")) {
      notYet++;
    } else {
      failures.add(file + ":" + record.line() + ": " + record.sql() + "\n  " + problem);
    }
  }

  private static String statement(QuiverConnection connection, SltRecord record) {
    try {
      connection.execute(record.sql());
    } catch (QuiverException e) {
      return record.expectError() && !String.valueOf(e.getMessage()).startsWith("not yet")
          ? null
          : e.getMessage();
    }
    return record.expectError() ? "an error was expected" : null;
  }

  private static String query(QuiverConnection connection, SltRecord record) {
    List<String> values = new ArrayList<>();
    int columns;
    try (QuiverStatement statement = connection.prepare(record.sql())) {
      columns = statement.columnCount();
      while (statement.step()) {
        for (int i = 0; i < columns; i++) {
          values.add(
              render(
                  statement, i, record.types().charAt(Math.min(i, record.types().length() - 1))));
        }
      }
    }
    if (columns != record.types().length()) {
      return columns + " columns, expected " + record.types().length();
    }
    return compare(record, sort(record, values, columns));
  }

  private static List<String> sort(SltRecord record, List<String> values, int columns) {
    if (record.sort().equals("valuesort")) {
      values.sort(null);
    } else if (record.sort().equals("rowsort")) {
      String[][] rows = new String[values.size() / columns][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = values.subList(i * columns, (i + 1) * columns).toArray(new String[0]);
      }
      Arrays.sort(rows, Arrays::compare);
      values = new ArrayList<>(values.size());
      for (String[] row : rows) {
        values.addAll(Arrays.asList(row));
      }
    }
    return values;
  }

  private static String compare(SltRecord record, List<String> values) {
    List<String> expected = record.expected();
    if (expected.size() == 1 && expected.get(0).contains(" values hashing to ")) {
      String actual = values.size() + " values hashing to " + hash(values);
      return actual.equals(expected.get(0)) ? null : actual + ", expected " + expected.get(0);
    }
    return values.equals(expected) ? null : values + ", expected " + expected;
  }

  private static String hash(List<String> values) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      for (String value : values) {
        md5.update(value.getBytes(StandardCharsets.UTF_8));
        md5.update((byte) '\n');
      }
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String render(QuiverStatement statement, int column, char type) {
    if (statement.isNull(column)) {
      return "NULL";
    }
    return switch (type) {
      case 'I' -> Long.toString(statement.getLong(column));
      case 'R' -> String.format(Locale.ROOT, "%.3f", statement.getDouble(column));
      default -> printable(statement.getText(column));
    };
  }

  private static String printable(String text) {
    if (text.isEmpty()) {
      return "(empty)";
    }
    StringBuilder printable = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      printable.append(b >= ' ' && b <= '~' ? (char) b : '@');
    }
    return printable.toString();
  }
}
