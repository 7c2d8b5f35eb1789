package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.quiverdb.benchmarks.MissingPeer;

/**
 * Recall against queries per second of Quiver's index, JVector, Lucene and other peers on the same
 * vectors, one thread per query, warm; and what building costs each. Turso and sqlite-vec have no
 * index and are exact; libSQL builds so slowly that 100,000 rows take it a quarter of an hour.
 *
 * <p>Arguments: {@code [--set embeddings|mnist|euclidean|made] [--rows 100000] [--dims 256]
 * [--engines quiver,jvector,lucene,hnswlib,libsql,sqlite-vec,turso] [--queries 10000] [--dir
 * target/bench/ann] [--plot docs/ann.svg]}; the dimensions are those of the set {@code made}. Wants
 * {@code --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED} and a heap of 6 GB.
 * Resident sizes are those of this process, with the vectors and truths of the task in its heap, or
 * of the peer's own process, which holds the vectors and queries too.
 */
public final class NearestNeighbours {
  private static final int K = 10;
  private static final List<String> PROCESSES = List.of("hnswlib", "libsql", "turso");

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
    Task task = Task.of(flags, K);
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
      try {
        if (PROCESSES.contains(name)) {
          askProcess(name);
          continue;
        }
        for (Engine engine : engines(name)) {
          try (engine) {
            measure(engine);
          }
        }
      } catch (MissingPeer e) {
        System.out.printf("%n%s: skipped, %s%n", name, e.getMessage());
      }
    }
    CurveTable.printSummary(curves);
  }

  private void askProcess(String name) throws IOException, InterruptedException, MissingPeer {
    PeerProcess peer = new PeerProcess(task, folder, timed);
    Curve curve =
        switch (name) {
          case "hnswlib" -> peer.hnswlib();
          case "libsql" -> peer.libsql();
          default -> peer.turso();
        };
    curves.add(curve);
    CurveTable.printHead(curve);
    curve.points().forEach(CurveTable::print);
  }

  private List<Engine> engines(String name) throws IOException {
    return switch (name) {
      case "quiver" -> List.of(new QuiverEngine(folder));
      case "jvector" -> List.of(new JVectorEngine());
      case "sqlite-vec" -> List.of(new SqliteVecEngine(folder));
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
    engine.load(task);
    ResidentSize.restart();
    long start = System.nanoTime();
    engine.build(task);
    double seconds = (System.nanoTime() - start) / 1e9;
    double bytes = engine.indexBytes() / (double) task.rows();
    Curve curve = new Curve(engine.name(), seconds, bytes);
    curves.add(curve);
    CurveTable.printHead(curve);
    Measurement measurement = new Measurement(task, engine, timed);
    for (int effort : engine.efforts()) {
      Curve.Point point = measurement.point(effort);
      CurveTable.print(point);
      curve.add(point);
    }
    curve.setPeakMegabytes(ResidentSize.peakMegabytes());
  }
}
