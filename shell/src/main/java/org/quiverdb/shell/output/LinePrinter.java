package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** One line for each value, "name = value", with names aligned to the right. */
final class LinePrinter implements RowPrinter {
  private static final int LEAST_WIDTH = 5;

  private final OutputSettings settings;
  private final ByteOutput out;
  private byte[][] names = {};
  private int width = LEAST_WIDTH;
  private boolean first = true;

  LinePrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    names = new byte[columns.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = columns.get(i).getBytes(StandardCharsets.UTF_8);
      width = Math.max(width, names[i].length);
    }
  }

  @Override
  public void row(Cell[] row) {
    if (!first) {
      out.print(settings.rowSeparator);
    }
    first = false;
    for (int i = 0; i < row.length; i++) {
      // The width counts bytes, as C's printf does.
      out.spaces(width - names[i].length).write(names[i]).print(" = ");
      if (row[i].isNull()) {
        out.print(settings.nullValue);
      } else {
        out.write(row[i].textBytes());
      }
      out.print(settings.rowSeparator);
    }
  }
}
