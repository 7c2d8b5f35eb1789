package org.quiverdb.shell.output;

import java.nio.charset.StandardCharsets;

/** Values as SQL literals that read back as the same value. */
final class SqlLiteral {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private SqlLiteral() {}

  /** A value of any type; the infinities have no literal and are named. */
  static void write(ByteOutput out, Cell cell) {
    switch (cell.type()) {
      case NULL -> out.print("NULL");
      case INTEGER -> out.write(cell.textBytes());
      case REAL -> out.print(real(cell.real(), "Inf"));
      case TEXT -> quote(out, cell.textBytes());
      case BLOB -> blob(out, cell.blob());
    }
  }

  /** A value of any type as {@code quote()} has it: with the usual number of digits. */
  static void writeShort(ByteOutput out, Cell cell) {
    switch (cell.type()) {
      case REAL -> out.write(cell.textBytes());
      case BLOB -> blob(out, 'x', cell.blob());
      default -> write(out, cell);
    }
  }

  /** A text in single quotes, inner ones doubled. */
  static void quote(ByteOutput out, byte[] text) {
    out.write('\'');
    for (byte b : text) {
      if (b == '\'') {
        out.write('\'');
      }
      out.write(b);
    }
    out.write('\'');
  }

  /** A text in single quotes on one line: line ends come back through replace(). */
  static void quoteOnOneLine(ByteOutput out, byte[] text) {
    String string = new String(text, StandardCharsets.ISO_8859_1);
    boolean feeds = string.indexOf('\n') >= 0;
    boolean returns = string.indexOf('\r') >= 0;
    if (!feeds && !returns) {
      quote(out, text);
      return;
    }
    String feed = feeds ? unused(string, "\\n", "\\012") : "";
    String carriageReturn = returns ? unused(string, "\\r", "\\015") : "";
    out.print(feeds ? "replace(" : "").print(returns ? "replace(" : "").write('\'');
    for (byte b : text) {
      switch (b) {
        case '\'' -> out.print("''");
        case '\n' -> out.print(feed);
        case '\r' -> out.print(carriageReturn);
        default -> out.write(b);
      }
    }
    out.write('\'');
    if (returns) {
      out.print(",'" + carriageReturn + "',char(13))");
    }
    if (feeds) {
      out.print(",'" + feed + "',char(10))");
    }
  }

  /** The first of some escapes that does not occur in the text. */
  private static String unused(String text, String first, String second) {
    if (!text.contains(first)) {
      return first;
    }
    if (!text.contains(second)) {
      return second;
    }
    for (int i = 0; ; i++) {
      String escape = "(" + first + i + ")";
      if (!text.contains(escape)) {
        return escape;
      }
    }
  }

  /** A BLOB as hexadecimal digits. */
  static void blob(ByteOutput out, byte[] blob) {
    blob(out, 'X', blob);
  }

  private static void blob(ByteOutput out, char prefix, byte[] blob) {
    out.write(prefix).write('\'');
    for (byte b : blob) {
      out.write(HEX[b >> 4 & 0xf]).write(HEX[b & 0xf]);
    }
    out.write('\'');
  }

  /** A REAL as INSERT statements have it: one with an integer value in full. */
  static String realForInsert(double value) {
    long integer = (long) value;
    // The largest long is no double: a double that is converted to it was greater.
    return integer == value && integer != Long.MAX_VALUE ? integer + ".0" : real(value, "1e999");
  }

  /** A REAL with 20 significant digits; {@code infinity} stands for the positive one. */
  static String real(double value, String infinity) {
    if (Double.isInfinite(value)) {
      return value > 0 ? infinity : "-" + infinity;
    }
    return TwentyDigits.format(value);
  }
}
