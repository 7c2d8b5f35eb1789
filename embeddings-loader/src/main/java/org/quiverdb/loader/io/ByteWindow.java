package org.quiverdb.loader.io;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A sliding window over the (uncompressed) bytes of a file.
 *
 * <p>The bytes from {@link #position()} to {@link #limit()} of {@link #bytes()} are valid; at least
 * {@value #SLACK} more may be read past the limit, with unspecified content, so that scanners can
 * load whole words. {@link #fill()} may move the bytes and exchange the array. Not safe for use by
 * several threads, except {@link #fileBytesRead()}.
 */
public final class ByteWindow implements AutoCloseable {
  /** How many bytes past the limit may be read. */
  public static final int SLACK = 16;

  /** The largest single record, in bytes; a window never grows beyond it. */
  public static final int RECORD_BYTES_MAX = 256 << 20;

  private static final int WINDOW_BYTES = 4 << 20;

  private final Path path;
  private final long fileBytes;
  private final CountingStream counted;
  private final InputStream in;
  private final Compression compression;
  private byte[] bytes = new byte[WINDOW_BYTES + SLACK];
  private int position;
  private int limit;
  private long windowOffset;
  private boolean ended;

  private ByteWindow(Path path, long fileBytes, CountingStream counted, Compression compression)
      throws IOException {
    this.path = path;
    this.fileBytes = fileBytes;
    this.counted = counted;
    this.compression = compression;
    this.in = compression.unpack(counted);
  }

  /** Opens a file; compression is recognised by its first bytes, whatever the file is called. */
  public static ByteWindow open(Path path) throws IOException {
    Compression compression;
    long fileBytes;
    try (FileInputStream probe = new FileInputStream(path.toFile())) {
      compression = Compression.of(probe.readNBytes(Compression.PROBE_BYTES));
      fileBytes = probe.getChannel().size();
    }
    CountingStream stream = new CountingStream(new FileInputStream(path.toFile()));
    try {
      return new ByteWindow(path, fileBytes, stream, compression);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** The file being read. */
  public Path path() {
    return path;
  }

  /** The array that holds the window now. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte not yet consumed. */
  public int position() {
    return position;
  }

  /** Index after the last valid byte. */
  public int limit() {
    return limit;
  }

  /** Consumes bytes up to the index {@code newPosition}, at most {@link #limit()}. */
  public void position(int newPosition) {
    if (newPosition < position || newPosition > limit) {
      throw new IllegalArgumentException("position " + newPosition + " not in the window");
    }
    position = newPosition;
  }

  /** Valid bytes not yet consumed. */
  public int remaining() {
    return limit - position;
  }

  /** Offset in the uncompressed content of the byte at {@link #position()}. */
  public long offset() {
    return windowOffset + position;
  }

  /** Size of the file, in bytes as stored. */
  public long fileBytes() {
    return fileBytes;
  }

  /** How many bytes of the file as stored have been read; any thread may ask. */
  public long fileBytesRead() {
    return counted.count();
  }

  /**
   * Reads more bytes behind the limit, first moving unconsumed bytes to the front or growing the
   * window if it is full.
   *
   * @return false at the end of the content
   * @throws EOFException if compressed content ends in the middle
   * @throws IOException if one record is larger than {@link #RECORD_BYTES_MAX}, or reading fails
   */
  public boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    makeRoom();
    int read;
    try {
      read = in.read(bytes, limit, bytes.length - SLACK - limit);
    } catch (IOException e) {
      ended = true;
      throw compression.explain(e);
    }
    if (read < 0) {
      ended = true;
      return false;
    }
    limit += read;
    return true;
  }

  /**
   * Makes at least {@code count} bytes available.
   *
   * @return false if the content ends before that
   */
  public boolean require(int count) throws IOException {
    while (remaining() < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Consumes {@code count} bytes; returns how many there really were. */
  public long skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (remaining() == 0 && !fill()) {
        break;
      }
      int step = (int) Math.min(left, remaining());
      position += step;
      left -= step;
    }
    return count - left;
  }

  private void makeRoom() throws IOException {
    if (position == limit) {
      windowOffset += position;
      position = 0;
      limit = 0;
    } else if (bytes.length - SLACK - limit < bytes.length / 4) {
      windowOffset += position;
      int kept = remaining();
      byte[] target = bytes;
      if (kept > bytes.length / 2) {
        if (bytes.length >= RECORD_BYTES_MAX) {
          throw new IOException("one record is larger than " + (RECORD_BYTES_MAX >> 20) + " MiB");
        }
        target = new byte[(bytes.length - SLACK) * 2 + SLACK];
      }
      System.arraycopy(bytes, position, target, 0, kept);
      bytes = target;
      position = 0;
      limit = kept;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
