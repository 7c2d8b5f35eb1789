package org.quiverdb.benchmarks.ann;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.quiverdb.benchmarks.Times;

/** One size of {@link Growth}, in a JVM of its own. */
public final class GrowthStep {
  static final String HEADER =
      "%10s %9s %13s %12s %10s %10s %8s %13s %14s"
          .formatted(
              "rows",
              "build s",
              "build MB RSS",
              "bytes/vector",
              "first ms",
              "p50 ms",
              "p99 ms",
              "recall@10",
              "all MB RSS");

  private static final int K = 10;
  private static final int WARMUP_QUERIES = 3_000;

  private final float[][] queries;
  private final double[] limits;

  private GrowthStep(Path file, int dims) throws IOException {
    int bytes = Float.BYTES * dims + Double.BYTES;
    queries = new float[(int) (Files.size(file) / bytes)][dims];
    limits = new double[queries.length];
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      for (int q = 0; q < queries.length; q++) {
        for (int i = 0; i < dims; i++) {
          queries[q][i] = in.readFloat();
        }
        limits[q] = in.readDouble();
      }
    }
  }

  /**
   * Indexes a loaded file, asks, and prints the line.
   *
   * @param args the database file, the file of queries, dimensions, how many queries to time
   */
  public static void main(String[] args) throws Exception {
    GrowthStep step = new GrowthStep(Path.of(args[1]), Integer.parseInt(args[2]));
    System.out.println(step.run(Path.of(args[0]), Integer.parseInt(args[3])));
  }

  private String run(Path file, int timed) throws IOException, SQLException {
    long before = Files.size(file);
    try (Connection c = TableFiles.open(file)) {
      double seconds = TableFiles.index(c, Metric.COSINE);
      long built = ResidentSize.peakMegabytes();
      long rows = rows(c);
      long start = System.nanoTime();
      try (NearestSelect select = new NearestSelect(c, Metric.COSINE, "t", K)) {
        select.run(queries[0]);
        double first = (System.nanoTime() - start) / 1e6;
        ask(select, WARMUP_QUERIES, new Times("warm"));
        Times times = new Times("queries");
        double recall = ask(select, timed, times);
        return String.format(
            Locale.ROOT,
            "%,10d %9.1f %,13d %12.0f %10.1f %10.3f %8.3f %13.4f %,14d",
            rows,
            seconds,
            built,
            (Files.size(file) - before) / (double) rows,
            first,
            times.median(),
            times.percentile(0.99),
            recall,
            ResidentSize.peakMegabytes());
      }
    }
  }

  private static long rows(Connection c) throws SQLException {
    try (var s = c.createStatement();
        var r = s.executeQuery("SELECT max(id) + 1 FROM t")) {
      r.next();
      return r.getLong(1);
    }
  }

  private double ask(NearestSelect select, int times, Times into) throws SQLException {
    long hits = 0;
    for (int i = 0; i < times; i++) {
      into.add(select.run(queries[i % queries.length]));
      hits += Math.min(K, select.within(limits[i % queries.length]));
    }
    return hits / ((double) times * K);
  }
}
