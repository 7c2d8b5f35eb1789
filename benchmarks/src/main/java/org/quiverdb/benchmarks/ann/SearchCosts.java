package org.quiverdb.benchmarks.ann;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.quiverdb.benchmarks.Times;

/**
 * What the ways to the nearest rows cost, which the planner weighs against each other: searches of
 * the vector index for more and more rows, rows by a B-tree, and reading the whole table.
 * Prints medians in microseconds.
 *
 * <p>Arguments: {@code [--rows 100000] [--dims 256] [--set embeddings] [--queries 60] [--dir
 * target/bench/ann]}; the set is {@code made} when dimensions are given. JVM options as for {@link
 * NearestNeighbours}.
 */
public final class SearchCosts {
  private static final int K = 10;
  private static final int ROUNDS = 3;
  private static final long WARM_UP_NANOS = 300_000_000;
  private static final List<Integer> WANTED = List.of(10, 30, 100, 300, 1000, 3000);
  private static final List<Integer> PASSING = List.of(1, 10, 100, 1000, 10_000, 50_000);

  private final Task task;
  private final Connection connection;
  private final int queries;

  private SearchCosts(Task task, Connection connection, int queries) {
    this.task = task;
    this.connection = connection;
    this.queries = Math.min(queries, task.queries().length);
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "rows", "dims", "set", "queries", "dir");
    int rows = flags.number("rows", 100_000);
    int dims = flags.number("dims", 0);
    Task task =
        dims > 0 ? Task.made(rows, dims, K) : Task.of(flags.text("set", "embeddings"), rows, K);
    System.out.printf("%,d x %d, %s, %s%n", task.rows(), task.dims(), task.metric(), task.source());
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, task.rows()).boxed().toList());
    Collections.shuffle(shuffled, new Random(5));
    TreeMap<String, int[]> columns = new TreeMap<>();
    columns.put("n", shuffled.stream().mapToInt(i -> i).toArray());
    TableFiles files = new TableFiles(Path.of(flags.text("dir", "target/bench/ann")));
    Path file = files.loaded("costs", task, task.rows(), columns);
    try (Connection c = TableFiles.open(file)) {
      try (Statement s = c.createStatement()) {
        s.execute("CREATE INDEX tn ON t(n)");
      }
      TableFiles.index(c, task.metric());
      new SearchCosts(task, c, flags.number("queries", 60)).run();
    }
    TableFiles.delete(file);
  }

  private void run() throws SQLException {
    System.out.printf("%-36s %8s %12s%n", "", "rows", "us");
    for (int wanted : WANTED) {
      print("search, rows wanted", wanted, "t INDEXED BY te", wanted);
    }
    for (int passing : PASSING) {
      print("B-tree, rows that pass", passing, "t INDEXED BY tn WHERE n < " + passing, K);
    }
    for (int passing : PASSING) {
      print("table, rows that pass", passing, "t NOT INDEXED WHERE +n < " + passing, K);
    }
    print("table, no filter", task.rows(), "t NOT INDEXED", K);
    for (int passing : PASSING) {
      print("planner, rows that pass by B-tree", passing, "t WHERE n < " + passing, K);
    }
    for (int passing : PASSING) {
      print("planner, rows that pass", passing, "t WHERE +n < " + passing, K);
    }
  }

  private void print(String what, int rows, String from, int k) throws SQLException {
    double least = Double.POSITIVE_INFINITY;
    try (NearestSelect select = new NearestSelect(connection, task.metric(), from, k)) {
      long until = System.nanoTime() + WARM_UP_NANOS;
      for (int i = 0; i == 0 || System.nanoTime() < until; i++) {
        select.run(task.queries()[i % queries]);
      }
      for (int round = 0; round < ROUNDS; round++) {
        Times times = new Times(what);
        for (int i = 0; i < queries; i++) {
          times.add(select.run(task.queries()[i]));
        }
        least = Math.min(least, times.median());
      }
    }
    System.out.printf(Locale.ROOT, "%-36s %8d %12.1f%n", what, rows, 1000 * least);
  }
}
