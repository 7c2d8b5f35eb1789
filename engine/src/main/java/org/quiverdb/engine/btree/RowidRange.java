package org.quiverdb.engine.btree;

/**
 * Which rowids a subtree may hold, as the search for one has seen on its way down.
 *
 * <p>Rowids are mostly dense, so the place of one between the two ends says nearly where its cell
 * is. Each look at a cell may wait for memory; a leaf of large rows costs one wait this way, where
 * halving costs three or four. After a few guesses a page is halved as usual, so that rowids with
 * large gaps cost no more than these guesses.
 */
final class RowidRange {
  private static final int GUESSES = 3;

  /** All rowids of the subtree are larger, if known. */
  private long below;

  private boolean hasBelow;

  /** None of them is larger, if known. */
  private long above;

  private boolean hasAbove;

  /** Knows nothing, as at the root. */
  void reset() {
    hasBelow = false;
    hasAbove = false;
  }

  /**
   * Finds a rowid in a page and narrows this range to that of the child.
   *
   * @return -1 - index for a cell of a leaf that has it; else the index of the first cell whose
   *     rowid is at least so large, or the count of cells
   */
  int find(Page page, long rowid) {
    int low = 0;
    int high = page.cellCount;
    int guesses = GUESSES;
    while (low < high) {
      int at = hasBelow && hasAbove && --guesses >= 0 ? guess(rowid, low, high, page.leaf) : -1;
      if (at < 0) {
        at = (low + high) >>> 1;
      }
      long key = page.rowid(at);
      if (key < rowid) {
        low = at + 1;
        below = key;
        hasBelow = true;
      } else if (key > rowid || !page.leaf) {
        high = at;
        above = key;
        hasAbove = true;
      } else {
        return -1 - at;
      }
    }
    return low;
  }

  /** Where the cell would be if rowids were spread evenly; an interior page has one more child. */
  private int guess(long rowid, int low, int high, boolean leaf) {
    double share = ((double) rowid - below) / ((double) above - below);
    double cells = leaf ? high - low : high - low + 1;
    return Math.clamp(low + (long) Math.ceil(share * cells) - 1, low, high - 1);
  }
}
