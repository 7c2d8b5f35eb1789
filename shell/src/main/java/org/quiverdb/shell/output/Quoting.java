package org.quiverdb.shell.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Quoted texts that are no SQL. */
public final class Quoting {
  private Quoting() {}

  /** Writes a text between double quotes; what is not printable ASCII becomes an escape of C. */
  public static void c(ByteOutput out, byte[] text) {
    out.write('"');
    for (byte b : text) {
      switch (b) {
        case '\\' -> out.print("\\\\");
        case '"' -> out.print("\\\"");
        case '\t' -> out.print("\\t");
        case '\n' -> out.print("\\n");
        case '\r' -> out.print("\\r");
        default -> {
          // Bytes from 0x80 on are negative here.
          if (b < ' ' || b == 0x7f) {
            octal(out, b & 0xff);
          } else {
            out.write(b);
          }
        }
      }
    }
    out.write('"');
  }

  /** A text between double quotes, with escapes of C. */
  public static String c(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ByteOutput out = new ByteOutput(bytes)) {
      c(out, text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void octal(ByteOutput out, int b) {
    out.write('\\').write('0' + (b >> 6)).write('0' + (b >> 3 & 7)).write('0' + (b & 7));
  }
}
