package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.quiverdb.datasets.EmbeddingGenerator;
import org.quiverdb.datasets.FvecsFile;
import org.quiverdb.datasets.GrownSet;
import org.quiverdb.datasets.VectorSet;

/**
 * Vectors, queries that are not among them, and the true distance of the k-th nearest of each.
 *
 * @param source in words, where the vectors come from
 * @param limits of each query, the distance of its k-th nearest
 */
record Task(
    String source, Metric metric, float[][] vectors, float[][] queries, int k, double[] limits) {
  private static final Path CORPORA = Path.of("../shared/corpora");
  private static final Path REAL = CORPORA.resolve("embeddings/openai_ada002_1536.fvecs");
  private static final Path MNIST = CORPORA.resolve("mnist");
  private static final int QUERIES = 500;
  private static final int MADE_DIMS = 1536;
  private static final int IDX_HEADER = 16;
  private static final int PIXELS = 784;

  /** Vectors like those of OpenAI: grown from real ones where they are there, else made. */
  static Task embeddings(int rows, int k) throws IOException {
    Path real = Path.of(System.getProperty("bench.set", REAL.toString()));
    if (!Files.isRegularFile(real)) {
      VectorSet all = new EmbeddingGenerator(MADE_DIMS, rows + QUERIES, 1);
      float[][] made = materialize(all, rows + QUERIES);
      return of(
          "made by the generator",
          Metric.COSINE,
          Arrays.copyOf(made, rows),
          Arrays.copyOfRange(made, rows, rows + QUERIES),
          k);
    }
    List<float[]> shuffled = Arrays.asList(FvecsFile.read(real));
    Collections.shuffle(shuffled, new Random(7));
    float[][] queries = shuffled.subList(0, QUERIES).toArray(new float[0][]);
    float[][] base = shuffled.subList(QUERIES, shuffled.size()).toArray(new float[0][]);
    String source = "grown from " + base.length + " real embeddings, queries real and held out";
    return of(source, Metric.COSINE, materialize(new GrownSet(base, rows, 1), rows), queries, k);
  }

  /** MNIST: 60,000 training images, queries from the test images, Euclidean. */
  static Task mnist(int k) throws IOException {
    float[][] images = idx(MNIST.resolve("train-images-idx3-ubyte.gz"));
    float[][] test = idx(MNIST.resolve("t10k-images-idx3-ubyte.gz"));
    return of("MNIST", Metric.L2, images, Arrays.copyOf(test, QUERIES), k);
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
      String source, Metric metric, float[][] vectors, float[][] queries, int k) {
    double[] limits = new double[queries.length];
    IntStream.range(0, queries.length)
        .parallel()
        .forEach(q -> limits[q] = kth(metric, vectors, queries[q], k));
    return new Task(source, metric, vectors, queries, k, limits);
  }

  private static double kth(Metric metric, float[][] vectors, float[] query, int k) {
    double[] distances = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      distances[i] = metric.distance(query, vectors[i]);
    }
    Arrays.sort(distances);
    return distances[Math.min(k, distances.length) - 1];
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
