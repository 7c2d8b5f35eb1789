package org.quiverdb.jdbc;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.text.VectorText;

/** Vectors between Java arrays and blobs: float[] is F32, double[] is F64; any type is read. */
final class Vectors {
  private Vectors() {}

  static byte[] blob(double[] values) throws SQLException {
    try {
      return VectorEncoder.encode(VectorType.FLOAT64, values);
    } catch (VectorException e) {
      throw Errors.conversion(String.valueOf(e.getMessage()));
    }
  }

  static float[] floats(byte[] blob) throws SQLException {
    try {
      VectorHeader header = VectorBlob.header(blob);
      return VectorDecoder.floats(MemorySegment.ofArray(blob), 0, header);
    } catch (VectorException e) {
      throw Errors.conversion(String.valueOf(e.getMessage()));
    }
  }

  static float[] floats(String text) throws SQLException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return VectorText.floats(bytes, 0, bytes.length);
    } catch (VectorException e) {
      throw Errors.conversion(String.valueOf(e.getMessage()));
    }
  }

  static double[] doubles(byte[] blob) throws SQLException {
    try {
      VectorHeader header = VectorBlob.header(blob);
      return VectorDecoder.doubles(MemorySegment.ofArray(blob), 0, header);
    } catch (VectorException e) {
      throw Errors.conversion(String.valueOf(e.getMessage()));
    }
  }

  static double[] doubles(String text) throws SQLException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return VectorText.doubles(bytes, 0, bytes.length);
    } catch (VectorException e) {
      throw Errors.conversion(String.valueOf(e.getMessage()));
    }
  }
}
