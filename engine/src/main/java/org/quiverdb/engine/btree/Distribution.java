package org.quiverdb.engine.btree;

/** Which cells go to which page when siblings are balanced. */
final class Distribution {
  private static final int MAX_PAGES = 5;

  private final int[] end = new int[MAX_PAGES];
  private final int[] bytes = new int[MAX_PAGES];

  /** The cell behind the last one of a page. It is the divider unless the tree has leaf data. */
  int end(int page) {
    return end[page];
  }

  /**
   * Spreads cells over as few pages as they need.
   *
   * @param leafData true when dividers are not cells (leaves of table trees)
   * @param space bytes for cells and their pointers on one page
   * @param bulk leaves pages full instead of making neighbours equal
   * @return the number of pages, or -1 when the cells cannot come from sound pages
   */
  int compute(CellList cells, boolean leafData, int space, boolean bulk) {
    int pages = pack(cells, leafData ? 0 : 1, space);
    for (int i = pages - 1; i > 0; i--) {
      int start = i == 1 ? 0 : end[i - 2] + (leafData ? 0 : 1);
      even(cells, i, leafData ? 0 : 1, bulk, i == pages - 1, start);
      if (end[i - 1] <= start) {
        return -1;
      }
    }
    return pages;
  }

  /** Fills pages from the left. */
  private int pack(CellList cells, int dividers, int space) {
    int count = cells.count();
    int start = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      int sum = 0;
      int at = start;
      while (at < count && sum + cells.cost(at) <= space) {
        sum += cells.cost(at++);
      }
      end[page] = at;
      bytes[page] = sum;
      if (at >= count) {
        return page + 1;
      }
      if (at == start) {
        return -1;
      }
      start = at + dividers;
    }
    return -1;
  }

  /** Moves cells from page i - 1 to page i while the left one stays the larger. */
  private void even(
      CellList cells, int i, int dividers, boolean bulk, boolean rightmost, int start) {
    int left = bytes[i - 1];
    int right = bytes[i];
    while (end[i - 1] > start) {
      int leaves = end[i - 1] - 1;
      int enters = leaves + dividers;
      int newRight = right + cells.cost(enters);
      int newLeft = left - cells.size(leaves) - (rightmost ? 0 : 2);
      if (right != 0 && (bulk || newRight > newLeft)) {
        break;
      }
      right = newRight;
      left -= cells.cost(leaves);
      end[i - 1] = leaves;
    }
    bytes[i - 1] = left;
    bytes[i] = right;
  }
}
