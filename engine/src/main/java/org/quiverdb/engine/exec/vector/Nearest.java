package org.quiverdb.engine.exec.vector;

import org.quiverdb.vector.TopK;

/**
 * The first rows of an order by distance: those with the smallest distances, and, apart from them,
 * those without a distance (NULL), by rowid. Not thread-safe; each scanning thread fills one of its
 * own.
 */
final class Nearest {
  /** More rows than this are never kept; an array could not be longer. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final TopK near;
  private final TopK without;

  /** The distance that a further row must not exceed. */
  double worst;

  /**
   * @param kept how many rows are wanted; negative for all
   */
  Nearest(long kept) {
    int limit = kept < 0 || kept > MOST ? MOST : (int) kept;
    near = new TopK(limit);
    without = new TopK(limit);
    worst = near.worst();
  }

  /** Forgets all rows. */
  void clear() {
    near.clear();
    without.clear();
    worst = near.worst();
  }

  /** Adds a row with its distance; NaN stands for NULL. */
  void add(double distance, long rowid) {
    if (distance <= worst) {
      near.push(distance, rowid);
      worst = near.worst();
    } else if (Double.isNaN(distance)) {
      addWithout(rowid);
    }
  }

  /** Adds a row whose distance is NULL. */
  void addWithout(long rowid) {
    without.push(0, rowid);
  }

  void addAll(Nearest other) {
    near.addAll(other.near);
    without.addAll(other.without);
    worst = near.worst();
  }

  /** How many rows with a distance are kept. */
  int near() {
    return near.size();
  }

  /** How many rows without one are kept. */
  int without() {
    return without.size();
  }

  /** To be called when all rows are in, before they are taken out. */
  void sort() {
    near.sort();
    without.sort();
  }

  /** Rows that can be taken out; it may be twice what is wanted. */
  long size() {
    return (long) near.size() + without.size();
  }

  /** Whether row {@code i} of the order has a distance. */
  boolean hasDistance(long i, boolean nullsFirst) {
    return nullsFirst ? i >= without.size() : i < near.size();
  }

  double distance(long i, boolean nullsFirst) {
    return near.distance(nullsFirst ? (int) (i - without.size()) : (int) i);
  }

  long rowid(long i, boolean nullsFirst) {
    if (hasDistance(i, nullsFirst)) {
      return near.rowid(nullsFirst ? (int) (i - without.size()) : (int) i);
    }
    return without.rowid(nullsFirst ? (int) i : (int) (i - near.size()));
  }
}
