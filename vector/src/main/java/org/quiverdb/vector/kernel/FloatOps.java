package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Sums over a float query and one row of float32, float16 or floatb16 elements, accumulated in
 * float. An implementation is stateless; {@code scratch} has at least {@link #SCRATCH} elements and
 * is the caller's. The same bytes give the same bits at every call, compiled or interpreted.
 */
interface FloatOps {
  /** Elements of scratch space. */
  int SCRATCH = 16;

  /** The sum of {@code query[i] * row[i]}. */
  float dot(float[] query, MemorySegment rows, long offset, float[] scratch);

  /** The same sum in {@code scratch[0]} and the sum of {@code row[i]^2} in {@code scratch[1]}. */
  void dotAndNorm(float[] query, MemorySegment rows, long offset, float[] scratch);

  /** The sum of {@code (query[i] - row[i])^2}. */
  float squaredDistance(float[] query, MemorySegment rows, long offset, float[] scratch);

  /** The sum of {@code |query[i] - row[i]|}. */
  float absoluteDistance(float[] query, MemorySegment rows, long offset, float[] scratch);
}
