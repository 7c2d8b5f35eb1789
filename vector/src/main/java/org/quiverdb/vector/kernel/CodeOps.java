package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** Exact integer sums over the codes of a float8 query and the codes of one row. Stateless. */
interface CodeOps {
  /** Index of the sum of {@code query * row} in the result. */
  int DOT = 0;

  /** Index of the sum of {@code row}. */
  int SUM = 1;

  /** Index of the sum of {@code row^2}; not set by {@link #dot}. */
  int SQUARES = 2;

  /** Sets {@link #DOT} and {@link #SUM}. */
  void dot(CodeQuery query, MemorySegment rows, long offset, long[] sums);

  /** Sets all three sums. */
  void dotAndSquares(CodeQuery query, MemorySegment rows, long offset, long[] sums);
}
