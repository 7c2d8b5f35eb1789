package org.quiverdb.vector.text;

import static org.quiverdb.vector.VectorType.MAX_DIMS;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;

/**
 * The text form of vectors, {@code [1, 2.5, -3]}; grammar and rounding are in the package
 * documentation. Text is UTF-8 bytes. Thread-safe.
 */
public final class VectorText {
  private static final int MAX_NUMBER = 1024;

  private VectorText() {}

  /**
   * Reads text as a blob of the given type.
   *
   * @throws VectorException if the text is not a vector, or the type cannot hold a value
   */
  public static byte[] toBlob(VectorType type, byte[] text, int from, int to) {
    return type == VectorType.FLOAT64
        ? VectorEncoder.encode(type, doubles(text, from, to))
        : VectorEncoder.encode(type, floats(text, from, to));
  }

  /** Like {@link #toBlob(VectorType, byte[], int, int)} for bytes in a segment. */
  public static byte[] toBlob(VectorType type, MemorySegment text, long offset, long length) {
    byte[] copy = new byte[Math.toIntExact(length)];
    MemorySegment.copy(text, ValueLayout.JAVA_BYTE, offset, copy, 0, copy.length);
    return toBlob(type, copy, 0, copy.length);
  }

  /** Like {@link #toBlob(VectorType, byte[], int, int)} for a string. */
  public static byte[] toBlob(VectorType type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return toBlob(type, bytes, 0, bytes.length);
  }

  /**
   * Reads the bytes from {@code from} to {@code to} as floats.
   *
   * @throws VectorException if they are not a vector
   */
  public static float[] floats(byte[] text, int from, int to) {
    int p = skipOpening(text, from, to);
    NumberScanner scanner = new NumberScanner();
    float[] values = new float[count(text, p, to)];
    for (int i = 0; i < values.length; i++) {
      p = skipSpace(text, p, to);
      values[i] = scanner.scanFloat(text, p, to);
      p = skipSeparator(text, p, scanner.end(), to, i, i == values.length - 1);
    }
    checkClosing(text, p, to);
    return values;
  }

  /** Like {@link #floats} with doubles. */
  public static double[] doubles(byte[] text, int from, int to) {
    int p = skipOpening(text, from, to);
    NumberScanner scanner = new NumberScanner();
    double[] values = new double[count(text, p, to)];
    for (int i = 0; i < values.length; i++) {
      p = skipSpace(text, p, to);
      values[i] = scanner.scanDouble(text, p, to);
      p = skipSeparator(text, p, scanner.end(), to, i, i == values.length - 1);
    }
    checkClosing(text, p, to);
    return values;
  }

  /**
   * Writes a blob as text.
   *
   * @throws VectorException if the bytes are not a vector
   */
  public static String print(MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    StringBuilder out = new StringBuilder(2 + 12 * header.dims()).append('[');
    if (header.type() == VectorType.FLOAT64) {
      for (double value : VectorDecoder.doubles(segment, offset, header)) {
        DecimalPrinter.append(out, value);
        out.append(',');
      }
    } else {
      for (float value : VectorDecoder.floats(segment, offset, header)) {
        DecimalPrinter.append(out, value);
        out.append(',');
      }
    }
    if (header.dims() > 0) {
      out.setLength(out.length() - 1);
    }
    return out.append(']').toString();
  }

  /** Like {@link #print(MemorySegment, long, long)} for a blob that fills an array. */
  public static String print(byte[] blob) {
    return print(MemorySegment.ofArray(blob), 0, blob.length);
  }

  private static int skipOpening(byte[] text, int from, int to) {
    int p = skipSpace(text, from, to);
    if (p == to || text[p] != '[') {
      throw new VectorException("vector: must start with '['");
    }
    return p + 1;
  }

  /** How many numbers stand before the closing bracket, judged by the commas. */
  private static int count(byte[] text, int from, int to) {
    int p = skipSpace(text, from, to);
    if (p < to && text[p] == ']') {
      return 0;
    }
    int count = 1;
    while (p < to && text[p] != ']') {
      if (text[p++] == ',' && ++count > MAX_DIMS) {
        throw new VectorException("vector: max size exceeded " + MAX_DIMS);
      }
    }
    return count;
  }

  private static int skipSeparator(
      byte[] text, int start, int end, int to, int index, boolean last) {
    int p = skipSpace(text, end, to);
    if (end == start || end - start > MAX_NUMBER || (p < to && text[p] != (last ? ']' : ','))) {
      throw badNumber(text, start, to, index);
    }
    return last ? p : p + 1;
  }

  private static VectorException badNumber(byte[] text, int start, int to, int index) {
    int p = start;
    while (p < to && text[p] != ',' && text[p] != ']') {
      p++;
    }
    if (p == to && start == to) {
      return new VectorException("vector: must end with ']'");
    }
    String token = new String(text, start, p - start, StandardCharsets.UTF_8).strip();
    return token.length() > MAX_NUMBER
        ? new VectorException(
            "vector: float string length exceeded %d characters: '%s'"
                .formatted(MAX_NUMBER, token.substring(0, MAX_NUMBER)))
        : new VectorException("vector: invalid float at position %d: '%s'".formatted(index, token));
  }

  private static void checkClosing(byte[] text, int from, int to) {
    int p = skipSpace(text, from, to);
    if (p == to || text[p] != ']') {
      throw new VectorException("vector: must end with ']'");
    }
    if (skipSpace(text, p + 1, to) != to) {
      throw new VectorException("vector: non-space symbols after closing ']' are forbidden");
    }
  }

  private static int skipSpace(byte[] text, int from, int to) {
    int p = from;
    while (p < to && (text[p] == ' ' || (text[p] >= '\t' && text[p] <= '\r'))) {
      p++;
    }
    return p;
  }
}
