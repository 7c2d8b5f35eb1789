package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** {@link FloatQuarters} for doubles. */
final class DoubleQuarters {
  /** Dimensions from which on this is faster than a plain loop (measured); no quarter is empty. */
  static final int LEAST = 128;

  /** The length of the arrays is a multiple of this, so that vector loops have no remainder. */
  private static final int STEP = 8;

  private final int dims;
  private final int length;
  private final double[][] query;
  private final double[][] row;
  private final double[] sums;
  private final double[] norms;

  /** For rows of float64. */
  DoubleQuarters(double[] query) {
    dims = query.length;
    length = (dims + 4 * STEP - 1) / (4 * STEP) * STEP;
    this.query = new double[4][length];
    row = new double[4][length];
    sums = new double[length];
    norms = new double[length];
    for (int i = 0; i < dims; i++) {
      this.query[i / length][i % length] = query[i];
    }
  }

  /** Reads a row; what is not overwritten stays zero. */
  private void load(MemorySegment rows, long offset) {
    for (int i = 0; i < 4; i++) {
      int start = i * length;
      int count = Math.min(length, dims - start);
      MemorySegment.copy(rows, Layout.F64, offset + 8L * start, row[i], 0, count);
    }
  }

  /** Like {@link DoubleOps#dot}. */
  double dot(MemorySegment rows, long offset) {
    load(rows, offset);
    multiply(query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums);
    return 0 - sum(sums);
  }

  /** Like {@link DoubleOps#dotAndNorm}. */
  void dotAndNorm(MemorySegment rows, long offset, DoubleScratch scratch) {
    load(rows, offset);
    multiplyBoth(
        query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums, norms);
    scratch.dot = 0 - sum(sums);
    scratch.norm = 0 - sum(norms);
  }

  /** Like {@link DoubleOps#squaredDistance}. */
  double squaredDistance(MemorySegment rows, long offset) {
    load(rows, offset);
    square(query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums);
    return 0 - sum(sums);
  }

  /** Like {@link DoubleOps#absoluteDistance}. */
  double absoluteDistance(MemorySegment rows, long offset) {
    load(rows, offset);
    subtract(query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums);
    return 0 - sum(sums);
  }

  private static void multiply(
      double[] queryA,
      double[] queryB,
      double[] queryC,
      double[] queryD,
      double[] rowA,
      double[] rowB,
      double[] rowC,
      double[] rowD,
      double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] =
          0 - queryA[i] * rowA[i] - queryB[i] * rowB[i] - queryC[i] * rowC[i] - queryD[i] * rowD[i];
    }
  }

  private static void multiplyBoth(
      double[] queryA,
      double[] queryB,
      double[] queryC,
      double[] queryD,
      double[] rowA,
      double[] rowB,
      double[] rowC,
      double[] rowD,
      double[] sums,
      double[] norms) {
    for (int i = 0; i < sums.length; i++) {
      double a = rowA[i];
      double b = rowB[i];
      double c = rowC[i];
      double d = rowD[i];
      sums[i] = 0 - queryA[i] * a - queryB[i] * b - queryC[i] * c - queryD[i] * d;
      norms[i] = 0 - a * a - b * b - c * c - d * d;
    }
  }

  private static void square(
      double[] queryA,
      double[] queryB,
      double[] queryC,
      double[] queryD,
      double[] rowA,
      double[] rowB,
      double[] rowC,
      double[] rowD,
      double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double a = queryA[i] - rowA[i];
      double b = queryB[i] - rowB[i];
      double c = queryC[i] - rowC[i];
      double d = queryD[i] - rowD[i];
      sums[i] = 0 - a * a - b * b - c * c - d * d;
    }
  }

  private static void subtract(
      double[] queryA,
      double[] queryB,
      double[] queryC,
      double[] queryD,
      double[] rowA,
      double[] rowB,
      double[] rowC,
      double[] rowD,
      double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double a = Math.abs(queryA[i] - rowA[i]);
      double b = Math.abs(queryB[i] - rowB[i]);
      double c = Math.abs(queryC[i] - rowC[i]);
      double d = Math.abs(queryD[i] - rowD[i]);
      sums[i] = 0 - a - b - c - d;
    }
  }

  /** Eight sums in parallel, because the additions of one depend on each other. */
  private static double sum(double[] terms) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = 0; i < terms.length - (STEP - 1); i += STEP) {
      a += terms[i];
      b += terms[i + 1];
      c += terms[i + 2];
      d += terms[i + 3];
      e += terms[i + 4];
      f += terms[i + 5];
      g += terms[i + 6];
      h += terms[i + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
