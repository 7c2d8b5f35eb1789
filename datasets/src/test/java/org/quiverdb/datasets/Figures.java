package org.quiverdb.datasets;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/** What a set of unit vectors looks like to a similarity search. */
final class Figures {
  /** Cosines of queries with the rest of the set. */
  record Cosines(double mean, double nearest, double tenth) {}

  private static final int QUERIES = 100;

  private final float[][] rows;

  Figures(float[][] rows) {
    this.rows = rows;
  }

  static float[][] materialize(VectorSet set) {
    float[][] rows = new float[(int) set.rows()][set.dimensions()];
    IntStream.range(0, rows.length).parallel().forEach(i -> set.vector(i, rows[i]));
    return rows;
  }

  private int query(int number) {
    return (int) ((long) number * rows.length / QUERIES);
  }

  private float[] cosines(int query) {
    float[] cosines = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      cosines[i] = dot(rows[query], rows[i]);
    }
    cosines[query] = Float.NEGATIVE_INFINITY;
    return cosines;
  }

  Cosines cosines() {
    double[][] figures =
        IntStream.range(0, QUERIES)
            .parallel()
            .mapToObj(
                number -> {
                  float[] cosines = cosines(query(number));
                  Arrays.sort(cosines);
                  double sum = 0;
                  for (int i = 1; i < cosines.length; i++) {
                    sum += cosines[i];
                  }
                  int last = cosines.length - 1;
                  return new double[] {sum / last, cosines[last], cosines[last - 9]};
                })
            .toArray(double[][]::new);
    return new Cosines(mean(figures, 0), mean(figures, 1), mean(figures, 2));
  }

  private static double mean(double[][] figures, int column) {
    return new Mean().evaluate(Arrays.stream(figures).mapToDouble(row -> row[column]).toArray());
  }

  /**
   * How much of the true ten nearest is among the nearest by one bit per dimension, after centring.
   */
  double[] oneBitRecall(int... candidates) {
    long[][] codes = codes();
    double[][] found =
        IntStream.range(0, QUERIES)
            .parallel()
            .mapToObj(
                number -> {
                  int query = query(number);
                  int[] nearest = order(cosines(query));
                  int[] byCode = order(agreement(codes, query));
                  return Arrays.stream(candidates)
                      .mapToDouble(count -> common(nearest, 10, byCode, count) / 10.0)
                      .toArray();
                })
            .toArray(double[][]::new);
    return IntStream.range(0, candidates.length).mapToDouble(i -> mean(found, i)).toArray();
  }

  /**
   * How many principal directions hold these shares of the variance, in a sample of every n-th row.
   */
  int[] directions(int stride, double... shares) {
    int count = rows.length / stride;
    float[][] sample =
        IntStream.range(0, count).mapToObj(i -> rows[i * stride].clone()).toArray(float[][]::new);
    float[] center = center(sample);
    for (float[] row : sample) {
      for (int i = 0; i < row.length; i++) {
        row[i] -= center[i];
      }
    }
    double[][] products = new double[count][count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < count; j++) {
                products[i][j] = i <= j ? dot(sample[i], sample[j]) : dot(sample[j], sample[i]);
              }
            });
    double[] variances =
        new EigenDecomposition(new Array2DRowRealMatrix(products, false)).getRealEigenvalues();
    double total = Arrays.stream(variances).sum();
    int[] directions = new int[shares.length];
    for (int s = 0; s < shares.length; s++) {
      double sum = 0;
      while (sum < shares[s] * total) {
        sum += variances[directions[s]++];
      }
    }
    return directions;
  }

  /** The rows by falling value. */
  private static int[] order(float[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits(-values[i]);
      keys[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  private static long common(int[] left, int leftCount, int[] right, int rightCount) {
    return Arrays.stream(left, 0, leftCount)
        .filter(row -> Arrays.stream(right, 0, rightCount).anyMatch(other -> other == row))
        .count();
  }

  private long[][] codes() {
    float[] center = center(rows);
    long[][] codes = new long[rows.length][(center.length + 63) / 64];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < center.length; i++) {
        codes[row][i >> 6] |= rows[row][i] > center[i] ? 1L << i : 0;
      }
    }
    return codes;
  }

  private static float[] center(float[][] rows) {
    double[] sums = new double[rows[0].length];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        sums[i] += row[i];
      }
    }
    float[] center = new float[sums.length];
    for (int i = 0; i < center.length; i++) {
      center[i] = (float) (sums[i] / rows.length);
    }
    return center;
  }

  private static float[] agreement(long[][] codes, int query) {
    float[] agreement = new float[codes.length];
    for (int row = 0; row < codes.length; row++) {
      int differing = 0;
      for (int i = 0; i < codes[row].length; i++) {
        differing += Long.bitCount(codes[row][i] ^ codes[query][i]);
      }
      agreement[row] = -differing;
    }
    agreement[query] = Float.NEGATIVE_INFINITY;
    return agreement;
  }

  /** Several sums at once, which the compiler can keep in flight together. */
  private static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    return s0 + s1 + s2 + s3;
  }
}
