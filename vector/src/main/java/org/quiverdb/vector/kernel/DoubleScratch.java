package org.quiverdb.vector.kernel;

import org.jspecify.annotations.Nullable;

/** {@link FloatScratch} for doubles. */
final class DoubleScratch {
  private static final int LANES = 8;

  final double[] doubles;

  private @Nullable DoubleQuarters quarters;

  /** Result of {@link DoubleOps#dotAndNorm}. */
  double dot;

  /** Result of {@link DoubleOps#dotAndNorm}. */
  double norm;

  DoubleScratch(int dims) {
    doubles = new double[Math.max(LANES, dims)];
  }

  /** The query in quarters; it is the same at every call. */
  DoubleQuarters quarters(double[] query) {
    DoubleQuarters made = quarters;
    if (made == null) {
      made = new DoubleQuarters(query);
      quarters = made;
    }
    return made;
  }
}
