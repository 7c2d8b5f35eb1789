package org.quiverdb.shell.output;

import java.util.List;

/** Nothing. */
final class OffPrinter implements RowPrinter {
  @Override
  public void begin(List<String> names) {}

  @Override
  public void row(Cell[] row) {}
}
