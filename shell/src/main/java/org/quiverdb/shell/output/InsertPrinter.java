package org.quiverdb.shell.output;

import java.util.List;

/** An INSERT statement for each row. */
final class InsertPrinter implements RowPrinter {
  private final OutputSettings settings;
  private final ByteOutput out;
  private String prefix = "";

  InsertPrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    String columns = "";
    if (settings.headers) {
      columns = "(" + String.join(",", names.stream().map(Identifiers::quoted).toList()) + ")";
    }
    prefix = "INSERT INTO " + settings.insertTable + columns + " VALUES(";
  }

  @Override
  public void row(Cell[] row) {
    out.print(prefix);
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      value(row[i]);
    }
    out.print(");\n");
  }

  private void value(Cell cell) {
    switch (cell.type()) {
      case NULL -> out.print("NULL");
      case INTEGER -> out.write(cell.textBytes());
      case REAL -> out.print(SqlLiteral.realForInsert(cell.real()));
      case TEXT -> {
        if (settings.plainNewlines) {
          SqlLiteral.quote(out, cell.textBytes());
        } else {
          SqlLiteral.quoteOnOneLine(out, cell.textBytes());
        }
      }
      case BLOB -> SqlLiteral.blob(out, cell.blob());
    }
  }
}
