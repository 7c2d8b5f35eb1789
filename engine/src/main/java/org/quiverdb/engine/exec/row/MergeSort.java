package org.quiverdb.engine.exec.row;

/**
 * Sorts rows by merging, from short runs upwards; equal rows stay in their order. Prefixes of the
 * keys are moved along with the rows, so that most comparisons are of two numbers side by side.
 */
final class MergeSort {
  private static final int RUN = 16;

  private final int count;
  private final RowOrder order;
  private long[] rows;
  private long[] prefixes;
  private long[] otherRows;
  private long[] otherPrefixes;

  MergeSort(long[] rows, int count, RowOrder order) {
    this.rows = rows;
    this.count = count;
    this.order = order;
    this.prefixes = new long[count];
    this.otherRows = count > RUN ? new long[rows.length] : rows;
    this.otherPrefixes = count > RUN ? new long[count] : prefixes;
  }

  /** The rows, in order after {@link #run}; as long as the array that was given. */
  long[] rows() {
    return rows;
  }

  void run() {
    for (int i = 0; i < count; i++) {
      prefixes[i] = order.prefix(rows[i]);
    }
    for (int from = 0; from < count; from += RUN) {
      insertion(from, Math.min(from + RUN, count));
    }
    for (long width = RUN; width < count; width *= 2) {
      for (long from = 0; from < count; from += 2 * width) {
        int middle = (int) Math.min(from + width, count);
        merge((int) from, middle, (int) Math.min(from + 2 * width, count));
      }
      swap();
    }
  }

  private void insertion(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long row = rows[i];
      long prefix = prefixes[i];
      int j = i;
      while (j > from && isAfter(prefixes[j - 1], rows[j - 1], prefix, row)) {
        rows[j] = rows[j - 1];
        prefixes[j] = prefixes[j - 1];
        j--;
      }
      rows[j] = row;
      prefixes[j] = prefix;
    }
  }

  private boolean isAfter(long prefix, long row, long otherPrefix, long otherRow) {
    return prefix == otherPrefix ? order.compare(row, otherRow) > 0 : prefix > otherPrefix;
  }

  private void merge(int from, int middle, int to) {
    if (middle >= to
        || !isAfter(prefixes[middle - 1], rows[middle - 1], prefixes[middle], rows[middle])) {
      System.arraycopy(rows, from, otherRows, from, to - from);
      System.arraycopy(prefixes, from, otherPrefixes, from, to - from);
      return;
    }
    int a = from;
    int b = middle;
    for (int i = from; i < to; i++) {
      boolean right =
          a >= middle || (b < to && isAfter(prefixes[a], rows[a], prefixes[b], rows[b]));
      int taken = right ? b++ : a++;
      otherRows[i] = rows[taken];
      otherPrefixes[i] = prefixes[taken];
    }
  }

  private void swap() {
    long[] r = rows;
    rows = otherRows;
    otherRows = r;
    long[] p = prefixes;
    prefixes = otherPrefixes;
    otherPrefixes = p;
  }
}
