package org.quiverdb.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.output.Quoting;

/**
 * Reads rows of separated values as sqlite3's {@code .import} does: a field may stand in double
 * quotes with inner ones doubled, and then hold separators and line ends; a CR before a line feed
 * that ends a row is dropped.
 */
final class CsvReader {
  private static final int END = -1;

  private final InputStream in;
  private final int columnSeparator;
  private final int rowSeparator;
  private final boolean quotes;
  private int lineNumber = 1;
  private int rowLine = 1;

  /** The byte that ended the last field: a separator or {@link #END}. */
  private int terminator;

  CsvReader(InputStream in, int columnSeparator, int rowSeparator, boolean quotes) {
    this.in = in;
    this.columnSeparator = columnSeparator;
    this.rowSeparator = rowSeparator;
    this.quotes = quotes;
  }

  /** What parts columns and rows, for people. */
  String describe() {
    return "Column separator "
        + quoted(columnSeparator)
        + ", row separator "
        + quoted(rowSeparator);
  }

  private static String quoted(int separator) {
    return Quoting.c(Character.toString(separator));
  }

  /** The number of the line where the last row began. */
  int rowLine() {
    return rowLine;
  }

  /** The next row, or null at the end. */
  @Nullable List<String> next() throws IOException {
    rowLine = lineNumber;
    int first = in.read();
    if (first == END) {
      return null;
    }
    List<String> row = new ArrayList<>();
    row.add(field(first));
    while (terminator == columnSeparator) {
      row.add(field(in.read()));
    }
    return row;
  }

  private String field(int first) throws IOException {
    if (quotes && first == '"') {
      return quotedField();
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int c = first;
    while (c != END && c != columnSeparator && c != rowSeparator) {
      text.write(c);
      c = in.read();
    }
    terminator = c;
    String field = text.toString(StandardCharsets.UTF_8);
    if (c == rowSeparator) {
      lineNumber++;
      if (quotes && field.endsWith("\r")) {
        field = field.substring(0, field.length() - 1);
      }
    }
    return field;
  }

  private String quotedField() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int c = in.read();
    while (c != END) {
      if (c == '\n') {
        lineNumber++;
      }
      if (c != '"') {
        text.write(c);
        c = in.read();
        continue;
      }
      c = in.read();
      if (c == '"') {
        text.write('"');
        c = in.read();
        continue;
      }
      if (c == '\r' && rowSeparator == '\n') {
        c = in.read();
      }
      if (c == columnSeparator || c == rowSeparator || c == END) {
        break;
      }
      text.write('"');
    }
    terminator = c;
    if (c == rowSeparator) {
      lineNumber++;
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
