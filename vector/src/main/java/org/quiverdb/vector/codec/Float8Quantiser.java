package org.quiverdb.vector.codec;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorException;

/** Linear quantisation to eight bits with one scale and one shift per vector (libSQL's rule). */
final class Float8Quantiser {
  private Float8Quantiser() {}

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

  static void writeScale(byte[] blob, int dims, float alpha, float shift) {
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
