package org.quiverdb.shell.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the columnar modes share: all rows are kept until the widths are known. */
abstract class ColumnarRows implements RowPrinter {
  final OutputSettings settings;
  final ByteOutput out;
  int[] widths = {};
  List<String> names = List.of();

  private final List<List<List<String>>> rows = new ArrayList<>();
  private boolean anyTall;

  ColumnarRows(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    widths = new int[columns.size()];
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.abs(settings.width(i));
      String name = lines(i, columns.get(i)).getFirst();
      lines.add(name);
      widen(i, name);
    }
    names = lines;
  }

  private List<String> lines(int column, String text) {
    int most = settings.width(column);
    return DisplayText.lines(text, most == 0 ? settings.wrap : most, settings.wordWrap);
  }

  private void widen(int column, String line) {
    widths[column] = Math.max(widths[column], DisplayText.width(line));
  }

  @Override
  public void row(Cell[] row) {
    List<List<String>> cells = new ArrayList<>(row.length);
    for (int i = 0; i < row.length; i++) {
      List<String> lines = cellLines(i, row[i]);
      for (String line : lines) {
        widen(i, line);
      }
      anyTall |= lines.size() > 1;
      cells.add(lines);
    }
    rows.add(cells);
  }

  private List<String> cellLines(int column, Cell cell) {
    if (settings.quote) {
      ByteArrayOutputStream literal = new ByteArrayOutputStream();
      try (ByteOutput sink = new ByteOutput(literal)) {
        SqlLiteral.writeShort(sink, cell);
      }
      return lines(column, literal.toString(StandardCharsets.UTF_8));
    }
    return cell.isNull() ? List.of(settings.nullValue) : lines(column, cell.text());
  }

  @Override
  public void end() {
    header();
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0 && anyTall) {
        betweenTallRows();
      }
      List<List<String>> row = rows.get(i);
      int height = row.stream().mapToInt(List::size).max().orElse(1);
      for (int line = 0; line < height; line++) {
        line(row, line);
      }
    }
    footer();
  }

  private void line(List<List<String>> row, int line) {
    out.print(left());
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        out.print(between());
      }
      List<String> lines = row.get(i);
      padded(i, line < lines.size() ? lines.get(line) : "");
    }
    out.print(right());
  }

  /** Writes a text with the width of its column. */
  final void padded(int column, String text) {
    int missing = widths[column] - DisplayText.width(text);
    if (settings.width(column) < 0) {
      out.spaces(missing).print(text);
    } else {
      out.print(text).spaces(missing);
    }
  }

  /** Writes what stands above the rows. */
  abstract void header();

  /** Writes what stands between two rows when any row takes more than one line. */
  abstract void betweenTallRows();

  /** Writes what stands below the rows. */
  abstract void footer();

  /** What a line begins with. */
  abstract String left();

  /** What stands between two cells. */
  abstract String between();

  /** What a line ends with. */
  abstract String right();
}
