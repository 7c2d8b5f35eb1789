package org.quiverdb.index.diskann.build;

/** Follows a build, and stops it. */
@FunctionalInterface
public interface BuildMonitor {
  /** Watches nothing. */
  BuildMonitor NONE = (phase, done, total) -> {};

  /**
   * Called on the thread that asked for the build, every few milliseconds while it works. An
   * exception ends the build: its threads are joined, then the exception is passed on.
   *
   * @param phase what is going on
   * @param done units of work finished, of this phase
   * @param total units of work of this phase
   */
  void progress(BuildPhase phase, int done, int total);
}
