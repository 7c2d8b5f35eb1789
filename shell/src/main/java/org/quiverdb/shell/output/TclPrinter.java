package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;

/** Every value as a quoted string with the escapes of C and Tcl. */
final class TclPrinter extends SeparatedRows {
  TclPrinter(OutputSettings settings, ByteOutput out) {
    super(settings, out);
  }

  @Override
  void text(byte[] text) {
    Quoting.c(out, text);
  }

  @Override
  void value(Cell cell) {
    text(cell.isNull() ? settings.nullValue.getBytes(StandardCharsets.UTF_8) : cell.textBytes());
  }
}
