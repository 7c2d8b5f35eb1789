package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every value as a quoted string with the escapes of C and Tcl. */
final class TclPrinter implements RowPrinter {
  private final OutputSettings settings;
  private final ByteOutput out;

  TclPrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    if (!settings.headers) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      value(i, names.get(i).getBytes(StandardCharsets.UTF_8));
    }
    out.print(settings.rowSeparator);
  }

  @Override
  public void row(Cell[] row) {
    for (int i = 0; i < row.length; i++) {
      value(
          i,
          row[i].isNull()
              ? settings.nullValue.getBytes(StandardCharsets.UTF_8)
              : row[i].textBytes());
    }
    out.print(settings.rowSeparator);
  }

  private void value(int column, byte[] text) {
    if (column > 0) {
      out.print(settings.columnSeparator);
    }
    Quoting.c(out, text);
  }
}
