package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Plain loops over float64 rows. The row is copied to the heap first: one check of bounds
 * instead of one for each element. Four sums in parallel, because the additions of one depend on
 * each other. Rows of many dimensions go to {@link DoubleQuarters}.
 */
final class ScalarDoubles implements DoubleOps {

  private static double[] load(MemorySegment rows, long offset, int dims, DoubleScratch scratch) {
    MemorySegment.copy(rows, Layout.F64, offset, scratch.doubles, 0, dims);
    return scratch.doubles;
  }

  @Override
  public double dot(double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    if (query.length >= DoubleQuarters.LEAST) {
      return scratch.quarters(query).dot(rows, offset);
    }
    double[] row = load(rows, offset, query.length, scratch);
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      a += query[i] * row[i];
      b += query[i + 1] * row[i + 1];
      c += query[i + 2] * row[i + 2];
      d += query[i + 3] * row[i + 3];
    }
    for (; i < query.length; i++) {
      a += query[i] * row[i];
    }
    return (a + b) + (c + d);
  }

  @Override
  public void dotAndNorm(double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    if (query.length >= DoubleQuarters.LEAST) {
      scratch.quarters(query).dotAndNorm(rows, offset, scratch);
      return;
    }
    double[] row = load(rows, offset, query.length, scratch);
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double normA = 0;
    double normB = 0;
    double normC = 0;
    double normD = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      double x = row[i];
      double y = row[i + 1];
      double z = row[i + 2];
      double w = row[i + 3];
      a += query[i] * x;
      b += query[i + 1] * y;
      c += query[i + 2] * z;
      d += query[i + 3] * w;
      normA += x * x;
      normB += y * y;
      normC += z * z;
      normD += w * w;
    }
    for (; i < query.length; i++) {
      a += query[i] * row[i];
      normA += row[i] * row[i];
    }
    scratch.dot = (a + b) + (c + d);
    scratch.norm = (normA + normB) + (normC + normD);
  }

  @Override
  public double squaredDistance(
      double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    if (query.length >= DoubleQuarters.LEAST) {
      return scratch.quarters(query).squaredDistance(rows, offset);
    }
    double[] row = load(rows, offset, query.length, scratch);
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      double x = query[i] - row[i];
      double y = query[i + 1] - row[i + 1];
      double z = query[i + 2] - row[i + 2];
      double w = query[i + 3] - row[i + 3];
      a += x * x;
      b += y * y;
      c += z * z;
      d += w * w;
    }
    for (; i < query.length; i++) {
      double x = query[i] - row[i];
      a += x * x;
    }
    return (a + b) + (c + d);
  }

  @Override
  public double absoluteDistance(
      double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    if (query.length >= DoubleQuarters.LEAST) {
      return scratch.quarters(query).absoluteDistance(rows, offset);
    }
    double[] row = load(rows, offset, query.length, scratch);
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      a += Math.abs(query[i] - row[i]);
      b += Math.abs(query[i + 1] - row[i + 1]);
      c += Math.abs(query[i + 2] - row[i + 2]);
      d += Math.abs(query[i + 3] - row[i + 3]);
    }
    for (; i < query.length; i++) {
      a += Math.abs(query[i] - row[i]);
    }
    return (a + b) + (c + d);
  }
}
