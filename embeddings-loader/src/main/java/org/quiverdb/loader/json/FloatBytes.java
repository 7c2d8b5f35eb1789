package org.quiverdb.loader.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import org.quiverdb.loader.BadRecordException;

/**
 * Vectors as base64 of little-endian 32-bit floats, the encoding that API clients ask for by
 * default. Keeps its buffers from vector to vector; not safe for use by several threads.
 */
final class FloatBytes {
  private static final Base64.Decoder BASE64 = Base64.getDecoder();

  private byte[] characters = new byte[0];
  private byte[] decoded = new byte[0];

  /**
   * Decodes the characters from {@code start} to {@code end}; a backslash before a slash, as some
   * JSON writers put it, is passed over.
   *
   * @return the floats, which may not be finite
   * @throws BadRecordException if it is not base64 or does not end on a whole float
   */
  float[] decode(byte[] text, int start, int end) throws BadRecordException {
    int byteCount = decodeBytes(text, start, end);
    if (byteCount % Float.BYTES != 0) {
      throw new BadRecordException(
          "the base64 holds " + byteCount + " bytes, not a whole number of 32-bit floats");
    }
    float[] values = new float[byteCount / Float.BYTES];
    ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** Decodes into {@link #decoded}; returns how many bytes there were. */
  private int decodeBytes(byte[] text, int start, int end) throws BadRecordException {
    int count = end - start;
    if (characters.length != count) {
      // The decoder takes whole arrays only.
      characters = new byte[count];
    }
    System.arraycopy(text, start, characters, 0, count);
    if (decoded.length < count) {
      decoded = new byte[count];
    }
    try {
      return BASE64.decode(characters, decoded);
    } catch (IllegalArgumentException e) {
      byte[] unescaped = decodeEscaped(text, start, end);
      System.arraycopy(unescaped, 0, decoded, 0, unescaped.length);
      return unescaped.length;
    }
  }

  private static byte[] decodeEscaped(byte[] text, int start, int end) throws BadRecordException {
    byte[] unescaped = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      unescaped[length] = text[i];
      length += text[i] == '\\' ? 0 : 1;
    }
    try {
      return BASE64.decode(Arrays.copyOf(unescaped, length));
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(
          "the vector is a string, but neither base64 nor a list of numbers: " + e.getMessage());
    }
  }
}
