package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.quiverdb.benchmarks.Times;

/**
 * What a vector index costs a table that grows, and what queries cost right after: single-row
 * inserts in one transaction, each in its own, and by stock SQLite through sqlite-jdbc.
 *
 * <p>Arguments: {@code [--rows 100000] [--added 10000] [--rounds 3] [--set embeddings] [--cases
 * transaction,autocommit,stock] [--dir target/bench/ann]}. JVM options as for {@link
 * NearestNeighbours}; 3 GB of disk.
 */
public final class IndexUpkeep {
  private static final int K = 10;
  private static final int QUERIES = 1_000;
  private static final int WARMUP_ADDED = 1_000;

  private final Task task;
  private final int rows;
  private final int added;
  private final int rounds;
  private final TableFiles files;
  private final Path plain;
  private final Path indexed;

  private IndexUpkeep(Task task, int rows, Flags flags) throws IOException, SQLException {
    this.task = task;
    this.rows = rows;
    added = task.rows() - rows;
    rounds = flags.number("rounds", 3);
    files = new TableFiles(Path.of(flags.text("dir", "target/bench/ann")));
    plain = files.loaded("plain", task, rows);
    indexed = files.copy(plain, "indexed");
    Task before = task.first(rows);
    try (Connection c = TableFiles.open(indexed)) {
      System.out.printf(Locale.ROOT, "built in %.1f s%n", TableFiles.index(c, task.metric()));
      ask("before", before, c, 10 * QUERIES);
      ask("before", before, c, QUERIES);
    }
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "rows", "added", "rounds", "set", "cases", "dir");
    int rows = flags.number("rows", 100_000);
    int added = flags.number("added", 10_000);
    Task task = Task.of(flags.text("set", "embeddings"), rows + added, K);
    System.out.printf(
        "%,d + %,d x %d, %s, %s%n", rows, added, task.dims(), task.metric(), task.source());
    IndexUpkeep upkeep = new IndexUpkeep(task, rows, flags);
    for (String one : flags.list("cases", "transaction,autocommit,stock")) {
      switch (one) {
        case "transaction" -> upkeep.transaction();
        case "autocommit" -> upkeep.autocommit();
        case "stock" -> upkeep.stock();
        default -> throw new IOException("no case " + one);
      }
    }
    TableFiles.delete(upkeep.plain);
    TableFiles.delete(upkeep.indexed);
  }

  /** Prepares, asks queries and prints the first time, percentiles and the recall. */
  private static void ask(String when, Task task, Connection c, int queries) throws SQLException {
    Times times = new Times(when);
    long start = System.nanoTime();
    try (NearestSelect select = new NearestSelect(c, task.metric(), "t", K)) {
      select.run(task.queries()[0]);
      long first = System.nanoTime() - start;
      double recall = select.run(task, queries, times);
      System.out.printf(
          Locale.ROOT,
          "  queries %s: prepared and first %.1f ms, then p50 %.3f ms, p99 %.3f ms, recall %.4f%n",
          when,
          first / 1e6,
          times.median(),
          times.percentile(0.99),
          recall);
    }
  }

  private void transaction() throws IOException, SQLException {
    System.out.printf("%n%,d inserts in one transaction%n", added);
    insert(indexed, WARMUP_ADDED, false);
    insert(plain, WARMUP_ADDED, false);
    double[] ratios = new double[rounds];
    double[] ratiosWithCommit = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double[] without = insert(plain, added, false);
      double[] with = insert(indexed, added, true);
      ratios[round] = with[0] / without[0];
      ratiosWithCommit[round] = (with[0] + with[1]) / (without[0] + without[1]);
      System.out.printf(
          Locale.ROOT,
          "  without %.0f ms and commit %.0f ms; with %.0f ms and commit %.0f ms;"
              + " ratio %.2f, with commit %.2f%n",
          without[0],
          without[1],
          with[0],
          with[1],
          ratios[round],
          ratiosWithCommit[round]);
    }
    System.out.printf(
        Locale.ROOT,
        "  medians: ratio %.2f, with commit %.2f%n",
        median(ratios),
        median(ratiosWithCommit));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Milliseconds of the inserts and of the commit, on a copy of a file. */
  private double[] insert(Path from, int count, boolean asks) throws IOException, SQLException {
    Path copy = files.copy(from, "copy");
    try (Connection c = TableFiles.open(copy)) {
      c.setAutoCommit(false);
      long start = System.nanoTime();
      try (PreparedStatement insert = c.prepareStatement(TableFiles.INSERT)) {
        for (int row = rows; row < rows + count; row++) {
          insert.setInt(1, row);
          insert.setObject(2, task.vectors()[row]);
          insert.executeUpdate();
        }
      }
      long inserted = System.nanoTime();
      c.commit();
      long committed = System.nanoTime();
      c.setAutoCommit(true);
      if (asks) {
        ask("right after", task, c, QUERIES);
        System.out.printf("  %,d rows in the log%n", CommitTimes.pending(c));
      }
      return new double[] {(inserted - start) / 1e6, (committed - inserted) / 1e6};
    } finally {
      TableFiles.delete(copy);
    }
  }

  private void autocommit() throws IOException, SQLException {
    System.out.printf("%n%,d inserts, each a transaction%n", added);
    commits("without index", plain, false);
    commits("with index", indexed, true);
  }

  private void commits(String name, Path from, boolean isIndexed) throws IOException, SQLException {
    Path copy = files.copy(from, "copy");
    CommitTimes commits = new CommitTimes(name + ", ");
    double sum = 0;
    try (Connection c = TableFiles.open(copy);
        PreparedStatement insert = c.prepareStatement(TableFiles.INSERT)) {
      long waiting = 0;
      for (int row = rows; row < rows + added; row++) {
        insert.setInt(1, row);
        insert.setObject(2, task.vectors()[row]);
        long start = System.nanoTime();
        insert.executeUpdate();
        long nanos = System.nanoTime() - start;
        long now = isIndexed ? CommitTimes.pending(c) : 0;
        commits.add(nanos, isIndexed && now <= waiting);
        waiting = now;
        sum += nanos / 1e9;
      }
      System.out.printf(Locale.ROOT, "  %s: %.1f s in all%n", name, sum);
      commits.print();
      if (isIndexed) {
        ask("right after", task, c, QUERIES);
        System.out.printf("  %,d rows in the log%n", waiting);
      }
    } finally {
      TableFiles.delete(copy);
    }
  }

  private void stock() throws IOException, SQLException {
    System.out.printf("%n%,d inserts by stock SQLite in one transaction%n", added);
    Path copy = files.copy(indexed, "copy");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
      c.setAutoCommit(false);
      long start = System.nanoTime();
      try (PreparedStatement insert = c.prepareStatement(TableFiles.INSERT)) {
        for (int row = rows; row < rows + added; row++) {
          insert.setInt(1, row);
          insert.setBytes(2, Task.blob(task.vectors()[row]));
          insert.executeUpdate();
        }
      }
      c.commit();
      System.out.printf(
          Locale.ROOT, "  stock SQLite took %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }
    try (Connection c = TableFiles.open(copy)) {
      ask("right after", task, c, QUERIES);
      System.out.printf("  %,d rows in the log%n", CommitTimes.pending(c));
    } finally {
      TableFiles.delete(copy);
    }
  }
}
