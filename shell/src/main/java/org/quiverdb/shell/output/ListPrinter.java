package org.quiverdb.shell.output;

/** Values as they are: the modes list, tabs and ascii. */
final class ListPrinter extends SeparatedRows {
  ListPrinter(OutputSettings settings, ByteOutput out) {
    super(settings, out);
  }

  @Override
  void text(byte[] text) {
    out.write(text);
  }
}
