package org.quiverdb.loader.target;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What a file is recognised by when its load is resumed: its size and a checksum of its beginning
 * and end. The name is for messages only, so that a moved file can be resumed.
 *
 * @param name the file's name without its folder
 * @param bytes size as stored
 * @param checksum CRC-32C of the first and the last 64 KiB
 */
public record FileIdentity(String name, long bytes, long checksum) {
  private static final int PROBE_BYTES = 64 << 10;

  /** Reads the identity of a file. */
  public static FileIdentity of(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long bytes = open.length();
      byte[] probe = new byte[(int) Math.min(PROBE_BYTES, bytes)];
      CRC32C checksum = new CRC32C();
      open.readFully(probe);
      checksum.update(probe);
      open.seek(bytes - probe.length);
      open.readFully(probe);
      checksum.update(probe);
      return new FileIdentity(String.valueOf(file.getFileName()), bytes, checksum.getValue());
    }
  }
}
