package org.quiverdb.benchmarks.ann;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The true distance of the k-th nearest row of each query: products in float32 say which rows come
 * into question, those are measured in doubles by the definition.
 */
final class Exact {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Queries that are multiplied with a row while it is in the cache. */
  private static final int GROUP = 4;

  /** So many more than k rows are measured in doubles. */
  private static final int SPARE = 54;

  private final Metric metric;
  private final float[][] vectors;
  private final double[] squares;
  private final int k;

  private Exact(Metric metric, float[][] vectors, int k) {
    this.metric = metric;
    this.vectors = vectors;
    this.k = Math.min(k, vectors.length);
    squares = new double[vectors.length];
    IntStream.range(0, vectors.length).parallel().forEach(i -> squares[i] = square(vectors[i]));
  }

  /** The limit of each query; of the farthest row if there are fewer than k. */
  static double[] limits(Metric metric, float[][] vectors, float[][] queries, int k) {
    Exact exact = new Exact(metric, vectors, k);
    double[] limits = new double[queries.length];
    IntStream.range(0, (queries.length + GROUP - 1) / GROUP)
        .parallel()
        .forEach(group -> exact.measure(queries, group * GROUP, limits));
    return limits;
  }

  private static double square(float[] vector) {
    double sum = 0;
    for (float x : vector) {
      sum += (double) x * x;
    }
    return sum;
  }

  private void measure(float[][] queries, int from, double[] limits) {
    int count = Math.min(GROUP, queries.length - from);
    float[][] group = new float[GROUP][];
    Nearest[] nearest = new Nearest[GROUP];
    for (int i = 0; i < GROUP; i++) {
      group[i] = queries[from + Math.min(i, count - 1)];
      nearest[i] = new Nearest(Math.min(k + SPARE, vectors.length), square(group[i]));
    }
    float[] products = new float[GROUP];
    for (int row = 0; row < vectors.length; row++) {
      multiply(vectors[row], group, products);
      for (int i = 0; i < count; i++) {
        nearest[i].add(row, products[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      limits[from + i] = nearest[i].limit(group[i]);
    }
  }

  private static void multiply(float[] row, float[][] queries, float[] products) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int i = 0;
    for (; i < SPECIES.loopBound(row.length); i += SPECIES.length()) {
      FloatVector part = FloatVector.fromArray(SPECIES, row, i);
      sum0 = FloatVector.fromArray(SPECIES, queries[0], i).fma(part, sum0);
      sum1 = FloatVector.fromArray(SPECIES, queries[1], i).fma(part, sum1);
      sum2 = FloatVector.fromArray(SPECIES, queries[2], i).fma(part, sum2);
      sum3 = FloatVector.fromArray(SPECIES, queries[3], i).fma(part, sum3);
    }
    products[0] = sum0.reduceLanes(VectorOperators.ADD);
    products[1] = sum1.reduceLanes(VectorOperators.ADD);
    products[2] = sum2.reduceLanes(VectorOperators.ADD);
    products[3] = sum3.reduceLanes(VectorOperators.ADD);
    for (; i < row.length; i++) {
      for (int q = 0; q < GROUP; q++) {
        products[q] += row[i] * queries[q][i];
      }
    }
  }

  /** The rows nearest to one query by their products, nearest first. */
  private final class Nearest {
    private final int[] rows;
    private final double[] distances;
    private final double querySquare;

    Nearest(int size, double querySquare) {
      rows = new int[size];
      distances = new double[size];
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
      this.querySquare = querySquare;
    }

    void add(int row, float product) {
      double distance =
          metric == Metric.L2
              ? squares[row] + querySquare - 2.0 * product
              : -product / Math.sqrt(squares[row]);
      int at = distances.length - 1;
      if (distance >= distances[at]) {
        return;
      }
      for (; at > 0 && distances[at - 1] > distance; at--) {
        distances[at] = distances[at - 1];
        rows[at] = rows[at - 1];
      }
      distances[at] = distance;
      rows[at] = row;
    }

    double limit(float[] query) {
      return Arrays.stream(rows)
          .mapToDouble(row -> metric.distance(query, vectors[row]))
          .sorted()
          .toArray()[k - 1];
    }
  }
}
