package org.quiverdb.engine.api;

/**
 * Is told how far CREATE INDEX or REINDEX of a vector index is. Called on the thread that runs the
 * statement, thousands of times for one that takes seconds, so it should throttle what it shows;
 * it must not use the connection, except for {@link QuiverConnection#interrupt}.
 */
@FunctionalInterface
public interface BuildListener {
  /**
   * The build goes on.
   *
   * @param index name of the index
   * @param step what is being done, in a few words
   * @param share of the whole that is done, 0 to 1
   */
  void progress(String index, String step, double share);
}
