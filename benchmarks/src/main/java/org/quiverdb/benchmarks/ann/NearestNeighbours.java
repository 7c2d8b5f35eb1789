package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Recall against queries per second of Quiver's index, JVector and Lucene on the same vectors, one
 * thread per query, warm; and what building costs each.
 *
 * <p>Arguments: {@code [--rows 100000] [--set
 * embeddings|mnist|euclidean] [--engines quiver,jvector,lucene]
 * [--dir target/bench/ann] [--queries 10000] [--plot docs/ann.svg]}. Wants {@code --add-modules
 * jdk.incubator.vector --enable-native-access=ALL-UNNAMED} and a heap of 6 GB.
 */
public final class NearestNeighbours {
  private static final int K = 10;
  private static final int WARMUP_QUERIES = 2_000;
  private static final double GOAL = 0.99;

  private final Options options;
  private final Task task;
  private final List<Curve> curves = new ArrayList<>();

  private NearestNeighbours(Options options, Task task) {
    this.options = options;
    this.task = task;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Options options = Options.of(args);
    Files.createDirectories(options.folder);
    Task task = Task.of(options.set, options.rows, K);
    new NearestNeighbours(options, task).run();
  }

  private void run() throws Exception {
    System.out.printf(
        "%,d x %d, %s, %s; recall@%d over %d queries%n",
        task.rows(), task.dims(), task.metric(), task.source(), K, task.queries().length);
    for (String name : options.engines) {
      for (Engine engine : engines(name)) {
        try (engine) {
          measure(engine);
        }
      }
    }
    printSummary();
    if (!options.plot.isEmpty()) {
      Files.writeString(Path.of(options.plot), Plot.svg(task, curves));
    }
  }

  private List<Engine> engines(String name) throws IOException {
    return switch (name) {
      case "quiver" -> List.of(new QuiverEngine(options.folder));
      case "jvector" -> List.of(new JVectorEngine());
      case "lucene" ->
          List.of(
              lucene(ScalarEncoding.UNSIGNED_BYTE), lucene(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE));
      default -> throw new IllegalArgumentException("no engine " + name);
    };
  }

  private Engine lucene(ScalarEncoding encoding) {
    return new LuceneEngine(encoding, options.folder.resolve("lucene-" + encoding.getBits()));
  }

  private void measure(Engine engine) throws Exception {
    if (engine instanceof QuiverEngine quiver) {
      quiver.load(task);
    }
    long start = System.nanoTime();
    engine.build(task);
    double seconds = (System.nanoTime() - start) / 1e9;
    double bytes = engine.indexBytes() / (double) task.rows();
    Curve curve = new Curve(engine.name(), seconds, bytes);
    curves.add(curve);
    System.out.printf(
        Locale.ROOT, "%n%s: built in %.1f s, %.0f bytes/vector%n", engine.name(), seconds, bytes);
    System.out.printf("%8s %8s %9s %9s %9s%n", "effort", "recall", "p50 ms", "p99 ms", "QPS");
    for (int effort : engine.efforts()) {
      engine.effort(effort);
      curve.add(point(engine, effort));
    }
  }

  private Curve.Point point(Engine engine, int effort) throws Exception {
    int queries = task.queries().length;
    for (int i = 0; i < WARMUP_QUERIES; i++) {
      engine.search(task.queries()[i % queries], K);
    }
    double recall = 0;
    for (int q = 0; q < queries; q++) {
      recall += task.recall(q, engine.search(task.queries()[q], K)) / queries;
    }
    long[] nanos = new long[options.queries];
    long start = System.nanoTime();
    long before = start;
    for (int i = 0; i < nanos.length; i++) {
      engine.search(task.queries()[i % queries], K);
      long now = System.nanoTime();
      nanos[i] = now - before;
      before = now;
    }
    double perSecond = nanos.length / ((before - start) / 1e9);
    Arrays.sort(nanos);
    Curve.Point point =
        new Curve.Point(
            effort,
            recall,
            nanos[nanos.length / 2] / 1e6,
            nanos[(int) (nanos.length * 0.99)] / 1e6,
            perSecond);
    System.out.printf(
        Locale.ROOT,
        "%8d %8.4f %9.3f %9.3f %9.0f%n",
        effort,
        point.recall(),
        point.p50(),
        point.p99(),
        perSecond);
    return point;
  }

  private void printSummary() {
    System.out.printf("%n%-32s %10s %12s %12s%n", "", "build s", "bytes/vector", "QPS at " + GOAL);
    for (Curve curve : curves) {
      System.out.printf(
          Locale.ROOT,
          "%-32s %10.1f %12.0f %12.0f%n",
          curve.engine(),
          curve.buildSeconds(),
          curve.bytesPerVector(),
          curve.queriesPerSecondAt(GOAL));
    }
  }

  /** The command line. */
  private static final class Options {
    int rows = 100_000;
    String set = "embeddings";
    List<String> engines = List.of("quiver", "jvector", "lucene");
    Path folder = Path.of("target", "bench", "ann");
    int queries = 10_000;
    String plot = "";

    static Options of(String[] args) throws IOException {
      Options o = new Options();
      for (int i = 0; i + 1 < args.length; i += 2) {
        switch (args[i]) {
          case "--rows" -> o.rows = Integer.parseInt(args[i + 1]);
          case "--set" -> o.set = args[i + 1];
          case "--engines" -> o.engines = List.of(args[i + 1].split(","));
          case "--dir" -> o.folder = Path.of(args[i + 1]);
          case "--queries" -> o.queries = Integer.parseInt(args[i + 1]);
          case "--plot" -> o.plot = args[i + 1];
          default -> throw new IOException("unexpected argument " + args[i]);
        }
      }
      return o;
    }
  }
}
