package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSON array with an object for each row. */
final class JsonPrinter implements RowPrinter {
  private static final String HEX = "0123456789abcdef";

  private final ByteOutput out;
  private byte[][] names = {};
  private boolean first = true;

  JsonPrinter(ByteOutput out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    names = new byte[columns.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = columns.get(i).getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void row(Cell[] row) {
    out.print(first ? "[{" : ",\n{");
    first = false;
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      string(names[i]);
      out.write(':');
      value(row[i]);
    }
    out.write('}');
  }

  @Override
  public void end() {
    out.print("]\n");
  }

  private void value(Cell cell) {
    switch (cell.type()) {
      case NULL -> out.print("null");
      case INTEGER -> out.write(cell.textBytes());
      case REAL -> out.print(SqlLiteral.real(cell.real(), "1e999"));
      case TEXT -> string(cell.textBytes());
      case BLOB -> string(cell.blob());
    }
  }

  private void string(byte[] text) {
    out.write('"');
    for (byte b : text) {
      switch (b) {
        case '\\' -> out.print("\\\\");
        case '"' -> out.print("\\\"");
        case '\b' -> out.print("\\b");
        case '\f' -> out.print("\\f");
        case '\n' -> out.print("\\n");
        case '\r' -> out.print("\\r");
        case '\t' -> out.print("\\t");
        default -> {
          if (b >= 0 && b < ' ') {
            out.print("\\u00").write('0' + (b >> 4)).write(HEX.charAt(b & 0xf));
          } else {
            out.write(b);
          }
        }
      }
    }
    out.write('"');
  }
}
