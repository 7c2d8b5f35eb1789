package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values one after the other with separators between them, the names above them if asked for. */
abstract class SeparatedRows implements RowPrinter {
  final OutputSettings settings;
  final ByteOutput out;

  SeparatedRows(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public final void begin(List<String> names) {
    if (!settings.headers) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      separate(i);
      text(names.get(i).getBytes(StandardCharsets.UTF_8));
    }
    out.print(settings.rowSeparator);
  }

  @Override
  public final void row(Cell[] row) {
    for (int i = 0; i < row.length; i++) {
      separate(i);
      value(row[i]);
    }
    out.print(settings.rowSeparator);
  }

  private void separate(int column) {
    if (column > 0) {
      out.print(settings.columnSeparator);
    }
  }

  /** Writes a name or the text of a value. */
  abstract void text(byte[] text);

  void value(Cell cell) {
    if (cell.isNull()) {
      out.print(settings.nullValue);
    } else {
      text(cell.textBytes());
    }
  }
}
