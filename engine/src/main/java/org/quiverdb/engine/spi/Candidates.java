package org.quiverdb.engine.spi;

/**
 * Rows near a query, by their estimated distances, nearest first. A row may be gone from the table
 * or have no vector any more: the engine looks each up. No row is handed out twice.
 */
public interface Candidates extends AutoCloseable {
  /** How many have been found; they have the positions from 0 on. */
  int count();

  long rowid(int position);

  /**
   * A distance, in terms of the searched metric, that the true one is very unlikely to be below;
   * negative infinity where nothing is known. Candidates beyond the k-th exact distance are not
   * measured.
   */
  double lowerBound(int position);

  /**
   * Of the rows nearest to the query so many are among the candidates at the wanted recall; at
   * least the wanted number at first. When rows fail a condition, those that pass among the
   * nearest {@code reliable()} are as good as the index can say.
   */
  long reliable();

  /**
   * Searches wider, at least twice as wide as before. The new candidates follow those that were
   * there and are in order among themselves.
   *
   * @return false when there is no further row: all candidates that exist have been handed out
   */
  boolean more();

  @Override
  void close();
}
