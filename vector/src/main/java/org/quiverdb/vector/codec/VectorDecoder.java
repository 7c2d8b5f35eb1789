package org.quiverdb.vector.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;

/**
 * Reads the elements of a blob of any type into an array. The header must come from {@link
 * VectorBlob#header} for the same bytes. Thread-safe.
 */
public final class VectorDecoder {
  private VectorDecoder() {}

  /** All dimensions as floats; float64 elements are rounded to nearest. */
  public static float[] floats(MemorySegment segment, long offset, VectorHeader header) {
    float[] out = new float[header.dims()];
    floats(segment, offset, header, out);
    return out;
  }

  /** Like {@link #floats(MemorySegment, long, VectorHeader)} into the caller's array. */
  public static void floats(MemorySegment segment, long offset, VectorHeader header, float[] out) {
    int dims = header.dims();
    switch (header.type()) {
      case FLOAT32 -> MemorySegment.copy(segment, Layout.F32, offset, out, 0, dims);
      case FLOAT64 -> {
        for (int i = 0; i < dims; i++) {
          out[i] = (float) segment.get(Layout.F64, offset + 8L * i);
        }
      }
      case FLOAT16 -> {
        short[] bits = shorts(segment, offset, dims);
        for (int i = 0; i < dims; i++) {
          out[i] = Float.float16ToFloat(bits[i]);
        }
      }
      case FLOATB16 -> {
        short[] bits = shorts(segment, offset, dims);
        for (int i = 0; i < dims; i++) {
          out[i] = BFloat16.toFloat(bits[i]);
        }
      }
      case FLOAT8 -> float8(segment, offset, dims, out);
      case FLOAT1BIT -> {
        for (int i = 0; i < dims; i++) {
          out[i] = (Layout.u8(segment, offset + (i >>> 3)) >>> (i & 7) & 1) != 0 ? 1 : -1;
        }
      }
      case FLOAT32_SPARSE -> {
        Arrays.fill(out, 0, dims, 0);
        for (int i = 0; i < header.stored(); i++) {
          int index = segment.get(Layout.I32, offset + 4L * (header.stored() + i));
          out[index] = segment.get(Layout.F32, offset + 4L * i);
        }
      }
    }
  }

  private static short[] shorts(MemorySegment segment, long offset, int dims) {
    short[] bits = new short[dims];
    MemorySegment.copy(segment, Layout.I16, offset, bits, 0, dims);
    return bits;
  }

  private static void float8(MemorySegment segment, long offset, int dims, float[] out) {
    float alpha = alpha(segment, offset, dims);
    float shift = shift(segment, offset, dims);
    byte[] codes = new byte[dims];
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, codes, 0, dims);
    for (int i = 0; i < dims; i++) {
      out[i] = alpha * (codes[i] & 0xff) + shift;
    }
  }

  /** The scale of a float8 blob. */
  public static float alpha(MemorySegment segment, long offset, int dims) {
    return segment.get(Layout.F32, offset + VectorBlob.align4(dims));
  }

  /** The shift of a float8 blob. */
  public static float shift(MemorySegment segment, long offset, int dims) {
    return segment.get(Layout.F32, offset + VectorBlob.align4(dims) + 4);
  }

  /** All dimensions as doubles, exactly. */
  public static double[] doubles(MemorySegment segment, long offset, VectorHeader header) {
    double[] out = new double[header.dims()];
    doubles(segment, offset, header, out);
    return out;
  }

  /** Like {@link #doubles(MemorySegment, long, VectorHeader)} into the caller's array. */
  public static void doubles(
      MemorySegment segment, long offset, VectorHeader header, double[] out) {
    if (header.type() == VectorType.FLOAT64) {
      MemorySegment.copy(segment, Layout.F64, offset, out, 0, header.dims());
      return;
    }
    float[] floats = floats(segment, offset, header);
    for (int i = 0; i < floats.length; i++) {
      out[i] = floats[i];
    }
  }
}
