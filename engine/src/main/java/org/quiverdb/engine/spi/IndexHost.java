package org.quiverdb.engine.spi;

import java.util.List;

/**
 * The engine as an index sees it: its connection, its transaction, its table. Valid as long as the
 * index is open. Addresses are offsets in {@code org.quiverdb.engine.memory.Memory.SEG}. One
 * thread, but for the sinks of {@link #scan(List)}.
 */
public interface IndexHost {
  /** The table, the column and the options. */
  IndexDefinition index();

  /**
   * The quoted name of a table of the index, for SQL.
   *
   * @param suffix of a shadow table, {@code log}, or empty for the metadata
   */
  String table(String suffix);

  /**
   * The rows that are indexed, to stand behind FROM: the quoted name of the table, or a subquery on
   * it. They have a column {@link IndexDefinition#key}.
   */
  String baseTable();

  /**
   * Prepares SQL that runs in the connection and transaction of the running statement. It does not
   * count as a change of rows for the user.
   */
  NestedStatement prepare(String sql);

  /** Runs statements. */
  void execute(String sql);

  /** A value of the metadata table, read by the ordinary rules; null when there is no such key. */
  byte @org.jspecify.annotations.Nullable [] metadata(String key);

  /** Sets a value of the metadata table. */
  void setMetadata(String key, byte[] value);

  /**
   * How many rows the change log has at most: its largest sequence number less its smallest, plus
   * one. Two steps in a tree.
   */
  long logLength();

  /** Shows every row that is to be indexed to a sink, in no order. */
  void scan(VectorSink sink);

  /**
   * As {@link #scan(VectorSink)}, with one thread for each sink; the caller's is one of them. Each
   * row is shown to one of the sinks. Several sinks must not use the host, but for {@link
   * #isInterrupted}.
   */
  void scan(List<? extends VectorSink> sinks);

  /**
   * Looks up vectors of single rows. A row of the table that is not to be indexed counts as gone.
   * Close it before the transaction ends.
   */
  VectorRows rows();

  /**
   * The blobs of a shadow table whose columns are {@code k INTEGER PRIMARY KEY, data BLOB}, where
   * they lie in the pages.
   *
   * @param suffix of the table
   */
  PinnedBlocks pin(String suffix);

  /** The most bytes that a record of a shadow table may have to lie in its leaf as a whole. */
  int leafPayloadBytes();

  /**
   * A number for what the connection sees in the file: as long as it is the same, so is every
   * table. Another number does not mean that this index has changed.
   */
  long version();

  /**
   * About how many bytes a build may take, besides pages: {@code PRAGMA vector_build_memory}, or a
   * share of what the JVM has.
   */
  long buildMemoryBytes();

  /**
   * Tells how far a build is. Cheap enough to be called often.
   *
   * @param step what is being done, in a few words
   * @param share of the whole build that is done, 0 to 1
   */
  void progress(String step, double share);

  /** Nanoseconds from an arbitrary origin, by the connection's clock; never runs backwards. */
  long nanoTime();

  /** Whether the connection is in a write transaction. */
  boolean isWriting();

  /** Throws SQLITE_INTERRUPT when the user has interrupted the statement. */
  void checkInterrupt();

  /** Whether the user has interrupted the statement; any thread. */
  boolean isInterrupted();
}
