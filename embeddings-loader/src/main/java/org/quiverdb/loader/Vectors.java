package org.quiverdb.loader;

import org.quiverdb.vector.VectorType;

/** Checks that every source makes on a vector. */
public final class Vectors {
  private static final int INFINITY_BITS = 0x7f800000;

  private Vectors() {}

  /** Refuses vectors that no column can hold. */
  static void requireStorable(int dimensions) throws BadRecordException {
    if (dimensions == 0) {
      throw new BadRecordException("has an empty vector");
    }
    if (dimensions > VectorType.MAX_DIMS) {
      throw new BadRecordException(
          "has " + dimensions + " dimensions, a column holds " + VectorType.MAX_DIMS + " at most");
    }
  }

  /**
   * Refuses NaN and infinities.
   *
   * @throws BadRecordException naming the first element that is not finite
   */
  public static void requireFinite(float[] vector, int dimensions) throws BadRecordException {
    int largest = 0;
    for (int i = 0; i < dimensions; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(vector[i]) & Integer.MAX_VALUE);
    }
    if (largest < INFINITY_BITS) {
      return;
    }
    for (int i = 0; i < dimensions; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new BadRecordException(
            "element " + (i + 1) + " is " + vector[i] + "; elements must be finite numbers");
      }
    }
  }
}
