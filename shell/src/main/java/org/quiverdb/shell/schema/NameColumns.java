package org.quiverdb.shell.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.quiverdb.shell.output.ByteOutput;

/** A sorted list of names in as many columns as 80 characters hold, read from top to bottom. */
public final class NameColumns {
  private static final int LINE_WIDTH = 80;
  private static final String GAP = "  ";

  private NameColumns() {}

  /** Writes the names. */
  public static void print(List<String> names, ByteOutput out) {
    if (names.isEmpty()) {
      return;
    }
    // Widths count bytes, as C's printf does.
    int widest = names.stream().mapToInt(NameColumns::width).max().orElse(0);
    int columns = Math.max(1, LINE_WIDTH / (widest + GAP.length()));
    int rows = (names.size() + columns - 1) / columns;
    for (int row = 0; row < rows; row++) {
      for (int i = row; i < names.size(); i += rows) {
        out.print(i < rows ? "" : GAP).print(names.get(i)).spaces(widest - width(names.get(i)));
      }
      out.write('\n');
    }
  }

  private static int width(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
