package org.quiverdb.shell.output;

/** Columns with two spaces between them. */
final class ColumnPrinter extends ColumnarRows {
  ColumnPrinter(OutputSettings settings, ByteOutput out) {
    super(settings, out);
  }

  @Override
  void header() {
    if (!settings.headers) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      padded(i, names.get(i));
      out.print(i + 1 < names.size() ? between() : right());
    }
    for (int i = 0; i < names.size(); i++) {
      out.print("-".repeat(widths[i])).print(i + 1 < names.size() ? between() : right());
    }
  }

  @Override
  void betweenTallRows() {
    out.write('\n');
  }

  @Override
  void footer() {}

  @Override
  String left() {
    return "";
  }

  @Override
  String between() {
    return "  ";
  }

  @Override
  String right() {
    return "\n";
  }
}
