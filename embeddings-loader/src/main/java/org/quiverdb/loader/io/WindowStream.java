package org.quiverdb.loader.io;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a window as a stream, for readers that want one; consumes them from the window. */
public final class WindowStream extends InputStream {
  private final ByteWindow window;

  public WindowStream(ByteWindow window) {
    this.window = window;
  }

  @Override
  public int read() throws IOException {
    if (!window.require(1)) {
      return -1;
    }
    int value = window.bytes()[window.position()] & 0xff;
    window.position(window.position() + 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!window.require(1)) {
      return -1;
    }
    int count = Math.min(length, window.remaining());
    System.arraycopy(window.bytes(), window.position(), target, offset, count);
    window.position(window.position() + count);
    return count;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
