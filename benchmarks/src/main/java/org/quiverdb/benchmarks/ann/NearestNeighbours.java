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
 * Recall against queries per second of Quiver's index, JVector, Lucene and other peers on the same
 * vectors, one thread per query, warm; and what building costs each. Turso and sqlite-vec have no
 * index and are exact; libSQL builds so slowly that 100,000 rows take it a quarter of an hour.
 *
 * <p>Arguments: {@code [--set embeddings|mnist|euclidean|made] [--rows 100000] [--dims 256]
 * [--engines quiver,jvector,lucene,hnswlib,libsql,sqlite-vec,turso] [--queries 10000] [--dir
 * target/bench/ann] [--plot docs/ann.svg]}; the dimensions are those of the set {@code made}. Wants
 * {@code --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED} and a heap of 6 GB.
 * Resident sizes are those of this process, with the vectors and truths of the task in its heap; a
 * peer that is a process of its own has none.
 */
public final class NearestNeighbours {
  private static final int K = 10;
  private static final List<String> PEERS = List.of("hnswlib", "libsql", "sqlite-vec", "turso");
  private static final int WARMUP_QUERIES = 2_000;
  private static final double GOAL = 0.99;

  private final Task task;
  private final Path folder;
  private final int timed;
  private final List<Curve> curves = new ArrayList<>();

  private NearestNeighbours(Task task, Path folder, int timed) {
    this.task = task;
    this.folder = folder;
    this.timed = timed;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "set", "rows", "dims", "engines", "queries", "dir", "plot");
    Path folder = Files.createDirectories(Path.of(flags.text("dir", "target/bench/ann")));
    String set = flags.text("set", "embeddings");
    int rows = flags.number("rows", 100_000);
    Task task =
        set.equals("made") ? Task.made(rows, flags.number("dims", 256), K) : Task.of(set, rows, K);
    NearestNeighbours all = new NearestNeighbours(task, folder, flags.number("queries", 10_000));
    all.run(flags.list("engines", "quiver,jvector,lucene,hnswlib"));
    String plot = flags.text("plot", "");
    if (!plot.isEmpty()) {
      Files.writeString(Path.of(plot), Plot.svg(task, all.curves));
    }
  }

  private void run(List<String> engines) throws Exception {
    System.out.printf(
        "%,d x %d, %s, %s; recall@%d over %d queries%n",
        task.rows(), task.dims(), task.metric(), task.source(), K, task.queries().length);
    for (String name : engines) {
      if (PEERS.contains(name)) {
        askPeer(name);
        continue;
      }
      for (Engine engine : engines(name)) {
        try (engine) {
          measure(engine);
        }
      }
    }
    printSummary();
  }

  private void askPeer(String name) throws IOException, InterruptedException {
    PeerProcess peer = new PeerProcess(task, folder, timed);
    try {
      Curve curve =
          switch (name) {
            case "hnswlib" -> peer.hnswlib();
            case "libsql" -> peer.libsql();
            case "sqlite-vec" -> peer.sqliteVec();
            default -> peer.turso();
          };
      curves.add(curve);
      printHead(curve);
      curve.points().forEach(NearestNeighbours::print);
    } catch (PeerProcess.Skipped e) {
      System.out.printf("%n%s: skipped, %s%n", name, e.getMessage());
    }
  }

  private List<Engine> engines(String name) throws IOException {
    return switch (name) {
      case "quiver" -> List.of(new QuiverEngine(folder));
      case "jvector" -> List.of(new JVectorEngine());
      case "lucene" ->
          List.of(
              lucene(ScalarEncoding.UNSIGNED_BYTE), lucene(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE));
      default -> throw new IllegalArgumentException("no engine " + name);
    };
  }

  private Engine lucene(ScalarEncoding encoding) {
    return new LuceneEngine(encoding, folder.resolve("lucene-" + encoding.getBits()));
  }

  private void measure(Engine engine) throws Exception {
    if (engine instanceof QuiverEngine quiver) {
      quiver.load(task);
    }
    ResidentSize.restart();
    long start = System.nanoTime();
    engine.build(task);
    double seconds = (System.nanoTime() - start) / 1e9;
    double bytes = engine.indexBytes() / (double) task.rows();
    Curve curve = new Curve(engine.name(), seconds, bytes);
    curves.add(curve);
    printHead(curve);
    for (int effort : engine.efforts()) {
      engine.effort(effort);
      curve.add(point(engine, effort));
    }
    curve.setPeakMegabytes(ResidentSize.peakMegabytes());
  }

  private static void printHead(Curve curve) {
    System.out.printf(
        Locale.ROOT,
        "%n%s: built in %.1f s, %.0f bytes/vector%n",
        curve.engine(),
        curve.buildSeconds(),
        curve.bytesPerVector());
    System.out.printf("%8s %8s %9s %9s %9s%n", "effort", "recall", "p50 ms", "p99 ms", "QPS");
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
    long[] nanos = new long[timed];
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
    print(point);
    return point;
  }

  private static void print(Curve.Point point) {
    System.out.printf(
        Locale.ROOT,
        "%8d %8.4f %9.3f %9.3f %9.0f%n",
        point.effort(),
        point.recall(),
        point.p50(),
        point.p99(),
        point.queriesPerSecond());
  }

  private void printSummary() {
    System.out.printf(
        "%n%-32s %10s %12s %12s %12s%n",
        "", "build s", "bytes/vector", "QPS at " + GOAL, "peak MB RSS");
    for (Curve curve : curves) {
      System.out.printf(
          Locale.ROOT,
          "%-32s %10.1f %12.0f %12.0f %12d%n",
          curve.engine(),
          curve.buildSeconds(),
          curve.bytesPerVector(),
          curve.queriesPerSecondAt(GOAL),
          curve.peakMegabytes());
    }
  }
}
