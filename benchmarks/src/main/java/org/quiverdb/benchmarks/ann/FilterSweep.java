package org.quiverdb.benchmarks.ann;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.quiverdb.benchmarks.Times;

/**
 * The nearest rows that pass a filter, by the planner's choice beside the exact way: filters that
 * half of the rows pass, down to one row, by a column that has nothing to do with the vectors and
 * by one that ranks the rows by their distance from a pivot; each with and without a B-tree index.
 * Queries of the latter are those that lie nearest to the pivot and those farthest from it.
 *
 * <p>Prints for each how many rows came at least of those that had to, the recall against the exact
 * answer, medians in milliseconds, and the ratio to the faster exact way ({@code NOT INDEXED}, or
 * {@code INDEXED BY} the B-tree).
 *
 * <p>Arguments: {@code [--rows 100000] [--queries 40] [--set embeddings] [--dir target/bench/ann]}.
 * JVM options as for {@link NearestNeighbours}.
 */
public final class FilterSweep {
  private static final int K = 10;
  private static final double[] SHARES = {0.5, 0.1, 0.01, 0.001, 0};
  private static final String CHANCE = "chance";
  private static final String RANK = "rank";
  private static final String WITH_TREE = "_i";
  private static final long WARM_UP_NANOS = 150_000_000;

  private final Task task;
  private final Connection connection;
  private final int count;

  private FilterSweep(Task task, Connection connection, int count) {
    this.task = task;
    this.connection = connection;
    this.count = Math.min(count, task.queries().length);
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "rows", "queries", "set", "dir");
    Task task = Task.of(flags.text("set", "embeddings"), flags.number("rows", 100_000), K);
    System.out.printf("%,d x %d, %s, %s%n", task.rows(), task.dims(), task.metric(), task.source());
    TableFiles files = new TableFiles(Path.of(flags.text("dir", "target/bench/ann")));
    Path file = files.loaded("filter", task, task.rows(), columns(task));
    try (Connection c = TableFiles.open(file)) {
      try (Statement s = c.createStatement()) {
        for (String column : List.of(CHANCE, RANK)) {
          s.execute("CREATE INDEX t_%1$s ON t(%1$s)".formatted(column + WITH_TREE));
        }
      }
      System.out.printf(Locale.ROOT, "built in %.1f s%n", TableFiles.index(c, task.metric()));
      new FilterSweep(task, c, flags.number("queries", 40)).run();
    }
    TableFiles.delete(file);
  }

  private static SortedMap<String, int[]> columns(Task task) {
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, task.rows()).boxed().toList());
    Collections.shuffle(shuffled, new Random(5));
    int[] chance = shuffled.stream().mapToInt(i -> i).toArray();
    Integer[] sorted = sorted(task, task.vectors());
    int[] rank = new int[task.rows()];
    for (int i = 0; i < rank.length; i++) {
      rank[sorted[i]] = i;
    }
    SortedMap<String, int[]> columns = new TreeMap<>();
    columns.put(CHANCE, chance);
    columns.put(CHANCE + WITH_TREE, chance);
    columns.put(RANK, rank);
    columns.put(RANK + WITH_TREE, rank);
    return columns;
  }

  /** Positions of vectors by their distance from the pivot, which is the first row. */
  private static Integer[] sorted(Task task, float[][] vectors) {
    float[] pivot = task.vectors()[0];
    double[] distances = new double[vectors.length];
    IntStream.range(0, vectors.length)
        .parallel()
        .forEach(i -> distances[i] = task.metric().distance(pivot, vectors[i]));
    Integer[] sorted = IntStream.range(0, vectors.length).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(i -> distances[i]));
    return sorted;
  }

  private void run() throws SQLException {
    Integer[] sorted = sorted(task, task.queries());
    float[][] near = new float[count][];
    float[][] far = new float[count][];
    for (int i = 0; i < count; i++) {
      near[i] = task.queries()[sorted[i]];
      far[i] = task.queries()[sorted[sorted.length - 1 - i]];
    }
    float[][] any = Arrays.copyOf(task.queries(), count);
    System.out.printf(
        "%n%-10s %-9s %8s %-8s %9s %8s %9s %9s %7s%n",
        "column", "queries", "pass", "B-tree", "rows", "recall", "exact ms", "ms", "ratio");
    for (String tree : List.of("", WITH_TREE)) {
      for (double share : SHARES) {
        measure(CHANCE + tree, share, "any", any);
        measure(RANK + tree, share, "nearest", near);
        measure(RANK + tree, share, "farthest", far);
      }
    }
  }

  private void measure(String column, double share, String which, float[][] queries)
      throws SQLException {
    int passing = Math.max(1, (int) Math.round(share * task.rows()));
    boolean tree = column.endsWith(WITH_TREE);
    String where = " WHERE " + column + " < " + passing;
    Times scanned = new Times("scan");
    Times byTree = new Times("B-tree");
    Times times = new Times(column);
    int expected = Math.min(K, passing);
    int fewest = K;
    double recall = 0;
    try (NearestSelect scan = select("t NOT INDEXED" + where);
        NearestSelect few = select("t " + (tree ? "INDEXED BY t_" + column : "") + where);
        NearestSelect select = select("t" + where)) {
      warmUp(scan, queries);
      warmUp(few, queries);
      warmUp(select, queries);
      // In turns, so that a machine that is slower for a while is so for all of them.
      for (float[] query : queries) {
        scanned.add(scan.run(query));
        if (tree) {
          byTree.add(few.run(query));
        }
        times.add(select.run(query));
        fewest = Math.min(fewest, select.count());
        recall += Math.min(expected, select.within(scan.farthest()));
      }
    }
    Times exact = tree && byTree.median() < scanned.median() ? byTree : scanned;
    System.out.printf(
        Locale.ROOT,
        "%-10s %-9s %8d %-8s %4d / %2d %8.4f %9.3f %9.3f %7.2f%n",
        column,
        which,
        passing,
        tree ? "yes" : "no",
        fewest,
        expected,
        recall / queries.length / expected,
        exact.median(),
        times.median(),
        times.median() / exact.median());
  }

  private static void warmUp(NearestSelect select, float[][] queries) throws SQLException {
    long until = System.nanoTime() + WARM_UP_NANOS;
    for (int i = 0; i == 0 || System.nanoTime() < until; i++) {
      select.run(queries[i % queries.length]);
    }
  }

  private NearestSelect select(String from) throws SQLException {
    return new NearestSelect(connection, task.metric(), from, K);
  }
}
