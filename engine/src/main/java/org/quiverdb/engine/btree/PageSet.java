package org.quiverdb.engine.btree;

/** A set of page numbers 1..n, one bit each. */
final class PageSet {
  private final long[] bits;

  PageSet(int pageCount) {
    bits = new long[(pageCount >>> 6) + 1];
  }

  /** Adds a page; false when it was in the set already. */
  boolean add(int page) {
    long mask = 1L << page;
    int word = page >>> 6;
    if ((bits[word] & mask) != 0) {
      return false;
    }
    bits[word] |= mask;
    return true;
  }

  boolean contains(int page) {
    return (bits[page >>> 6] & 1L << page) != 0;
  }
}
