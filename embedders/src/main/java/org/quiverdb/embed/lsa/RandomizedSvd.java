package org.quiverdb.embed.lsa;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The largest singular values of a sparse matrix and their right singular vectors, by subspace
 * iteration from a random start (Halko, Martinsson, Tropp: "Finding Structure with Randomness",
 * 2011, algorithms 4.4 and 5.1). The same seed gives the same result, to the bit, on any number of
 * processors.
 *
 * <p>Tall matrices are made orthonormal through the eigenvectors of their small Gram matrix, which
 * is exact enough for a basis of a subspace and needs one pass over them.
 *
 * @param rank how many were found; fewer than asked for if the matrix has no more
 * @param singularValues in descending order
 * @param right the singular vectors as columns: row {@code c} stands at {@code c * rank}
 */
record RandomizedSvd(int rank, double[] singularValues, float[] right) {
  private static final int OVERSAMPLING = 16;
  private static final int ITERATIONS = 3;
  private static final int BLOCK_ROWS = 256;

  /** Parts of a sum over rows: a fixed number, so that rounding is always the same. */
  private static final int PARTS = 8;

  /** Directions with a smaller share of the largest eigenvalue are rounding. */
  private static final double NEGLIGIBLE = 1e-10;

  /** A tall dense matrix by rows. */
  private record Dense(float[] values, int width) {
    int rows() {
      return width == 0 ? 0 : values.length / width;
    }
  }

  /** Eigenvectors of a Gram matrix as columns, with their eigenvalues in descending order. */
  private record Eigen(double[] values, double[][] vectors) {}

  /** Decomposes a matrix. */
  static RandomizedSvd of(SparseMatrix a, int rank, long seed) {
    SparseMatrix transposed = a.transposed();
    int width = Math.min(rank + OVERSAMPLING, Math.min(a.rows(), a.columns()));
    Dense range = orthonormal(multiply(a, gaussian(a.columns(), width, seed)));
    for (int i = 0; i < ITERATIONS; i++) {
      range = orthonormal(multiply(a, multiply(transposed, range)));
    }
    // The rows of Q'A lie in the wanted space: their own decomposition is that of A.
    Dense projected = multiply(transposed, range);
    Eigen eigen = eigen(gram(projected));
    int found = Math.min(rank, eigen.values.length);
    double[] singular = new double[found];
    for (int i = 0; i < found; i++) {
      singular[i] = Math.sqrt(eigen.values[i]);
    }
    return new RandomizedSvd(found, singular, rotate(projected, eigen, found).values);
  }

  private static Dense gaussian(int rows, int width, long seed) {
    Random random = new Random(seed);
    float[] values = new float[Math.multiplyExact(rows, width)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Dense(values, width);
  }

  private static Dense multiply(SparseMatrix a, Dense right) {
    return new Dense(a.times(right.values, right.width), right.width);
  }

  /** An orthonormal basis of the space that the columns span. */
  private static Dense orthonormal(Dense m) {
    Eigen eigen = eigen(gram(m));
    return rotate(m, eigen, eigen.values.length);
  }

  /** The products of the columns with each other. */
  private static double[][] gram(Dense m) {
    int width = m.width;
    int partRows = Math.max(1, (m.rows() + PARTS - 1) / PARTS);
    double[][] parts = new double[PARTS][];
    SparseMatrix.blocks(m.rows(), partRows)
        .forEach(
            part -> {
              double[] sum = new double[width * width];
              int end = Math.min(m.rows(), (part + 1) * partRows);
              for (int r = part * partRows; r < end; r++) {
                for (int i = 0; i < width; i++) {
                  addProducts(m.values, r * width, i, width, sum);
                }
              }
              parts[part] = sum;
            });
    double[][] gram = new double[width][width];
    for (double[] part : parts) {
      for (int i = 0; part != null && i < width; i++) {
        for (int j = i; j < width; j++) {
          gram[i][j] += part[i * width + j];
          gram[j][i] = gram[i][j];
        }
      }
    }
    return gram;
  }

  private static void addProducts(float[] values, int row, int i, int width, double[] sum) {
    double factor = values[row + i];
    int at = i * width;
    for (int j = i; j < width; j++) {
      sum[at + j] += factor * values[row + j];
    }
  }

  private static Eigen eigen(double[][] gram) {
    EigenDecomposition all = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
    double[] values = all.getRealEigenvalues();
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (x, y) -> Double.compare(values[y], values[x]));
    double least = Math.max(values[order[0]] * NEGLIGIBLE, Double.MIN_NORMAL);
    int count = 0;
    while (count < order.length && values[order[count]] > least) {
      count++;
    }
    double[] kept = new double[count];
    double[][] vectors = new double[gram.length][count];
    for (int i = 0; i < count; i++) {
      kept[i] = values[order[i]];
      double[] vector = all.getEigenvector(order[i]).toArray();
      for (int r = 0; r < vector.length; r++) {
        vectors[r][i] = vector[r];
      }
    }
    return new Eigen(kept, vectors);
  }

  /** The first columns of {@code m V L^(-1/2)}: orthonormal, and the singular vectors in order. */
  private static Dense rotate(Dense m, Eigen eigen, int count) {
    float[] basis = new float[m.width * count];
    for (int r = 0; r < m.width; r++) {
      for (int i = 0; i < count; i++) {
        basis[r * count + i] = (float) (eigen.vectors[r][i] / Math.sqrt(eigen.values[i]));
      }
    }
    float[] rotated = new float[Math.multiplyExact(m.rows(), count)];
    SparseMatrix.blocks(m.rows(), BLOCK_ROWS)
        .forEach(
            block -> {
              int end = Math.min(m.rows(), (block + 1) * BLOCK_ROWS);
              for (int r = block * BLOCK_ROWS; r < end; r++) {
                for (int j = 0; j < m.width; j++) {
                  SparseMatrix.add(
                      m.values[r * m.width + j], basis, j * count, rotated, r * count, count);
                }
              }
            });
    return new Dense(rotated, count);
  }
}
