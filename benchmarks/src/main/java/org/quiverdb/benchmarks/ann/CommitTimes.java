package org.quiverdb.benchmarks.ann;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.quiverdb.benchmarks.Times;

/**
 * How long commits to an indexed table take, those in which rows move from the log into the graph
 * apart from the others. Not thread-safe.
 */
final class CommitTimes {
  private final Times ordinary;
  private final Times draining;

  /**
   * @param what goes before the names of both
   */
  CommitTimes(String what) {
    ordinary = new Times(what + "commits");
    draining = new Times(what + "commits that drain");
  }

  void add(long nanos, boolean drained) {
    (drained ? draining : ordinary).add(nanos);
  }

  /** Rows that are not in the graph of the index {@code te}. */
  static long pending(Connection c) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT count(*) FROM te_log")) {
      r.next();
      return r.getLong(1);
    }
  }

  /** Prints a line for each kind of which there were any. */
  void print() {
    print(ordinary);
    print(draining);
  }

  private static void print(Times times) {
    if (times.count() > 0) {
      System.out.printf(
          Locale.ROOT,
          "  %,d %s: p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
          times.count(),
          times.name(),
          times.median(),
          times.percentile(0.99),
          times.percentile(1));
    }
  }
}
