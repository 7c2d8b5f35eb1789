package org.quiverdb.datasets;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The rows of an {@code fvecs} file, read into memory. Immutable. */
public final class FvecsFile {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private FvecsFile() {}

  /**
   * Reads all rows.
   *
   * @throws IOException if the file cannot be read or its size does not fit its rows
   */
  public static float[][] read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      int dimensions = bytes.byteSize() < 4 ? 0 : bytes.get(INT, 0);
      long rowBytes = 4 + 4L * dimensions;
      if (dimensions < 1 || bytes.byteSize() % rowBytes != 0) {
        throw new IOException(file + ": not an fvecs file, or cut off");
      }
      float[][] rows = new float[Math.toIntExact(bytes.byteSize() / rowBytes)][dimensions];
      for (int i = 0; i < rows.length; i++) {
        long at = i * rowBytes;
        if (bytes.get(INT, at) != dimensions) {
          throw new IOException(file + ": row " + i + " has another number of elements");
        }
        MemorySegment.copy(bytes, FLOAT, at + 4, rows[i], 0, dimensions);
      }
      return rows;
    }
  }
}
