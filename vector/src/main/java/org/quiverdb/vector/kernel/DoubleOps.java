package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** {@link FloatOps} for float64 rows, accumulated in double. */
interface DoubleOps {
  /** The sum of {@code query[i] * row[i]}. */
  double dot(double[] query, MemorySegment rows, long offset, DoubleScratch scratch);

  /**
   * The same sum in {@code scratch.dot} and the sum of {@code row[i]^2} in {@code scratch.norm}.
   */
  void dotAndNorm(double[] query, MemorySegment rows, long offset, DoubleScratch scratch);

  /** The sum of {@code (query[i] - row[i])^2}. */
  double squaredDistance(double[] query, MemorySegment rows, long offset, DoubleScratch scratch);

  /** The sum of {@code |query[i] - row[i]|}. */
  double absoluteDistance(double[] query, MemorySegment rows, long offset, DoubleScratch scratch);
}
