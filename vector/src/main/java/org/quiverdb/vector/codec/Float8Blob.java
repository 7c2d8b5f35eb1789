package org.quiverdb.vector.codec;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;

/**
 * Linear quantisation to eight bits with one scale and one shift per vector (libSQL's rule).
 * Thread-safe.
 */
public final class Float8Blob {
  private Float8Blob() {}

  /** The elements from {@code from} up to, not including, {@code to}, with unchanged scale. */
  public static byte[] slice(
      MemorySegment segment, long offset, VectorHeader header, int from, int to) {
    int dims = to - from;
    byte[] blob = new byte[VectorBlob.length(VectorType.FLOAT8, dims)];
    MemorySegment.copy(segment, offset + from, MemorySegment.ofArray(blob), 0, dims);
    float alpha = VectorDecoder.alpha(segment, offset, header.dims());
    writeScale(blob, dims, alpha, VectorDecoder.shift(segment, offset, header.dims()));
    return VectorEncoder.finish(VectorType.FLOAT8, dims, blob);
  }

  /** All elements divided by {@code divisor}: the same codes with another scale and shift. */
  public static byte[] scale(
      MemorySegment segment, long offset, VectorHeader header, double divisor) {
    byte[] blob = slice(segment, offset, header, 0, header.dims());
    float alpha = (float) (VectorDecoder.alpha(segment, offset, header.dims()) / divisor);
    float shift = (float) (VectorDecoder.shift(segment, offset, header.dims()) / divisor);
    writeScale(blob, header.dims(), alpha, shift);
    return blob;
  }

  /** Writes codes, alpha and shift; what follows them is the caller's. */
  static void write(float[] values, byte[] blob) {
    float min = values.length == 0 ? 0 : Float.POSITIVE_INFINITY;
    float max = values.length == 0 ? 0 : Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new VectorException(
            "vector: float8 cannot hold " + (Float.isNaN(value) ? "NaN" : "an infinite value"));
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    float range = max - min;
    float alpha = Float.isInfinite(range) ? (float) (((double) max - min) / 255) : range / 255;
    for (int i = 0; i < values.length; i++) {
      blob[i] = (byte) code(values[i], alpha, min);
    }
    writeScale(blob, values.length, alpha, min);
  }

  private static void writeScale(byte[] blob, int dims, float alpha, float shift) {
    MemorySegment out = MemorySegment.ofArray(blob);
    out.set(Layout.F32, VectorBlob.align4(dims), alpha);
    out.set(Layout.F32, VectorBlob.align4(dims) + 4, shift);
  }

  private static int code(float value, float alpha, float shift) {
    if (alpha == 0) {
      return 0;
    }
    float distance = value - shift;
    double scaled =
        Float.isInfinite(distance) ? ((double) value - shift) / alpha : distance / alpha;
    return (int) Math.min(255, Math.max(0, scaled) + 0.5);
  }
}
