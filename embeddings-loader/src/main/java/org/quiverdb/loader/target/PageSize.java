package org.quiverdb.loader.target;

/**
 * The page size of a new file, by the size of its rows. SQLite keeps a row in one piece where
 * several fit a page; a row of 6,144 bytes of vector on pages of 4,096 wastes a third of the file
 * and is split in two, on pages of 32,768 five rows fill 94 %.
 */
final class PageSize {
  private static final int SMALLEST = 4096;
  private static final int LARGEST = 65_536;

  /** Page header of a table's leaf. */
  private static final int HEADER_BYTES = 8;

  /** Cell pointer, payload size, rowid and record header of one row, about. */
  private static final int CELL_BYTES = 20;

  private static final double FILL_WANTED = 0.9;

  private PageSize() {}

  /** The smallest page that rows of this many bytes fill well, or the one that they fill best. */
  static int forRows(long rowBytes) {
    long cell = rowBytes + CELL_BYTES;
    int best = LARGEST;
    double bestFill = 0;
    for (int size = SMALLEST; size <= LARGEST; size *= 2) {
      long rows = (size - HEADER_BYTES) / cell;
      double fill = (double) (rows * cell) / size;
      if (fill >= FILL_WANTED) {
        return size;
      }
      if (fill > bestFill) {
        best = size;
        bestFill = fill;
      }
    }
    return best;
  }
}
