package org.quiverdb.vector.kernel;

/** {@link FloatScratch} for doubles. */
final class DoubleScratch {
  private static final int LANES = 8;

  final double[] doubles;

  /** Result of {@link DoubleOps#dotAndNorm}. */
  double dot;

  /** Result of {@link DoubleOps#dotAndNorm}. */
  double norm;

  DoubleScratch(int dims) {
    doubles = new double[Math.max(LANES, dims)];
  }
}
