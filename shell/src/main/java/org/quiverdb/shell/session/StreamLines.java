package org.quiverdb.shell.session;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file or a pipe: UTF-8, ended by LF or CR LF. */
public final class StreamLines implements LineSource {
  private final InputStream in;

  public StreamLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  @Override
  public @Nullable String next(boolean continued) {
    try {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (b >= 0 && b != '\n') {
        line.write(b);
        b = in.read();
      }
      String text = line.toString(StandardCharsets.UTF_8);
      return b == '\n' && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
