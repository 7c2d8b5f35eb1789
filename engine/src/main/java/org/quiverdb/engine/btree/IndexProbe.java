package org.quiverdb.engine.btree;

/** A search key for an index b-tree: knows how to compare itself with a stored record. */
public interface IndexProbe {
  /**
   * Compares the record stored at an address with this key.
   *
   * @param recordAddress address of the record's first header byte in {@code Memory.SEG}; the
   * record is contiguous
   * @param recordLength bytes
   * @return negative when the stored record sorts before this key, 0 when equal in all fields the
   * key has, positive when after
   */
  int compare(long recordAddress, int recordLength);
}
