package org.quiverdb.index.diskann.code;

/** Inner products of arrays, in eight sums that do not wait for each other. */
final class Products {
  private static final int STEP = 8;

  private Products() {}

  static float squares(float[] values, int length) {
    return dot(values, values, length);
  }

  static float dot(float[] a, float[] b, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i <= length - STEP; i += STEP) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
      s4 += a[i + 4] * b[i + 4];
      s5 += a[i + 5] * b[i + 5];
      s6 += a[i + 6] * b[i + 6];
      s7 += a[i + 7] * b[i + 7];
    }
    float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
