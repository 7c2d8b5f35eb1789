package org.quiverdb.engine.exec.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.vector.TopK;

/**
 * The first rows of an order by distance: those with the smallest distances, and, apart from them,
 * those without a distance (NULL), by rowid. If asked for, also all rows that are as far as the
 * last one. Not thread-safe; each scanning thread fills one of its
 * own.
 */
final class Nearest {
  /** More rows than this are never kept; an array could not be longer. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private TopK near;
  private final TopK without;
  private final @Nullable Ties ties;

  /** The distance that a further row must not exceed. */
  double worst;

  /**
   * @param kept how many rows are wanted; negative for all
   */
  Nearest(long kept) {
    this(kept, false);
  }

  /**
   * @param withTies whether rows that are as far as the last one of those wanted are kept too
   */
  Nearest(long kept, boolean withTies) {
    boolean all = kept < 0 || kept > MOST;
    int limit = all ? MOST : (int) kept;
    near = new TopK(limit);
    without = new TopK(withTies ? MOST : limit);
    ties = withTies && !all ? new Ties() : null;
    worst = near.worst();
  }

  /** Forgets all rows. */
  void clear() {
    near.clear();
    without.clear();
    if (ties != null) {
      ties.clear();
    }
    worst = near.worst();
  }

  /** Adds a row with its distance; NaN stands for NULL. */
  void add(double distance, long rowid) {
    if (distance <= worst) {
      near.push(distance, rowid);
      worst = near.worst();
      if (ties != null) {
        ties.add(distance, rowid, worst);
      }
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
    if (ties != null && other.ties != null) {
      ties.addAll(other.ties, worst);
    }
  }

  boolean withTies() {
    return ties != null;
  }

  /** How many rows with a distance are kept. */
  int near() {
    return ties == null ? near.size() : ties.count(worst);
  }

  /** How many rows without one are kept. */
  int without() {
    return without.size();
  }

  /** To be called when all rows are in, before they are taken out. */
  void sort() {
    if (ties != null) {
      near = ties.top(worst);
    }
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
