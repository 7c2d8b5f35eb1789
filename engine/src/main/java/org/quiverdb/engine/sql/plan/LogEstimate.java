package org.quiverdb.engine.sql.plan;

/**
 * Arithmetic on row counts and costs kept as ten times their binary logarithm, so that products are
 * sums.
 */
final class LogEstimate {
  private LogEstimate() {}

  /** The logarithm of a count; 0 for 0 and 1. */
  static int of(long count) {
    return count <= 1 ? 0 : (int) Math.round(10 * Math.log(count) / Math.log(2));
  }

  /** The logarithm of the sum of two numbers given by their logarithms. */
  static int add(int a, int b) {
    int larger = Math.max(a, b);
    int distance = larger - Math.min(a, b);
    if (distance > 49) {
      return larger;
    }
    return larger + (int) Math.round(10 * Math.log1p(Math.pow(2, -distance / 10.0)) / Math.log(2));
  }

  /** The cost of a seek in a tree with so many entries. */
  static int seek(int entries) {
    return entries <= 10 ? 0 : of(entries) - 33;
  }
}
