package org.quiverdb.index.diskann.code;

/** The fast Walsh-Hadamard transform, in place and without scaling. */
final class Hadamard {
  private static final int RADIX = 8;

  private Hadamard() {}

  /**
   * Transforms {@code values[first .. first + length)}.
   *
   * @param length a power of two, at least 8
   */
  static void transform(float[] values, int first, int length) {
    for (int i = first; i < first + length; i += RADIX) {
      eight(values, i);
    }
    int half = RADIX;
    if (Simd.USED) {
      for (; 4 * half <= length; half *= 4) {
        SimdHadamard.twoSteps(values, first, length, half);
      }
      for (; half < length; half *= 2) {
        SimdHadamard.step(values, first, length, half);
      }
    } else {
      for (; half < length; half *= 2) {
        step(values, first, length, half);
      }
    }
  }

  /** One step: sums and differences of elements {@code half} apart. */
  static void step(float[] values, int first, int length, int half) {
    for (int block = first; block < first + length; block += 2 * half) {
      for (int i = block; i < block + half; i++) {
        float a = values[i];
        float b = values[i + half];
        values[i] = a + b;
        values[i + half] = a - b;
      }
    }
  }

  private static void eight(float[] v, int i) {
    float a0 = v[i] + v[i + 1];
    float a1 = v[i] - v[i + 1];
    float a2 = v[i + 2] + v[i + 3];
    float a3 = v[i + 2] - v[i + 3];
    float a4 = v[i + 4] + v[i + 5];
    float a5 = v[i + 4] - v[i + 5];
    float a6 = v[i + 6] + v[i + 7];
    float a7 = v[i + 6] - v[i + 7];
    float b0 = a0 + a2;
    float b1 = a1 + a3;
    float b2 = a0 - a2;
    float b3 = a1 - a3;
    float b4 = a4 + a6;
    float b5 = a5 + a7;
    float b6 = a4 - a6;
    float b7 = a5 - a7;
    v[i] = b0 + b4;
    v[i + 1] = b1 + b5;
    v[i + 2] = b2 + b6;
    v[i + 3] = b3 + b7;
    v[i + 4] = b0 - b4;
    v[i + 5] = b1 - b5;
    v[i + 6] = b2 - b6;
    v[i + 7] = b3 - b7;
  }
}
