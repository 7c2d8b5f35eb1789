package org.quiverdb.engine.exec.session;

/** Is told how far the building of an index is, on the thread that runs the statement. */
@FunctionalInterface
public interface BuildProgress {
  /**
   * Called often.
   *
   * @param step what is being done, in a few words
   * @param share of the whole that is done, 0 to 1
   */
  void progress(String index, String step, double share);
}
