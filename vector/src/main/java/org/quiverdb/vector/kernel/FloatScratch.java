package org.quiverdb.vector.kernel;

import org.jspecify.annotations.Nullable;
import org.quiverdb.vector.VectorType;

/** Working space of one kernel: a decoded row or the lanes of a sum, and two results. */
final class FloatScratch {
  private static final int LANES = 16;

  final float[] floats;
  final short[] shorts;

  private @Nullable FloatQuarters quarters;

  /** Result of {@link FloatOps#dotAndNorm}. */
  float dot;

  /** Result of {@link FloatOps#dotAndNorm}. */
  float norm;

  FloatScratch(int dims) {
    floats = new float[Math.max(LANES, dims)];
    shorts = new short[dims];
  }

  /** To be called when the elements of the query have changed. */
  void queryChanged(float[] query) {
    FloatQuarters made = quarters;
    if (made != null) {
      made.set(query);
    }
  }

  /** The query in quarters; type and query are the same at every call. */
  FloatQuarters quarters(VectorType type, float[] query) {
    FloatQuarters made = quarters;
    if (made == null) {
      made = new FloatQuarters(type, query);
      quarters = made;
    }
    return made;
  }
}
