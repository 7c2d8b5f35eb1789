package org.quiverdb.loader.binary;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.io.ByteWindow;

/**
 * {@code fvecs} and {@code bvecs} files (corpus-texmex.irisa.fr): every row is its number of
 * elements as a 32-bit little-endian integer, then that many 32-bit floats or bytes. They have no
 * magic number; a file is taken for one if the second row begins with the same number where the
 * first says it must.
 */
public final class Vecs {
  private static final int DIMENSIONS_MAX = 1 << 20;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Vecs() {}

  /** Opens the window's file if it is one of the two kinds, else returns null. */
  public static @Nullable RecordSource open(ByteWindow window) throws IOException, LoadException {
    if (!window.require(Integer.BYTES)) {
      return null;
    }
    int dimensions = dimensions(window.bytes(), window.position());
    if (dimensions < 1 || dimensions > DIMENSIONS_MAX) {
      return null;
    }
    for (boolean oneRow : new boolean[] {false, true}) {
      if (fits(window, dimensions, Element.FLOAT32_LITTLE, oneRow)) {
        refuseIntegers(window, dimensions);
        return source(window, "fvecs", Element.FLOAT32_LITTLE, dimensions);
      }
      if (fits(window, dimensions, Element.UINT8, oneRow)) {
        return source(window, "bvecs", Element.UINT8, dimensions);
      }
    }
    return null;
  }

  static int dimensions(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  private static RecordSource source(
      ByteWindow window, String format, Element element, int dimensions) {
    return new RowSource(window, format, element, dimensions, RowSource.ROWS_UNKNOWN, true);
  }

  /** Whether the file is one row of this kind, or its second row begins where this kind's would. */
  private static boolean fits(ByteWindow window, int dimensions, Element element, boolean oneRow)
      throws IOException {
    int rowBytes = Integer.BYTES + dimensions * element.bytes();
    if (window.require(rowBytes + Integer.BYTES)) {
      return dimensions(window.bytes(), window.position() + rowBytes) == dimensions;
    }
    return oneRow && window.remaining() == rowBytes;
  }

  /** Row numbers of {@code ivecs} files, read as floats, are all tiny: subnormal or zero. */
  private static void refuseIntegers(ByteWindow window, int dimensions) throws LoadException {
    for (int i = 1; i <= dimensions; i++) {
      int bits = dimensions(window.bytes(), window.position() + i * Integer.BYTES);
      if ((bits & 0x7f800000) != 0) {
        return;
      }
    }
    float[] first = new float[dimensions];
    Element.FLOAT32_LITTLE.read(
        window.bytes(), window.position() + Integer.BYTES, first, dimensions);
    for (float value : first) {
      if (value != 0) {
        throw new LoadException(
            "the file looks like ivecs (row numbers, e.g. known neighbours), not like vectors");
      }
    }
  }
}
