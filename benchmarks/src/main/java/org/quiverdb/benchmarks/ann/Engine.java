package org.quiverdb.benchmarks.ann;

/**
 * One database or library that finds the nearest rows. Single thread but for {@link #build}.
 */
interface Engine extends AutoCloseable {
  /** What is asked of an engine that takes long, for one effort. */
  int FEW_QUERIES = 100;

  String name();

  /** Gets ready what is not part of {@link #build}. */
  default void load(Task task) throws Exception {}

  /** Makes the index over all vectors of the set, with as many threads as the engine wants. */
  void build(Task task) throws Exception;

  /** Bytes of the index, the vectors themselves not counted. */
  long indexBytes() throws Exception;

  /** The settings to measure, from the least effort to the most; what a number means is its own. */
  int[] efforts();

  /** Sets the effort of the searches that follow. */
  void effort(int effort) throws Exception;

  /** How many queries it is asked for one effort, those that warm up included. */
  default int mostQueries() {
    return Integer.MAX_VALUE;
  }

  /**
   * Finds the nearest rows.
   *
   * @return row numbers from 0, nearest first; -1 where none came
   */
  int[] search(float[] query, int k) throws Exception;

  @Override
  void close() throws Exception;
}
