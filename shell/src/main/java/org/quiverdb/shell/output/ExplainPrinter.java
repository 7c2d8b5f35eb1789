package org.quiverdb.shell.output;

import java.util.List;

/** {@code .explain on}: columns of the widths that byte code would need, at most eight. */
final class ExplainPrinter implements RowPrinter {
  private static final int[] WIDTHS = {4, 13, 4, 4, 4, 13, 2, 13};

  private final OutputSettings settings;
  private final ByteOutput out;

  ExplainPrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    int count = Math.min(names.size(), WIDTHS.length);
    for (int i = 0; i < count; i++) {
      String name = names.get(i);
      int width = DisplayText.width(name);
      String shown =
          width > WIDTHS[i] ? name.substring(0, name.offsetByCodePoints(0, WIDTHS[i])) : name;
      out.print(shown).spaces(WIDTHS[i] - width);
      out.print(i == count - 1 ? "\n" : "  ");
    }
    for (int i = 0; i < count; i++) {
      out.print("-".repeat(WIDTHS[i])).print(i == count - 1 ? "\n" : "  ");
    }
  }

  @Override
  public void row(Cell[] row) {
    int count = Math.min(row.length, WIDTHS.length);
    for (int i = 0; i < count; i++) {
      String text = row[i].isNull() ? settings.nullValue : row[i].text();
      out.print(text);
      if (i == count - 1) {
        out.write('\n');
      } else {
        out.spaces(WIDTHS[i] - DisplayText.width(text) + 2);
      }
    }
  }
}
