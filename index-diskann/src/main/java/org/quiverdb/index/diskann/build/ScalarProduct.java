package org.quiverdb.index.diskann.build;

/** Products without vector registers. */
final class ScalarProduct implements ProductKernel {
  private static final int COLUMNS = 8;

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void tile(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int length,
      float[] out,
      int outAt,
      int outRow) {
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < COLUMNS; c += 4) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int x = aAt + r * aRow;
        int y = bAt + c;
        for (int k = 0; k < length; k++) {
          float v = a[x];
          s0 += v * b[y];
          s1 += v * b[y + 1];
          s2 += v * b[y + 2];
          s3 += v * b[y + 3];
          x += aStep;
          y += bStep;
        }
        int at = outAt + r * outRow + c;
        out[at] = s0;
        out[at + 1] = s1;
        out[at + 2] = s2;
        out[at + 3] = s3;
      }
    }
  }

  @Override
  public int below(float[] tile, Limits rows, int rowAt, Limits columns, int columnAt, int[] hits) {
    int all = 0;
    for (int r = 0; r < ROWS; r++) {
      float square = rows.squares[rowAt + r];
      float worst = rows.worst[rowAt + r];
      int bits = 0;
      for (int c = 0; c < COLUMNS; c++) {
        int at = r * COLUMNS + c;
        float distance = columns.squares[columnAt + c] + square - 2 * tile[at];
        tile[at] = distance;
        if (distance < Math.max(columns.worst[columnAt + c], worst)) {
          bits |= 1 << c;
        }
      }
      hits[r] = bits;
      all |= bits;
    }
    return all;
  }

  @Override
  public void four(
      float[] x, int xAt, float[] data, int p0, int p1, int p2, int p3, int length, float[] out) {
    out[0] = one(x, xAt, data, p0, length);
    out[1] = one(x, xAt, data, p1, length);
    out[2] = one(x, xAt, data, p2, length);
    out[3] = one(x, xAt, data, p3, length);
  }

  private static float one(float[] x, int xAt, float[] data, int at, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int k = 0; k < length; k += 4) {
      s0 += x[xAt + k] * data[at + k];
      s1 += x[xAt + k + 1] * data[at + k + 1];
      s2 += x[xAt + k + 2] * data[at + k + 2];
      s3 += x[xAt + k + 3] * data[at + k + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
