package org.quiverdb.shell.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A buffered sink for text, as UTF-8, and for raw bytes. Not thread-safe. Failures to write become
 * {@link UncheckedIOException}.
 */
public final class ByteOutput implements AutoCloseable {
  private final OutputStream target;
  private final byte[] buffer = new byte[1 << 13];
  private int length;

  public ByteOutput(OutputStream target) {
    this.target = target;
  }

  /** Writes a text, without a line end. */
  public ByteOutput print(String text) {
    int n = text.length();
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return write(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      write(c);
    }
    return this;
  }

  /** Writes a text and a line feed. */
  public ByteOutput println(String text) {
    return print(text).write('\n');
  }

  /** Writes as many spaces as given; none for a negative count. */
  public ByteOutput spaces(int count) {
    for (int i = 0; i < count; i++) {
      write(' ');
    }
    return this;
  }

  /** Writes one byte. */
  public ByteOutput write(int b) {
    if (length == buffer.length) {
      drain();
    }
    buffer[length++] = (byte) b;
    return this;
  }

  /** Writes all of the bytes. */
  public ByteOutput write(byte[] bytes) {
    return write(bytes, bytes.length);
  }

  /** Writes the first {@code count} bytes. */
  public ByteOutput write(byte[] bytes, int count) {
    if (count > buffer.length - length) {
      drain();
      if (count > buffer.length) {
        try {
          target.write(bytes, 0, count);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return this;
      }
    }
    System.arraycopy(bytes, 0, buffer, length, count);
    length += count;
    return this;
  }

  private void drain() {
    int count = length;
    length = 0;
    try {
      target.write(buffer, 0, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands everything to the target and flushes that. */
  public void flush() {
    drain();
    try {
      target.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flushes and closes the target. */
  @Override
  public void close() {
    drain();
    try {
      target.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
