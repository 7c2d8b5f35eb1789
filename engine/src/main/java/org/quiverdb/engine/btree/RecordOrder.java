package org.quiverdb.engine.btree;

/** The order of the records of one index: collations, directions, encoding. */
@FunctionalInterface
public interface RecordOrder {
  /**
   * Compares two whole records in memory.
   *
   * @return negative, zero or positive as the first sorts before, equal to or after the second
   */
  int compare(long firstAddress, int firstLength, long secondAddress, int secondLength);
}
