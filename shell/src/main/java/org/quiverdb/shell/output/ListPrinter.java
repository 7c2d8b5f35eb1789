package org.quiverdb.shell.output;

import java.util.List;

/** Values as they are, with separators between them: the modes list, tabs and ascii. */
final class ListPrinter implements RowPrinter {
  private final OutputSettings settings;
  private final ByteOutput out;

  ListPrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    if (settings.headers) {
      out.print(String.join(settings.columnSeparator, names)).print(settings.rowSeparator);
    }
  }

  @Override
  public void row(Cell[] row) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        out.print(settings.columnSeparator);
      }
      if (row[i].isNull()) {
        out.print(settings.nullValue);
      } else {
        out.write(row[i].textBytes());
      }
    }
    out.print(settings.rowSeparator);
  }
}
