package org.quiverdb.engine.exec.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.spi.Candidates;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * The nearest rows by an index: takes its candidates in the order of their estimates, looks each up
 * in the table, tests the conditions, and measures exactly what passes. Asks for more until enough
 * rows pass, so that there are as many rows as the exact way would find.
 *
 * <p>Where WHERE bounds the distance, the search ends as soon as its candidates are beyond.
 *
 * <p>When few rows pass, a wide search costs more than the exact way. What the share of passing
 * rows says about that is looked at after each batch; {@link #run} then answers false and the
 * caller takes the exact way.
 */
final class NearestByIndex {
  /** The rows of the table. */
  interface Rows {
    /** Goes to a row and tests the conditions. */
    Test test(ExecContext x, long rowid);

    /** Measures the row of the last test, which has passed. */
    void measure(ExecContext x, QueryKernel kernel, Nearest into, long rowid);

    /** The distance of the row of the last test, NaN when it has none. */
    double distance(ExecContext x, QueryKernel kernel);
  }

  /** What became of a candidate. */
  enum Test {
    /** There is no such row. */
    GONE,
    FAILED,
    PASSED
  }

  /** Patience of a search that must not give up. */
  static final double FOREVER = Double.POSITIVE_INFINITY;

  /** Patience with an index that has not all rows of the table. */
  static final double PARTIAL = 4;

  /**
   * What a row costs that is read and fails, in units of one that is measured: 0.10 of 0.36 us with
   * 256 dimensions, and of 0.68 us with 1,536 (benchmark SearchCosts). The larger share is in
   * favour of a search that has begun.
   */
  private static final double FAILED_ROW_COST = 0.3;

  /** So many tested rows before their share of passing ones says anything. */
  private static final int FEWEST_TESTED = 32;

  private final VectorIndex index;
  private final DistanceMetric metric;
  private final Rows rows;
  private final double patience;
  private final double bound;
  private final @Nullable FewRows few;
  private long passed;
  private long failed;

  /** Candidates beyond the bound. */
  private long beyond;

  /** Candidates that were not tested, as they are farther than all that are kept. */
  private long farther;

  /**
   * @param patience so many times the cost of measuring all rows of the index is too much; a
   *     partial index has fewer rows than the table
   * @param bound no row with a larger distance passes; may be infinite
   * @param few another way than to read the table, or null
   */
  NearestByIndex(
      VectorIndex index,
      DistanceMetric metric,
      Rows rows,
      double patience,
      double bound,
      @Nullable FewRows few) {
    this.index = index;
    this.metric = metric;
    this.rows = rows;
    this.patience = patience;
    this.bound = bound;
    this.few = few;
  }

  /** Whether it searches in that index. */
  boolean isOf(VectorIndex other) {
    return index == other;
  }

  /**
   * Adds the nearest rows that have a distance, but for the invalid ones.
   *
   * @param recall share of them that is to be found
   * @return false when it gave up
   */
  boolean run(ExecContext x, QueryVector query, Nearest into, long wanted, double recall) {
    passed = 0;
    failed = 0;
    beyond = 0;
    farther = 0;
    if (few == null && patience == 1 && index.cost(wanted, recall) > index.rowCount()) {
      return false;
    }
    QueryKernel kernel = query.own();
    long first = needed(into, wanted);
    try (Candidates found = index.search(metric, query.address(), query.length(), first, recall)) {
      int at = 0;
      while (true) {
        measure(x, kernel, found, at, into);
        at = found.count();
        long needed = needed(into, wanted);
        long seen = into.withTies() ? passed + farther : passed;
        if (seen >= needed && found.reliable() * share() >= needed || isBeyond(found)) {
          return true;
        }
        if (isTooMuch(needed, recall)) {
          return false;
        }
        x.checkInterrupt();
        if (!found.more()) {
          return true;
        }
      }
    }
  }

  private void measure(
      ExecContext x, QueryKernel kernel, Candidates found, int from, Nearest into) {
    int count = found.count();
    for (int i = from; i < count; i++) {
      double nearest = found.lowerBound(i);
      if (nearest > bound) {
        beyond++;
        continue;
      }
      if (nearest > into.worst) {
        farther++;
        continue;
      }
      x.tick();
      long rowid = found.rowid(i);
      switch (rows.test(x, rowid)) {
        case PASSED -> {
          passed++;
          rows.measure(x, kernel, into, rowid);
        }
        case FAILED -> {
          if (bound < Double.POSITIVE_INFINITY && rows.distance(x, kernel) > bound) {
            beyond++;
          } else {
            failed++;
          }
        }
        case GONE -> {
          // Deleted without a note in the log, as REPLACE does.
        }
      }
    }
  }

  /**
   * So many of the rows that the search is sure of have to pass: with ties one more than are kept,
   * which is farther than all of those.
   */
  private static long needed(Nearest into, long wanted) {
    return into.withTies() ? Math.max(wanted, into.near()) + 1 : wanted;
  }

  /** Whether one of the rows that the search is sure of is beyond the bound, so that all are in. */
  private boolean isBeyond(Candidates found) {
    return beyond > 0 && found.reliable() > found.count() - beyond;
  }

  private double share() {
    return passed == 0 ? 0 : (double) passed / (passed + failed);
  }

  /** Whether finding so many passing rows will cost more than the exact way. */
  private boolean isTooMuch(long wanted, double recall) {
    if (passed + failed < FEWEST_TESTED) {
      return false;
    }
    double share = (passed + 0.5) / (passed + failed + 1);
    double exact =
        few == null ? index.rowCount() * (FAILED_ROW_COST + share) * patience : few.cost(share);
    return index.cost((long) Math.ceil(wanted / share), recall) > exact;
  }

  /**
   * Adds the rows that can be no candidates.
   *
   * @param withNulls whether rows whose value is NULL count
   * @param wanted so many rows without distance are enough
   */
  void addOthers(ExecContext x, QueryKernel kernel, Nearest into, boolean withNulls, long wanted) {
    for (long rowid : index.invalid()) {
      addOther(x, kernel, into, rowid);
    }
    if (!withNulls) {
      return;
    }
    for (long rowid : index.nulls()) {
      if (into.without() >= wanted) {
        return;
      }
      addOther(x, kernel, into, rowid);
    }
  }

  private void addOther(ExecContext x, QueryKernel kernel, Nearest into, long rowid) {
    x.tick();
    if (rows.test(x, rowid) == Test.PASSED) {
      rows.measure(x, kernel, into, rowid);
    }
  }
}
