package org.quiverdb.shell.output;

import java.util.List;

/** Only how many rows there were. */
final class CountPrinter implements RowPrinter {
  private final ByteOutput out;
  private long rows;

  CountPrinter(ByteOutput out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {}

  @Override
  public void row(Cell[] row) {
    rows++;
  }

  @Override
  public void end() {
    out.println(rows + (rows == 1 ? " row" : " rows"));
  }
}
