package org.quiverdb.loader.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.io.ByteWindow;

/**
 * IDX files, the format of MNIST: two zero bytes, an element type, the number of dimensions, their
 * sizes as big-endian 32-bit integers, then the numbers. The first dimension counts the rows; the
 * others are laid out into one vector.
 */
public final class Idx {
  private static final int DIMENSIONS_MAX = 8;

  private Idx() {}

  /** Opens the window's file if it is of this kind, else returns null. */
  public static @Nullable RecordSource open(ByteWindow window) throws IOException, LoadException {
    if (!window.require(8)) {
      return null;
    }
    byte[] bytes = window.bytes();
    int at = window.position();
    Element element = element(bytes[at + 2]);
    int count = bytes[at + 3];
    if (bytes[at] != 0
        || bytes[at + 1] != 0
        || element == null
        || count < 1
        || count > DIMENSIONS_MAX
        || !window.require(4 + 4 * count)) {
      return null;
    }
    ByteBuffer sizes = ByteBuffer.wrap(window.bytes(), window.position() + 4, 4 * count);
    long rows = Integer.toUnsignedLong(sizes.getInt());
    if (count == 1) {
      throw new LoadException(
          "the IDX file holds " + rows + " single numbers (labels), not vectors");
    }
    long dimensions = 1;
    for (int i = 1; i < count; i++) {
      dimensions *= Integer.toUnsignedLong(sizes.getInt());
      if (dimensions < 1 || dimensions > ByteWindow.RECORD_BYTES_MAX / element.bytes()) {
        throw new LoadException("the IDX header asks for rows of an impossible size");
      }
    }
    window.position(window.position() + 4 + 4 * count);
    return new RowSource(window, "IDX", element, (int) dimensions, rows, false);
  }

  private static @Nullable Element element(byte type) {
    return switch (type) {
      case 0x08 -> Element.UINT8;
      case 0x09 -> Element.INT8;
      case 0x0B -> Element.INT16_BIG;
      case 0x0C -> Element.INT32_BIG;
      case 0x0D -> Element.FLOAT32_BIG;
      case 0x0E -> Element.FLOAT64_BIG;
      default -> null;
    };
  }
}
