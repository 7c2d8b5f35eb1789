package org.quiverdb.index.diskann.build;

/**
 * The vectors that a graph is built over.
 *
 * <p>The builder reads a sample first and then every row, both times with ascending row numbers, so
 * that a cursor over a table serves. Calls come one at a time, each after the one before has
 * returned, but may come from different threads.
 */
public interface VectorSource {
  /** How many rows there are. */
  int count();

  /** Elements of each vector, at least 1. */
  int dimensions();

  /**
   * Copies a vector.
   *
   * @param row 0 to {@code count() - 1}
   * @param into receives {@code dimensions()} finite numbers from its start
   */
  void read(int row, float[] into);
}
