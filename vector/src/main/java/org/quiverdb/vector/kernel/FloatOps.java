package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Sums over a float query and one row of float32, float16 or floatb16 elements, accumulated in
 * float. An implementation is stateless; what it writes is in the caller's scratch. The same bytes
 * give the same bits at every call, compiled or interpreted.
 */
interface FloatOps {
  /** The sum of {@code query[i] * row[i]}. */
  float dot(float[] query, MemorySegment rows, long offset, FloatScratch scratch);

  /**
   * The same sum in {@code scratch.dot} and the sum of {@code row[i]^2} in {@code scratch.norm}.
   */
  void dotAndNorm(float[] query, MemorySegment rows, long offset, FloatScratch scratch);

  /** The sum of {@code (query[i] - row[i])^2}. */
  float squaredDistance(float[] query, MemorySegment rows, long offset, FloatScratch scratch);

  /** The sum of {@code |query[i] - row[i]|}. */
  float absoluteDistance(float[] query, MemorySegment rows, long offset, FloatScratch scratch);
}
