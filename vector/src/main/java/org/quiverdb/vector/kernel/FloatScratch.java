package org.quiverdb.vector.kernel;

/** Working space of one kernel: a decoded row or the lanes of a sum, and two results. */
final class FloatScratch {
  private static final int LANES = 16;

  final float[] floats;
  final short[] shorts;

  /** Result of {@link FloatOps#dotAndNorm}. */
  float dot;

  /** Result of {@link FloatOps#dotAndNorm}. */
  float norm;

  FloatScratch(int dims) {
    floats = new float[Math.max(LANES, dims)];
    shorts = new short[dims];
  }
}
