package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.quiverdb.datasets.EmbeddingGenerator;
import org.quiverdb.datasets.EuclideanGenerator;
import org.quiverdb.datasets.FvecsFile;
import org.quiverdb.datasets.GrownSet;
import org.quiverdb.datasets.VectorSet;

/**
 * Vectors, queries that are not among them, and the true distance of the k-th nearest of each.
 *
 * @param name of the set, for file names
 * @param source in words, where the vectors come from
 * @param limits of each query, the distance of its k-th nearest
 */
record Task(
    String name,
    String source,
    Metric metric,
    float[][] vectors,
    float[][] queries,
    int k,
    double[] limits) {
  private static final Path CORPORA = Path.of("../shared/corpora");
  private static final Path REAL = CORPORA.resolve("embeddings/openai_ada002_1536.fvecs");
  private static final Path MNIST = CORPORA.resolve("mnist");
  private static final int QUERIES = 500;
  private static final int MADE_DIMS = 1536;
  private static final int IDX_HEADER = 16;
  private static final int PIXELS = 784;
  private static final int EUCLIDEAN_DIMS = 256;

  /**
   * A set by its name.
   *
   * @param set {@code embeddings}, {@code mnist}, {@code euclidean}
   * @param rows of the sets that can have any size; MNIST has its 60,000
   */
  static Task of(String set, int rows, int k) throws IOException {
    return switch (set) {
      case "embeddings" -> embeddings(rows, k);
      case "mnist" -> mnist(rows, k);
      case "euclidean" -> euclidean(rows, k);
      default -> throw new IOException("no set " + set);
    };
  }

  /** What a command line asks for: a set, how many rows, and of a made one the dimensions. */
  static Task of(Flags flags, int k) throws IOException {
    String set = flags.text("set", "embeddings");
    int rows = flags.number("rows", 100_000);
    return set.equals("made") ? made(rows, flags.number("dims", 256), k) : of(set, rows, k);
  }

  /** Vectors like those of OpenAI: grown from real ones where they are there, else made. */
  private static Task embeddings(int rows, int k) throws IOException {
    Path real = Path.of(System.getProperty("bench.set", REAL.toString()));
    if (!Files.isRegularFile(real)) {
      return made(rows, MADE_DIMS, k);
    }
    List<float[]> shuffled = Arrays.asList(FvecsFile.read(real));
    Collections.shuffle(shuffled, new Random(7));
    float[][] queries = shuffled.subList(0, QUERIES).toArray(new float[0][]);
    float[][] base = shuffled.subList(QUERIES, shuffled.size()).toArray(new float[0][]);
    String source = "grown from " + base.length + " real embeddings, queries real and held out";
    float[][] vectors = materialize(new GrownSet(base, rows, 1), rows);
    return of("grown", source, Metric.COSINE, vectors, queries, k);
  }

  /** MNIST: 60,000 training images, queries from the test images, Euclidean. */
  private static Task mnist(int rows, int k) throws IOException {
    float[][] images = idx(MNIST.resolve("train-images-idx3-ubyte.gz"));
    float[][] test = idx(MNIST.resolve("t10k-images-idx3-ubyte.gz"));
    float[][] first = Arrays.copyOf(images, Math.min(rows, images.length));
    return of("mnist", "MNIST", Metric.L2, first, Arrays.copyOf(test, QUERIES), k);
  }

  /** Vectors of many lengths in groups of many sizes and densities. */
  private static Task euclidean(int rows, int k) {
    VectorSet all = new EuclideanGenerator(EUCLIDEAN_DIMS, rows + QUERIES, 1);
    return split("euclidean", "made by the Euclidean generator", Metric.L2, all, rows, k);
  }

  /** Vectors shaped like embeddings, of any dimension. */
  static Task made(int rows, int dims, int k) {
    VectorSet all = new EmbeddingGenerator(dims, rows + QUERIES, 1);
    return split("made", "made by the generator", Metric.COSINE, all, rows, k);
  }

  /** The first rows are the table, the others the queries. */
  private static Task split(
      String name, String source, Metric metric, VectorSet all, int rows, int k) {
    float[][] made = materialize(all, rows + QUERIES);
    float[][] queries = Arrays.copyOfRange(made, rows, rows + QUERIES);
    return of(name, source, metric, Arrays.copyOf(made, rows), queries, k);
  }

  /** The same set and queries, but only its first rows. */
  Task first(int rows) {
    return of(name, source, metric, Arrays.copyOf(vectors, rows), queries, k);
  }

  private static float[][] idx(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      byte[] bytes = in.readAllBytes();
      float[][] images = new float[(bytes.length - IDX_HEADER) / PIXELS][PIXELS];
      for (int i = 0; i < images.length; i++) {
        for (int j = 0; j < PIXELS; j++) {
          images[i][j] = bytes[IDX_HEADER + i * PIXELS + j] & 0xff;
        }
      }
      return images;
    }
  }

  private static float[][] materialize(VectorSet set, int rows) {
    float[][] vectors = new float[rows][set.dimensions()];
    IntStream.range(0, rows).parallel().forEach(i -> set.vector(i, vectors[i]));
    return vectors;
  }

  private static Task of(
      String name, String source, Metric metric, float[][] vectors, float[][] queries, int k) {
    double[] limits = Exact.limits(metric, vectors, queries, k);
    return new Task(name, source, metric, vectors, queries, k, limits);
  }

  /** A vector as SQL stores it: float32, little-endian. */
  static byte[] blob(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
    return bytes.array();
  }

  int rows() {
    return vectors.length;
  }

  int dims() {
    return vectors[0].length;
  }

  /** The share of the k rows found whose true distance is no more than that of the k-th nearest. */
  double recall(int query, int[] found) {
    int hits = 0;
    for (int row : found) {
      if (row >= 0 && metric.distance(queries[query], vectors[row]) <= limits[query] + 1e-9) {
        hits++;
      }
    }
    return Math.min(1, hits / (double) k);
  }
}
