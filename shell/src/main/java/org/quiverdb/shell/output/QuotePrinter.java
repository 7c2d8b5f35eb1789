package org.quiverdb.shell.output;

/** Values as SQL literals. */
final class QuotePrinter extends SeparatedRows {
  QuotePrinter(OutputSettings settings, ByteOutput out) {
    super(settings, out);
  }

  @Override
  void text(byte[] text) {
    SqlLiteral.quote(out, text);
  }

  @Override
  void value(Cell cell) {
    SqlLiteral.write(out, cell);
  }
}
