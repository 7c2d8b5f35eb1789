package org.quiverdb.loader;

import java.io.IOException;
import org.quiverdb.loader.io.ByteWindow;

/** A source that reads its records out of a window over its file, which it closes in the end. */
public abstract class WindowSource implements RecordSource {
  /** Where the records are. */
  protected final ByteWindow window;

  /** A source that reads from where the window stands. */
  protected WindowSource(ByteWindow window) {
    this.window = window;
  }

  @Override
  public final long fileBytes() {
    return window.fileBytes();
  }

  @Override
  public final long fileBytesRead() {
    return window.fileBytesRead();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
