package org.quiverdb.loader.binary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.io.ByteWindow;

/**
 * NumPy's {@code .npy} files, versions 1 to 3 (numpy.lib.format): a two-dimensional array in C
 * order of little-endian floats of 16, 32 or 64 bits, or of bytes.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int HEADER_BYTES_MAX = 1 << 20;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

  private Npy() {}

  /** Whether the window begins with NumPy's magic string. */
  public static boolean matches(ByteWindow window) throws IOException {
    return window.require(MAGIC.length)
        && Arrays.equals(
            window.bytes(),
            window.position(),
            window.position() + MAGIC.length,
            MAGIC,
            0,
            MAGIC.length);
  }

  /** Opens the array. */
  public static RecordSource open(ByteWindow window) throws IOException, LoadException {
    String header = header(window);
    String descr = find(DESCR, header);
    Element element = element(descr);
    if (find(FORTRAN, header).equals("True")) {
      throw new LoadException(
          "the array is stored column by column (Fortran order); save it again with"
              + " np.save(file, np.ascontiguousarray(array))");
    }
    String[] shape = find(SHAPE, header).replaceAll("[\\sL]", "").split(",");
    if (shape.length != 2) {
      throw new LoadException(
          "the array's shape is ("
              + String.join(", ", shape)
              + "); expected two dimensions: rows and elements");
    }
    long rows;
    int dimensions;
    try {
      rows = Long.parseLong(shape[0]);
      dimensions = Integer.parseInt(shape[1]);
    } catch (NumberFormatException e) {
      throw new LoadException("the array's shape is not readable in: " + header, e);
    }
    if (dimensions < 1 || (long) dimensions * element.bytes() > ByteWindow.RECORD_BYTES_MAX) {
      throw new LoadException("rows of " + dimensions + " elements cannot be loaded");
    }
    return new RowSource(window, "npy", element, dimensions, rows, false);
  }

  private static String header(ByteWindow window) throws IOException, LoadException {
    if (!window.require(12)) {
      throw new LoadException("the file ends inside the npy header; copy it again");
    }
    byte[] bytes = window.bytes();
    int at = window.position() + MAGIC.length;
    int version = bytes[at];
    if (version < 1 || version > 3) {
      throw new LoadException("npy version " + version + " is not known; versions 1 to 3 are");
    }
    int lengthBytes = version == 1 ? 2 : 4;
    long length = 0;
    for (int i = lengthBytes - 1; i >= 0; i--) {
      length = length << 8 | (bytes[at + 2 + i] & 0xff);
    }
    window.position(at + 2 + lengthBytes);
    if (length > HEADER_BYTES_MAX || !window.require((int) length)) {
      throw new LoadException("the file ends inside the npy header; copy it again");
    }
    String header =
        new String(window.bytes(), window.position(), (int) length, StandardCharsets.UTF_8);
    window.position(window.position() + (int) length);
    return header;
  }

  private static String find(Pattern pattern, String header) throws LoadException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new LoadException("the npy header is damaged: " + header.strip());
    }
    return matcher.group(1);
  }

  private static Element element(String descr) throws LoadException {
    return switch (descr) {
      case "'<f4'" -> Element.FLOAT32_LITTLE;
      case "'<f8'" -> Element.FLOAT64_LITTLE;
      case "'<f2'" -> Element.FLOAT16_LITTLE;
      case "'>f4'" -> Element.FLOAT32_BIG;
      case "'>f8'" -> Element.FLOAT64_BIG;
      case "'|u1'" -> Element.UINT8;
      case "'|i1'" -> Element.INT8;
      default ->
          throw new LoadException(
              "arrays of type "
                  + (descr.equals("[") ? "record" : descr)
                  + " cannot be loaded; save it again with array.astype('<f4')");
    };
  }
}
