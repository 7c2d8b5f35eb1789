package org.quiverdb.engine.spi;

/**
 * A kind of vector index, found by {@link java.util.ServiceLoader}. Stateless and thread-safe: all
 * state of an index is in its tables and in the {@link VectorIndex} of a connection.
 *
 * <p>The life of an index {@code i} on {@code t(e)}:
 *
 * <pre>
 *   CREATE INDEX i ON t USING name (e) WITH (...)
 *     define    checks the column and the options, names the shadow tables
 *               the engine makes the tables i, i_log and i_SUFFIX
 *     build     fills them from the rows of t
 *               the engine makes the triggers, which append to i_log
 *   queries
 *     open      once per connection and state of the schema
 *     VectorIndex.search
 *   before a commit, PRAGMA optimize
 *     VectorIndex.drain   moves rows from i_log into the index
 *   DROP INDEX i
 *     VectorIndex.close, then the engine drops the tables and triggers
 * </pre>
 */
public interface AccessMethod {
  /** The word after USING, in lower case. */
  String name();

  /**
   * Checks what CREATE INDEX asks for.
   *
   * @return the options with all defaults filled in, and the shadow tables
   * @throws org.quiverdb.engine.error.SqlException whose text names the parameter or the column
   */
  IndexSpec define(IndexRequest request);

  /**
   * Fills the empty shadow tables from the rows of the table. The first bad vectors are no error:
   * they belong to {@link VectorIndex#invalid}.
   */
  void build(IndexHost host);

  /**
   * Opens an index for one connection. Only reads.
   *
   * @throws org.quiverdb.engine.error.SqlException when what the tables hold cannot be used; the
   *     index then counts as detached, with that text
   */
  VectorIndex open(IndexHost host);

  /**
   * Whether the change log is long enough that a commit should drain it. Called for each commit
   * that changed the file, so it must be cheap; only reads.
   */
  boolean isDrainDue(IndexHost host);
}
