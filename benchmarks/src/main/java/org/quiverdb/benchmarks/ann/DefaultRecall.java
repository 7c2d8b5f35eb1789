package org.quiverdb.benchmarks.ann;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.quiverdb.benchmarks.Times;

/**
 * What a search costs and finds when nothing is set: no PRAGMA at all, not even the page size. Runs
 * of many queries over one prepared statement, one thread, warm; each run and the median of each
 * figure over the runs.
 *
 * <p>Arguments: {@code [--set embeddings|mnist|euclidean|made] [--rows 100000] [--dims 256] [--runs
 * 5] [--queries 10000] [--page-size 65536] [--dir target/bench/ann]}; the page size, in bytes, is
 * for comparison. JVM options as for {@link NearestNeighbours}.
 */
public final class DefaultRecall {
  private static final int K = 10;
  private static final int WARMUP_QUERIES = 10_000;

  /** One run: times in milliseconds. */
  private record Run(double recall, double p50, double p99, double perSecond) {}

  private DefaultRecall() {}

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "set", "rows", "dims", "runs", "queries", "page-size", "dir");
    Task task = Task.of(flags, K);
    TableFiles files =
        new TableFiles(
            Path.of(flags.text("dir", "target/bench/ann")),
            flags.number("page-size", TableFiles.DEFAULT_PAGE_SIZE));
    Path file = files.loaded("default", task, task.rows());
    try (Connection c = TableFiles.open(file)) {
      double seconds = TableFiles.index(c, task.metric());
      System.out.printf(
          Locale.ROOT,
          "%,d x %d, %s, %s; pages of %,d bytes; index built in %.1f s%n",
          task.rows(),
          task.dims(),
          task.metric(),
          task.source(),
          pageSize(c),
          seconds);
      try (NearestSelect select = new NearestSelect(c, task.metric(), "t", K)) {
        run(task, select, flags.number("runs", 5), flags.number("queries", 10_000));
      }
    }
    TableFiles.delete(file);
  }

  private static int pageSize(Connection c) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("PRAGMA page_size")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void run(Task task, NearestSelect select, int count, int queries)
      throws SQLException {
    System.out.printf("%-8s %8s %9s %9s %9s%n", "run", "recall", "p50 ms", "p99 ms", "QPS");
    select.run(task, WARMUP_QUERIES, new Times("warm"));
    List<Run> runs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Times times = new Times("run");
      double recall = select.run(task, queries, times);
      Run run = new Run(recall, times.median(), times.percentile(0.99), times.perSecond());
      print(Integer.toString(i), run);
      runs.add(run);
    }
    Run median =
        new Run(
            median(runs, Run::recall),
            median(runs, Run::p50),
            median(runs, Run::p99),
            median(runs, Run::perSecond));
    print("median", median);
  }

  /** The middle one; of an even number of runs the lower of the two in the middle. */
  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  private static void print(String name, Run run) {
    System.out.printf(
        Locale.ROOT,
        "%-8s %8.4f %9.3f %9.3f %9.0f%n",
        name,
        run.recall(),
        run.p50(),
        run.p99(),
        run.perSecond());
  }
}
