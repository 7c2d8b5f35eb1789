package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated values. A value is quoted when it is empty, or holds the separator, a quote, or a
 * byte outside printable ASCII; NULL never is.
 */
final class CsvPrinter implements RowPrinter {
  private final OutputSettings settings;
  private final ByteOutput out;

  CsvPrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    if (!settings.headers) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      separate(i);
      value(names.get(i).getBytes(StandardCharsets.UTF_8));
    }
    out.print(settings.rowSeparator);
  }

  @Override
  public void row(Cell[] row) {
    for (int i = 0; i < row.length; i++) {
      separate(i);
      if (row[i].isNull()) {
        out.print(settings.nullValue);
      } else {
        value(row[i].textBytes());
      }
    }
    out.print(settings.rowSeparator);
  }

  private void separate(int column) {
    if (column > 0) {
      out.print(settings.columnSeparator);
    }
  }

  private void value(byte[] text) {
    if (!needsQuotes(text)) {
      out.write(text);
      return;
    }
    out.write('"');
    for (byte b : text) {
      if (b == '"') {
        out.write('"');
      }
      out.write(b);
    }
    out.write('"');
  }

  private boolean needsQuotes(byte[] text) {
    if (text.length == 0) {
      return true;
    }
    for (byte b : text) {
      // Bytes from 0x80 on are negative here.
      if (b <= ' ' || b == '"' || b == '\'' || b == 0x7f) {
        return true;
      }
    }
    byte[] separator = settings.columnSeparator.getBytes(StandardCharsets.UTF_8);
    return separator.length > 0 && indexOf(text, separator) >= 0;
  }

  private static int indexOf(byte[] text, byte[] part) {
    for (int i = 0; i <= text.length - part.length; i++) {
      int k = 0;
      while (k < part.length && text[i + k] == part[k]) {
        k++;
      }
      if (k == part.length) {
        return i;
      }
    }
    return -1;
  }
}
