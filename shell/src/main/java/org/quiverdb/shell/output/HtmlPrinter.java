package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of an HTML table, without the table around them. */
final class HtmlPrinter implements RowPrinter {
  private final OutputSettings settings;
  private final ByteOutput out;

  HtmlPrinter(OutputSettings settings, ByteOutput out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void begin(List<String> names) {
    if (!settings.headers) {
      return;
    }
    out.print("<TR>");
    for (String name : names) {
      out.print("<TH>");
      escape(name.getBytes(StandardCharsets.UTF_8));
      out.print("</TH>\n");
    }
    out.print("</TR>\n");
  }

  @Override
  public void row(Cell[] row) {
    out.print("<TR>");
    for (Cell cell : row) {
      out.print("<TD>");
      escape(
          cell.isNull() ? settings.nullValue.getBytes(StandardCharsets.UTF_8) : cell.textBytes());
      out.print("</TD>\n");
    }
    out.print("</TR>\n");
  }

  private void escape(byte[] text) {
    for (byte b : text) {
      switch (b) {
        case '<' -> out.print("&lt;");
        case '>' -> out.print("&gt;");
        case '&' -> out.print("&amp;");
        case '"' -> out.print("&quot;");
        case '\'' -> out.print("&#39;");
        default -> out.write(b);
      }
    }
  }
}
