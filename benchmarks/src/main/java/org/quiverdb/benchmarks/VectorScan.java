package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Exact nearest rows over 100,000 vectors, against the time in which one thread reads the same
 * bytes, and against peers. Everything is asked in turn, round after round, so that a disturbance
 * of the machine meets all alike.
 *
 * <p>Quiver is measured with one thread and with two, and once as it is without any setting; the
 * peers are compared with the latter. Each peer has its own default settings and a file of
 * 4096-byte pages, which is what all of them make by themselves.
 *
 * <p>Needs the flags {@code --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED}
 * of the JVM; what it does without them is measured in a JVM that this one starts.
 *
 * <p>Arguments: {@code [--dir target/bench] [--rows 100000] [--rounds 30] [--json] [--no-peers]}.
 * The real set to grow from is taken from the system property {@code bench.set} if it is given.
 */
public final class VectorScan {
  private static final int LARGE_PAGES = 65536;
  private static final int SMALL_PAGES = 4096;
  private static final int WARMUP_ROUNDS = 8;
  private static final int PEER_QUERIES = 9;
  private static final int PLAIN_QUERIES = 30;

  private final VectorFiles files;
  private final List<NearestQuery> queries = new ArrayList<>();
  private final List<Times> times = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<Times> peers = new ArrayList<>();
  private final Times byDefault;
  private final Times baseline = new Times("sequential read of the same bytes, one thread");

  private VectorScan(VectorFiles files) {
    this.files = files;
    byDefault =
        new Times("F32, default settings: %d threads".formatted(NearestQuery.defaultThreads()));
  }

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.of(args);
    VectorFiles files = new VectorFiles(options.folder(), options.rows());
    new VectorScan(files).run(options);
  }

  private void run(Options options) throws IOException, InterruptedException {
    add("F32, one thread", "f32", LARGE_PAGES, "F32_BLOB", "vector32", 1);
    add("F32, two threads", "f32", LARGE_PAGES, "F32_BLOB", "vector32", 2);
    add(byDefault, "f32", LARGE_PAGES, "F32_BLOB", "vector32", NearestQuery.BY_DEFAULT);
    add("F32, 4096-byte pages, one thread", "f32-4096", SMALL_PAGES, "F32_BLOB", "vector32", 1);
    add("F32, 4096-byte pages, two threads", "f32-4096", SMALL_PAGES, "F32_BLOB", "vector32", 2);
    add("F16, one thread", "f16", LARGE_PAGES, "F16_BLOB", "vector16", 1);
    add("F8, one thread", "f8", LARGE_PAGES, "F8_BLOB", "vector8", 1);
    add("F8, two threads", "f8", LARGE_PAGES, "F8_BLOB", "vector8", 2);
    add("1 bit, one thread", "f1bit", LARGE_PAGES, "F1BIT_BLOB", "vector1bit", 1);
    measure(options.rounds());
    others(options);
    for (NearestQuery query : queries) {
      query.close();
    }
    if (options.json()) {
      printJson();
    } else {
      printTable();
    }
  }

  private void add(String name, String file, int pageSize, String type, String make, int threads)
      throws IOException {
    add(new Times(name), file, pageSize, type, make, threads);
  }

  private void add(Times into, String file, int pageSize, String type, String make, int threads)
      throws IOException {
    queries.add(new NearestQuery(files.file(file, pageSize, type, make), make, threads));
    times.add(into);
  }

  private byte[] vector(int round) {
    return files.blob((round * 97L + 13) % files.rows());
  }

  private void measure(int rounds) {
    SequentialRead read = new SequentialRead(4L * files.rows() * files.dims());
    for (int round = -WARMUP_ROUNDS; round < rounds; round++) {
      byte[] vector = vector(round + WARMUP_ROUNDS);
      long reading = read.run();
      if (round >= 0) {
        baseline.add(reading);
      }
      for (int i = 0; i < queries.size(); i++) {
        long nanos = queries.get(i).run(vector);
        if (round >= 0) {
          times.get(i).add(nanos);
        }
      }
    }
  }

  /** The JVM without flags, and the peers. */
  private void others(Options options) throws IOException, InterruptedException {
    List<byte[]> vectors = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < PLAIN_QUERIES; i++) {
      vectors.add(vector(i));
      answers.add(queries.get(0).answer(vector(i)));
    }
    Path file = files.file("f32", LARGE_PAGES, "F32_BLOB", "vector32");
    times.add(PlainJvm.run(files.folder(), file, vectors, answers, 1));
    times.add(PlainJvm.run(files.folder(), file, vectors, answers, 2));
    if (options.peers()) {
      Path small = files.file("f32-4096", SMALL_PAGES, "F32_BLOB", "vector32");
      List<byte[]> few = vectors.subList(0, PEER_QUERIES);
      for (VectorPeers.Outcome peer : new VectorPeers(files, small, few, answers).run()) {
        if (peer.skipped().isEmpty()) {
          times.add(peer.times());
          peers.add(peer.times());
        } else {
          skipped.add(peer.name() + ": " + peer.skipped());
        }
      }
    }
  }

  private void printTable() {
    System.out.println(
        "exact top 10 of %,d x %d, %s".formatted(files.rows(), files.dims(), files.source()));
    System.out.println(
        "Quiver: 65536-byte pages where not said otherwise; peers: their own default settings and"
            + " 4096-byte pages");
    System.out.printf("%-50s %10s %10s %8s %9s%n", "", "p50 ms", "p99 ms", "/ read", "/ default");
    print(baseline);
    times.forEach(this::print);
    for (Times peer : peers) {
      System.out.printf(
          Locale.ROOT,
          "%s: %.1f x slower than Quiver by default%n",
          peer.name(),
          peer.median() / byDefault.median());
    }
    skipped.forEach(s -> System.out.println("skipped: " + s));
  }

  private void print(Times t) {
    System.out.printf(
        Locale.ROOT,
        "%-50s %10.2f %10.2f %8.2f %9.2f%n",
        t.name(),
        t.median(),
        t.percentile(0.99),
        t.median() / baseline.median(),
        t.median() / byDefault.median());
  }

  private void printJson() {
    List<String> parts = new ArrayList<>();
    List<Times> all = new ArrayList<>(times);
    all.add(0, baseline);
    for (Times t : all) {
      parts.add(
          String.format(
              Locale.ROOT,
              "{\"name\":\"%s\",\"p50_ms\":%.3f,\"p99_ms\":%.3f,"
                  + "\"to_read\":%.3f,\"to_default\":%.3f}",
              t.name(),
              t.median(),
              t.percentile(0.99),
              t.median() / baseline.median(),
              t.median() / byDefault.median()));
    }
    skipped.forEach(s -> parts.add("{\"skipped\":\"" + s.replace('"', '\'') + "\"}"));
    System.out.println("[" + String.join(",\n ", parts) + "]");
  }

  /** The command line. */
  record Options(Path folder, int rows, int rounds, boolean json, boolean peers) {
    static Options of(String[] args) {
      Path folder = Path.of("target/bench");
      int rows = 100_000;
      int rounds = 30;
      boolean json = false;
      boolean peers = true;
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--dir" -> folder = Path.of(args[++i]);
          case "--rows" -> rows = Integer.parseInt(args[++i]);
          case "--rounds" -> rounds = Integer.parseInt(args[++i]);
          case "--json" -> json = true;
          case "--no-peers" -> peers = false;
          default -> throw new IllegalArgumentException("unexpected argument " + args[i]);
        }
      }
      return new Options(folder, rows, rounds, json, peers);
    }
  }
}
