package org.quiverdb.loader.target;

import java.util.Optional;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;

/**
 * A table that takes records in transactions. Calls come in this order, from one thread:
 *
 * <pre>
 *   (hasUnfinishedLoad | hasRows | resumePosition)*
 *   (prepare (begin insert* (commit | rollback))*)* createIndex? finish? close
 * </pre>
 *
 * <p>{@link #prepare} only looks; the table itself is made inside the first transaction, so a
 * target stays as it was until the first {@link #commit}. {@code close} rolls back what is open.
 */
public interface VectorTarget extends AutoCloseable {
  /** Whether an earlier load into this table stopped before its end. */
  boolean hasUnfinishedLoad() throws LoadException;

  /** How far the unfinished load came with this file; empty if it did not begin with it. */
  Optional<LoadPosition> resumePosition(FileIdentity file) throws LoadException;

  /** Whether the table exists and has rows. */
  boolean hasRows() throws LoadException;

  /**
   * Checks that the table can take records of this shape, or decides on a new one.
   *
   * @throws LoadException naming the column that does not fit
   */
  void prepare(TableShape shape) throws LoadException;

  /** Begins a transaction. */
  void begin() throws LoadException;

  /**
   * Adds one row.
   *
   * @throws BadRecordException if this row alone is refused, e.g. its id is there already
   * @throws LoadException if the target fails, e.g. the disk is full
   */
  void insert(EmbeddingRecord row) throws BadRecordException, LoadException;

  /** Ends the transaction and keeps its rows together with the position reached. */
  void commit(FileIdentity file, LoadPosition position) throws LoadException;

  /** Ends the transaction without a trace. */
  void rollback() throws LoadException;

  /**
   * Makes a vector index over the column that was loaded, unless it has one; nothing if no row was
   * loaded.
   *
   * @param metric {@code cosine}, {@code l2}, {@code dot} or {@code hamming}
   */
  default void createIndex(String metric) throws LoadException {}

  /** Forgets the positions in the files: the load is complete. */
  void finish() throws LoadException;

  @Override
  void close() throws LoadException;
}
