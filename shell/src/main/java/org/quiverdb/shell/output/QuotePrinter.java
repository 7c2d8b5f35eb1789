package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values as SQL literals. */
final class QuotePrinter implements RowPrinter {
  private final OutputSettings settings;
  private final ByteOutput out;

  QuotePrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    if (!settings.headers) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        out.print(settings.columnSeparator);
      }
      SqlLiteral.quote(out, names.get(i).getBytes(StandardCharsets.UTF_8));
    }
    out.print(settings.rowSeparator);
  }

  @Override
  public void row(Cell[] row) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        out.print(settings.columnSeparator);
      }
      SqlLiteral.write(out, row[i]);
    }
    out.print(settings.rowSeparator);
  }
}
