package org.quiverdb.loader.io;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How a whole file is compressed; told by its first bytes. */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  /** How many of the first bytes of a file tell its compression. */
  static final int PROBE_BYTES = 4;

  private static final int BUFFER_BYTES = 1 << 16;

  /** The compression of a file that begins with these bytes. */
  static Compression of(byte[] head) {
    if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    return startsWith(head, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The content of a file.
   *
   * @throws IOException also if the native library for zstd does not run on this machine
   */
  InputStream unpack(InputStream file) throws IOException {
    return switch (this) {
      case NONE -> file;
      case GZIP -> new GZIPInputStream(file, BUFFER_BYTES);
      case ZSTD -> {
        try {
          yield new ZstdInputStreamNoFinalizer(file);
        } catch (LinkageError e) {
          throw new IOException(
              "zstd cannot be unpacked on this machine (" + e.getMessage() + "): use zstd -d first",
              e);
        }
      }
    };
  }

  /** A failure to read, told as damage if it comes from the compressed data. */
  IOException explain(IOException e) {
    boolean damage =
        e instanceof EOFException || e instanceof ZipException || e instanceof ZstdIOException;
    if (this == NONE || !damage) {
      return e;
    }
    EOFException failure =
        new EOFException(
            "the "
                + (this == GZIP ? "gzip" : "zstd")
                + " data ends or breaks off early ("
                + e.getMessage()
                + ")");
    failure.initCause(e);
    return failure;
  }
}
