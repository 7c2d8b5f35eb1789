package org.quiverdb.engine.spi;

import java.util.List;
import org.quiverdb.vector.DistanceMetric;

/**
 * An open index of one connection. All calls come from one thread at a time, with the exception of
 * {@link #search}, {@link #cost} and {@link #rowCount}: in a transaction that has not written,
 * after {@link #invalid} was called in it, several threads may call them and read candidates, each
 * its own, while no other method is called. All calls come inside of a read or write transaction of
 * that connection; what the index keeps in memory must be checked against
 * {@link IndexHost#version} before it is believed. Every row of the table is in exactly one of
 * three sets: those that have a vector and can be candidates, {@link #invalid} and {@link #nulls}.
 */
public interface VectorIndex extends AutoCloseable {
  /** The metric that it was made for, which {@code vector_top_k} reports. */
  DistanceMetric metric();

  /** Whether candidates by this metric can be found. Does not change while the index is open. */
  boolean serves(DistanceMetric metric);

  /** Rows that can be candidates, to decide between the index and reading all rows. */
  long rowCount();

  /**
   * What a search costs, in units of finding one row of the table by rowid and measuring it.
   *
   * @param wanted how many nearest rows
   * @param recall share of them that is to be found, above 0, at most 1
   */
  double cost(long wanted, double recall);

  /**
   * Finds the rows nearest to a vector.
   *
   * @param metric one that {@link #serves} accepts
   * @param query address of a vector in the form of a BLOB, of the column's type and dimensions,
   *     whose distance from itself is not NaN; it stays there until the candidates are closed
   * @param wanted how many nearest rows, 1 or more
   * @param recall share of them that is to be found, above 0, at most 1
   */
  Candidates search(DistanceMetric metric, long query, int length, long wanted, double recall);

  /**
   * Rowids whose value is not NULL and which can be no candidates: text, other types or dimensions,
   * vectors without a distance (zeros under cosine, NaN). Ascending; not to be changed. The engine
   * evaluates the ordinary expression on each for every query, so that errors are those of the
   * exact path.
   */
  long[] invalid();

  /** Rowids whose value is NULL, ascending; not to be changed. */
  long[] nulls();

  /**
   * Moves rows from the change log into the index, in a write transaction.
   *
   * @param maxMillis stop after about so long; negative for no limit
   * @return whether the log is empty now
   */
  boolean drain(long maxMillis);

  /**
   * Whether building the index anew takes less time than draining all of the log, or finds more:
   * most rows are pending, or the table has become so much larger since the index was built that
   * what was chosen from the rows of then fits those of now no longer.
   */
  boolean isBuiltFaster();

  /** Compares the index with the table: one text per finding, empty when it is sound. */
  List<String> check(int maxFindings);

  /** Lets go of pins and memory. May be called outside of a transaction. */
  @Override
  void close();
}
