package org.quiverdb.loader.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import org.quiverdb.loader.BadRecordException;

/**
 * Vectors as base64 of little-endian 32-bit floats, the encoding that API clients ask for by
 * default.
 */
final class FloatBytes {
  private FloatBytes() {}

  /**
   * Decodes the characters from {@code start} to {@code end}; a backslash before a slash, as some
   * JSON writers put it, is passed over.
   *
   * @return the floats, which may not be finite
   * @throws BadRecordException if it is not base64 or does not end on a whole float
   */
  static float[] decode(byte[] text, int start, int end) throws BadRecordException {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(Arrays.copyOfRange(text, start, end));
    } catch (IllegalArgumentException e) {
      decoded = decodeEscaped(text, start, end);
    }
    if (decoded.length % Float.BYTES != 0) {
      throw new BadRecordException(
          "the base64 holds " + decoded.length + " bytes, not a whole number of 32-bit floats");
    }
    float[] values = new float[decoded.length / Float.BYTES];
    ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static byte[] decodeEscaped(byte[] text, int start, int end) throws BadRecordException {
    byte[] unescaped = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      unescaped[length] = text[i];
      length += text[i] == '\\' ? 0 : 1;
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(unescaped, length));
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(
          "the vector is a string, but neither base64 nor a list of numbers: " + e.getMessage());
    }
  }
}
