package org.quiverdb.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the streams that are given as parameters. */
final class Streams {
  /** A length that means: to the end. */
  static final long ALL = Long.MAX_VALUE;

  private Streams() {}

  /** At most so many bytes; null for null. */
  static byte @Nullable [] bytes(@Nullable InputStream stream, long length) throws SQLException {
    checkLength(length);
    try {
      return stream == null ? null : stream.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** At most so many bytes of UTF-8; null for null. */
  static @Nullable String text(@Nullable InputStream stream, long length) throws SQLException {
    byte[] bytes = bytes(stream, length);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** At most so many chars; null for null. */
  static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
    checkLength(length);
    if (reader == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    try {
      while (text.length() < length) {
        int read = reader.read(buffer, 0, (int) Math.min(buffer.length, length - text.length()));
        if (read < 0) {
          break;
        }
        text.append(buffer, 0, read);
      }
      return text.toString();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void checkLength(long length) throws SQLException {
    if (length < 0) {
      throw Errors.argument("length: " + length);
    }
  }

  private static SQLException failed(IOException e) {
    return new SQLException("cannot read the stream: " + e.getMessage(), "22000", e);
  }
}
