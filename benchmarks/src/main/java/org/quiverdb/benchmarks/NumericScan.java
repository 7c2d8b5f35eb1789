package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * A scan over numbers with a filter and an aggregate, 1,000,000 rows: its time, and what it
 * allocates. Such a scan must allocate nothing per row. {@code main} runs it under JMH's GC
 * profiler and prints the bytes allocated per row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED,org.quiverdb.engine"
    })
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NumericScan {
  private static final int ROWS = 1_000_000;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Path file;
  private QuiverConnection connection;
  private QuiverStatement statement;

  /** For JMH, which calls {@link #open} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public NumericScan() {}

  /** Fills a new file and prepares the query. */
  @Setup
  public void open() throws IOException {
    file = Files.createTempFile("numeric-scan", ".db");
    connection = QuiverConnection.open(file.toString());
    connection.execute("CREATE TABLE t(a INTEGER, b INTEGER, d REAL)");
    fill();
    statement = connection.prepare("SELECT sum(a * d), count(*), max(a) FROM t WHERE b > 500");
  }

  private void fill() {
    connection.execute("BEGIN");
    try (QuiverStatement insert = connection.prepare("INSERT INTO t VALUES (?, ?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.bindLong(1, i);
        insert.bindLong(2, i % 1000);
        insert.bindDouble(3, i / 8.0);
        insert.step();
      }
    }
    connection.execute("COMMIT");
  }

  /** The whole scan. */
  @Benchmark
  public double scan() {
    if (!statement.step()) {
      throw new IllegalStateException("no row");
    }
    double sum = statement.getDouble(0);
    statement.reset();
    return sum;
  }

  /** Closes and deletes the file. */
  @TearDown
  public void close() throws IOException {
    statement.close();
    connection.close();
    Files.deleteIfExists(file);
  }

  public static void main(String[] args) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(NumericScan.class.getName()).addProfiler(GCProfiler.class);
    for (RunResult result : new Runner(options.build()).run()) {
      double bytes = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
      System.out.printf(
          "%.4f bytes allocated per row, %.1f ms per scan of %,d rows%n",
          bytes / ROWS, result.getPrimaryResult().getScore(), ROWS);
    }
  }
}
