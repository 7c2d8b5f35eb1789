package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** Exact integer sums over the codes of a float8 query and the codes of one row. Stateless. */
interface CodeOps {
  /** Index of the sum of {@code query * row} in the result. */
  int DOT = 0;

  /** Index of the sum of {@code row}. */
  int SUM = 1;

  /** Index of the sum of {@code row^2}. */
  int SQUARES = 2;

  /** Sets all three sums; the two that a metric does without cost next to nothing. */
  void sums(CodeQuery query, MemorySegment rows, long offset, long[] sums);
}
