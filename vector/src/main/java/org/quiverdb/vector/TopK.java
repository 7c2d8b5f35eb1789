package org.quiverdb.vector;

import java.util.Arrays;

/**
 * The k smallest (distance, rowid) pairs seen so far: a bounded binary heap with the worst pair on
 * top. Pairs are ordered by distance and then by rowid, so the outcome does not depend on the order
 * of the pushes.
 *
 * <p>NaN stands for SQL NULL and is never kept; whoever scans must deal with those rows. A push
 * allocates nothing once k pairs are held (before that the arrays double now and then). Not
 * thread-safe: give every thread its own and {@link #addAll} them in the end.
 */
public final class TopK {
  private static final int FIRST_CAPACITY = 256;

  private final int limit;
  private double[] distances;
  private long[] rowids;
  private int size;
  private boolean sorted;

  /**
   * Keeps at most {@code limit} pairs.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  public TopK(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit " + limit);
    }
    this.limit = limit;
    int capacity = Math.min(limit, FIRST_CAPACITY);
    distances = new double[capacity];
    rowids = new long[capacity];
  }

  /** Forgets all pairs. */
  public void clear() {
    size = 0;
    sorted = false;
  }

  /** How many pairs are held. */
  public int size() {
    return size;
  }

  /** True when the limit is reached, so that a further pair has to beat the worst one. */
  public boolean isFull() {
    return size == limit;
  }

  /**
   * The distance that a further pair must not exceed to have a chance: that of the worst pair when
   * full, else positive infinity. Undefined order after {@link #sort} until the next push.
   */
  public double worst() {
    if (limit == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (size < limit) {
      return Double.POSITIVE_INFINITY;
    }
    return distances[sorted ? size - 1 : 0];
  }

  /**
   * Offers a pair.
   *
   * @return whether it is now among the kept ones; false for NaN
   */
  public boolean push(double distance, long rowid) {
    if (Double.isNaN(distance) || limit == 0) {
      return false;
    }
    if (sorted) {
      unsort();
    }
    if (size < limit) {
      if (size == distances.length) {
        grow();
      }
      siftUp(size++, distance, rowid);
      return true;
    }
    if (!before(distance, rowid, distances[0], rowids[0])) {
      return false;
    }
    siftDown(0, size, distance, rowid);
    return true;
  }

  /** Offers all pairs of another heap. */
  public void addAll(TopK other) {
    for (int i = 0; i < other.size; i++) {
      push(other.distances[i], other.rowids[i]);
    }
  }

  /** Puts the pairs in ascending order for {@link #distance} and {@link #rowid}. */
  public void sort() {
    if (sorted) {
      return;
    }
    for (int end = size - 1; end > 0; end--) {
      double distance = distances[end];
      long rowid = rowids[end];
      distances[end] = distances[0];
      rowids[end] = rowids[0];
      siftDown(0, end, distance, rowid);
    }
    sorted = true;
  }

  /** The distance of the i-th nearest pair; call {@link #sort} first. */
  public double distance(int i) {
    return distances[checked(i)];
  }

  /** The rowid of the i-th nearest pair; call {@link #sort} first. */
  public long rowid(int i) {
    return rowids[checked(i)];
  }

  private int checked(int i) {
    if (!sorted || i < 0 || i >= size) {
      throw new IllegalStateException("pair " + i + " of " + size + ", sorted " + sorted);
    }
    return i;
  }

  /** Ascending order reversed is a heap with the worst pair on top. */
  private void unsort() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      double distance = distances[i];
      distances[i] = distances[j];
      distances[j] = distance;
      long rowid = rowids[i];
      rowids[i] = rowids[j];
      rowids[j] = rowid;
    }
    sorted = false;
  }

  private void grow() {
    int capacity = (int) Math.min(limit, Math.max(FIRST_CAPACITY, distances.length * 2L));
    distances = Arrays.copyOf(distances, capacity);
    rowids = Arrays.copyOf(rowids, capacity);
  }

  private void siftUp(int from, double distance, long rowid) {
    int i = from;
    while (i > 0) {
      int parent = (i - 1) >>> 1;
      if (!before(distances[parent], rowids[parent], distance, rowid)) {
        break;
      }
      distances[i] = distances[parent];
      rowids[i] = rowids[parent];
      i = parent;
    }
    distances[i] = distance;
    rowids[i] = rowid;
  }

  private void siftDown(int from, int end, double distance, long rowid) {
    int i = from;
    while (2 * i + 1 < end) {
      int child = 2 * i + 1;
      if (child + 1 < end
          && before(distances[child], rowids[child], distances[child + 1], rowids[child + 1])) {
        child++;
      }
      if (!before(distance, rowid, distances[child], rowids[child])) {
        break;
      }
      distances[i] = distances[child];
      rowids[i] = rowids[child];
      i = child;
    }
    distances[i] = distance;
    rowids[i] = rowid;
  }

  private static boolean before(double distanceA, long rowidA, double distanceB, long rowidB) {
    return distanceA < distanceB || (distanceA == distanceB && rowidA < rowidB);
  }
}
