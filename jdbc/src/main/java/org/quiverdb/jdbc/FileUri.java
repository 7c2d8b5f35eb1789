package org.quiverdb.jdbc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The {@code file:} names of SQLite ("Uniform Resource Identifiers"), without their query. */
final class FileUri {
  private static final String SCHEME = "file:";

  private FileUri() {}

  /** The path of {@code file:path}, {@code file:/path} or {@code file:///path}, decoded. */
  static String path(String uri) {
    String rest = uri.substring(SCHEME.length());
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    return decode(rest);
  }

  /** Replaces %HH; what is no such escape stands for itself. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
