package org.quiverdb.index.diskann.build;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Products with vector registers; loaded only where the incubating module is present. */
final class SimdProduct implements ProductKernel {
  private static final int BITS = Math.min(256, VectorShape.preferredShape().vectorBitSize());
  private static final VectorSpecies<Float> FLOAT =
      BITS == 256 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
  private static final int LANES = BITS / Float.SIZE;
  private static final int COLUMNS = 3 * LANES;

  /** Whether the machine's vectors are wide enough to be of use. */
  static boolean usable() {
    return BITS >= 128;
  }

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
    FloatVector zero = FloatVector.zero(FLOAT);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c02 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c12 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c22 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c32 = zero;
    int x = aAt;
    int y = bAt;
    for (int k = 0; k < length; k++) {
      FloatVector b0 = FloatVector.fromArray(FLOAT, b, y);
      FloatVector b1 = FloatVector.fromArray(FLOAT, b, y + LANES);
      FloatVector b2 = FloatVector.fromArray(FLOAT, b, y + 2 * LANES);
      FloatVector row = FloatVector.broadcast(FLOAT, a[x]);
      c00 = row.fma(b0, c00);
      c01 = row.fma(b1, c01);
      c02 = row.fma(b2, c02);
      row = FloatVector.broadcast(FLOAT, a[x + aRow]);
      c10 = row.fma(b0, c10);
      c11 = row.fma(b1, c11);
      c12 = row.fma(b2, c12);
      row = FloatVector.broadcast(FLOAT, a[x + 2 * aRow]);
      c20 = row.fma(b0, c20);
      c21 = row.fma(b1, c21);
      c22 = row.fma(b2, c22);
      row = FloatVector.broadcast(FLOAT, a[x + 3 * aRow]);
      c30 = row.fma(b0, c30);
      c31 = row.fma(b1, c31);
      c32 = row.fma(b2, c32);
      x += aStep;
      y += bStep;
    }
    put(c00, c01, c02, out, outAt);
    put(c10, c11, c12, out, outAt + outRow);
    put(c20, c21, c22, out, outAt + 2 * outRow);
    put(c30, c31, c32, out, outAt + 3 * outRow);
  }

  private static void put(FloatVector a, FloatVector b, FloatVector c, float[] out, int at) {
    a.intoArray(out, at);
    b.intoArray(out, at + LANES);
    c.intoArray(out, at + 2 * LANES);
  }

  @Override
  public int below(float[] tile, Limits rows, int rowAt, Limits columns, int columnAt, int[] hits) {
    int all = 0;
    for (int r = 0; r < ROWS; r++) {
      float square = rows.squares[rowAt + r];
      float worst = rows.worst[rowAt + r];
      int bits = 0;
      for (int c = 0; c < COLUMNS; c += LANES) {
        int at = r * COLUMNS + c;
        FloatVector sum = FloatVector.fromArray(FLOAT, columns.squares, columnAt + c).add(square);
        FloatVector product = FloatVector.fromArray(FLOAT, tile, at);
        FloatVector distance = sum.sub(product.add(product));
        distance.intoArray(tile, at);
        FloatVector limit = FloatVector.fromArray(FLOAT, columns.worst, columnAt + c).max(worst);
        bits |= (int) distance.compare(VectorOperators.LT, limit).toLong() << c;
      }
      hits[r] = bits;
      all |= bits;
    }
    return all;
  }

  @Override
  public void four(
      float[] x, int xAt, float[] data, int p0, int p1, int p2, int p3, int length, float[] out) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int k = 0; k < length; k += LANES) {
      FloatVector v = FloatVector.fromArray(FLOAT, x, xAt + k);
      s0 = v.fma(FloatVector.fromArray(FLOAT, data, p0 + k), s0);
      s1 = v.fma(FloatVector.fromArray(FLOAT, data, p1 + k), s1);
      s2 = v.fma(FloatVector.fromArray(FLOAT, data, p2 + k), s2);
      s3 = v.fma(FloatVector.fromArray(FLOAT, data, p3 + k), s3);
    }
    out[0] = sum(s0, out);
    out[1] = sum(s1, out);
    out[2] = sum(s2, out);
    out[3] = sum(s3, out);
  }

  /** Adds the lanes in an order of our own: the API leaves that of its reduction open. */
  private static float sum(FloatVector lanes, float[] scratch) {
    lanes.intoArray(scratch, 4);
    float even = (scratch[4] + scratch[5]) + (scratch[6] + scratch[7]);
    return BITS == 256 ? even + ((scratch[8] + scratch[9]) + (scratch[10] + scratch[11])) : even;
  }
}
