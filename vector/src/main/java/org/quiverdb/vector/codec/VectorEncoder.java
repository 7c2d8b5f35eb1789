package org.quiverdb.vector.codec;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;

/**
 * Writes blobs of every type, rounding by the rules in the package documentation. Thread-safe;
 * every blob is a new array.
 */
public final class VectorEncoder {
  private VectorEncoder() {}

  /**
   * A blob of the given type.
   *
   * @throws VectorException if there are more than {@link VectorType#MAX_DIMS} values, or one that
   *     the type cannot hold
   */
  public static byte[] encode(VectorType type, float[] values) {
    VectorBlob.checkDims(values.length);
    if (type == VectorType.FLOAT32_SPARSE) {
      return SparseBlob.encodeDense(values);
    }
    byte[] blob = new byte[VectorBlob.length(type, values.length)];
    MemorySegment out = MemorySegment.ofArray(blob);
    switch (type) {
      case FLOAT32 -> MemorySegment.copy(values, 0, out, Layout.F32, 0, values.length);
      case FLOAT64 -> {
        for (int i = 0; i < values.length; i++) {
          out.set(Layout.F64, 8L * i, values[i]);
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          out.set(Layout.I16, 2L * i, Float.floatToFloat16(values[i]));
        }
      }
      case FLOATB16 -> {
        for (int i = 0; i < values.length; i++) {
          out.set(Layout.I16, 2L * i, BFloat16.fromFloat(values[i]));
        }
      }
      case FLOAT8 -> Float8Blob.write(values, blob);
      case FLOAT1BIT -> {
        for (int i = 0; i < values.length; i++) {
          setBit(blob, i, values[i] > 0);
        }
      }
      case FLOAT32_SPARSE -> throw new AssertionError(type);
    }
    return finish(type, values.length, blob);
  }

  /** Like {@link #encode(VectorType, float[])} from doubles. */
  public static byte[] encode(VectorType type, double[] values) {
    VectorBlob.checkDims(values.length);
    if (type == VectorType.FLOAT64) {
      byte[] blob = new byte[VectorBlob.length(type, values.length)];
      MemorySegment.copy(values, 0, MemorySegment.ofArray(blob), Layout.F64, 0, values.length);
      return finish(type, values.length, blob);
    }
    if (type == VectorType.FLOAT1BIT) {
      byte[] blob = new byte[VectorBlob.length(type, values.length)];
      for (int i = 0; i < values.length; i++) {
        setBit(blob, i, values[i] > 0);
      }
      return finish(type, values.length, blob);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return encode(type, floats);
  }

  /**
   * Converts a blob to another type; to its own type it is copied in the form Quiver writes.
   *
   * @throws VectorException if the bytes are not a vector, or the type cannot hold a value
   */
  public static byte[] convert(VectorType type, MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    if (header.type() == type) {
      return canonical(header, segment, offset, length);
    }
    return header.type() == VectorType.FLOAT64
        ? encode(type, VectorDecoder.doubles(segment, offset, header))
        : encode(type, VectorDecoder.floats(segment, offset, header));
  }

  private static byte[] canonical(
      VectorHeader header, MemorySegment segment, long offset, long length) {
    boolean typed = header.type() == VectorType.FLOAT32 && (length & 1) != 0;
    byte[] copy = new byte[(int) (typed ? length - 1 : length)];
    MemorySegment.copy(segment, offset, MemorySegment.ofArray(copy), 0, copy.length);
    return copy;
  }

  /** Writes the bytes after the elements, the padding being zero already. */
  static byte[] finish(VectorType type, int dims, byte[] blob) {
    if (type == VectorType.FLOAT32) {
      return blob;
    }
    blob[blob.length - 1] = (byte) type.typeByte();
    if (type == VectorType.FLOAT1BIT) {
      blob[blob.length - 2] = (byte) (8 * (blob.length - 1) - dims);
    } else if (type == VectorType.FLOAT8) {
      blob[blob.length - 2] = (byte) (VectorBlob.align4(dims) - dims);
    }
    return blob;
  }

  private static void setBit(byte[] blob, int i, boolean set) {
    if (set) {
      blob[i >>> 3] |= (byte) (1 << (i & 7));
    }
  }
}
