package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;

/**
 * Comma-separated values. A value is quoted when it is empty, or holds the separator, a quote, or a
 * byte outside printable ASCII; NULL never is.
 */
final class CsvPrinter extends SeparatedRows {
  CsvPrinter(OutputSettings settings, ByteOutput out) {
    super(settings, out);
  }

  @Override
  void text(byte[] text) {
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
