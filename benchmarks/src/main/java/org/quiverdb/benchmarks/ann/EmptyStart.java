package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.quiverdb.benchmarks.Times;

/**
 * An index that is made on an empty table, which then fills by small transactions: how long commits
 * take in which rows move into the graph, and what queries find on the way.
 *
 * <p>Arguments: {@code [--rows 20000] [--batch 20] [--rounds 2] [--set embeddings] [--dir
 * target/bench/ann]}; the first round is of a JVM that has done nothing yet. JVM options as for
 * {@link NearestNeighbours}.
 */
public final class EmptyStart {
  private static final int K = 10;
  private static final int[] ASKED_AT = {2_000, 5_000, 10_000};

  private final Task task;
  private final TableFiles files;
  private final int batch;

  private EmptyStart(Task task, TableFiles files, int batch) {
    this.task = task;
    this.files = files;
    this.batch = batch;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "rows", "batch", "rounds", "set", "dir");
    Task task = Task.of(flags.text("set", "embeddings"), flags.number("rows", 20_000), K);
    TableFiles files = new TableFiles(Path.of(flags.text("dir", "target/bench/ann")));
    System.out.printf("%,d x %d, %s, %s%n", task.rows(), task.dims(), task.metric(), task.source());
    for (int round = 0; round < flags.number("rounds", 2); round++) {
      new EmptyStart(task, files, flags.number("batch", 20)).fill();
    }
  }

  private void fill() throws IOException, SQLException {
    System.out.printf("%ntransactions of %d rows%n", batch);
    Path file = files.loaded("empty", task, 0);
    CommitTimes commits = new CommitTimes("");
    try (Connection c = TableFiles.open(file)) {
      TableFiles.index(c, task.metric());
      c.setAutoCommit(false);
      long waiting = 0;
      try (PreparedStatement insert = c.prepareStatement(TableFiles.INSERT)) {
        for (int row = 0; row < task.rows(); row++) {
          insert.setInt(1, row);
          insert.setObject(2, task.vectors()[row]);
          insert.executeUpdate();
          if ((row + 1) % batch == 0) {
            long start = System.nanoTime();
            c.commit();
            long nanos = System.nanoTime() - start;
            long now = CommitTimes.pending(c);
            commits.add(nanos, now < waiting + batch);
            waiting = now;
            askAt(row + 1, c);
          }
        }
      }
      c.commit();
      commits.print();
      ask(task, c);
      c.setAutoCommit(true);
      try (Statement s = c.createStatement()) {
        s.execute("PRAGMA optimize");
      }
      System.out.print("  after PRAGMA optimize:");
      ask(task, c);
    } finally {
      TableFiles.delete(file);
    }
  }

  private void askAt(int rows, Connection c) throws SQLException {
    for (int at : ASKED_AT) {
      if (at == rows && rows < task.rows()) {
        ask(task.first(rows), c);
      }
    }
  }

  private static void ask(Task part, Connection c) throws SQLException {
    Times times = new Times("queries");
    try (NearestSelect select = new NearestSelect(c, part.metric(), "t", part.k())) {
      int queries = part.queries().length;
      select.run(part, queries, new Times("warm-up"));
      double recall = select.run(part, queries, times);
      System.out.printf(
          Locale.ROOT,
          "  %,d rows, %,d pending: recall %.4f, p50 %.3f ms, p99 %.3f ms%n",
          part.rows(),
          CommitTimes.pending(c),
          recall,
          times.median(),
          times.percentile(0.99));
    }
  }
}
