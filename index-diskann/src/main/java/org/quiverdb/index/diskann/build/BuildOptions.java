package org.quiverdb.index.diskann.build;

/**
 * How to build a graph.
 *
 * @param degree most neighbours of a row, 4 to 128
 * @param threads threads that work, the caller's among them, at least 1
 * @param memoryBytes about how much memory the build may take; with less, vectors are reduced
 *     further, and at last the rows are built in parts; not counted are some 20 MB, and what the
 *     graph itself takes
 * @param seed decides on every random choice
 */
public record BuildOptions(int degree, int threads, long memoryBytes, long seed) {
  /** 32 neighbours, two threads, 1 GiB. */
  public static final BuildOptions DEFAULT = new BuildOptions(32, 2, 1L << 30, 1);

  /** Checks the ranges. */
  public BuildOptions {
    if (degree < 4 || degree > 128 || threads < 1) {
      throw new IllegalArgumentException("degree " + degree + ", threads " + threads);
    }
  }

  /** The same with another number of neighbours. */
  public BuildOptions withDegree(int value) {
    return new BuildOptions(value, threads, memoryBytes, seed);
  }

  /** The same with another number of threads. */
  public BuildOptions withThreads(int value) {
    return new BuildOptions(degree, value, memoryBytes, seed);
  }

  /** The same with another memory bound. */
  public BuildOptions withMemoryBytes(long value) {
    return new BuildOptions(degree, threads, value, seed);
  }

  /** The same with another seed. */
  public BuildOptions withSeed(long value) {
    return new BuildOptions(degree, threads, memoryBytes, value);
  }
}
