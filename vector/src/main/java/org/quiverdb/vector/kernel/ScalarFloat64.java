package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** Plain loops over float64 rows. */
final class ScalarFloat64 implements DoubleOps {

  private static double element(MemorySegment rows, long offset, int i) {
    return rows.get(Layout.F64, offset + 8L * i);
  }

  @Override
  public double dot(double[] query, MemorySegment rows, long offset, double[] scratch) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      a += query[i] * element(rows, offset, i);
      b += query[i + 1] * element(rows, offset, i + 1);
      c += query[i + 2] * element(rows, offset, i + 2);
      d += query[i + 3] * element(rows, offset, i + 3);
    }
    for (; i < query.length; i++) {
      a += query[i] * element(rows, offset, i);
    }
    return (a + b) + (c + d);
  }

  @Override
  public void dotAndNorm(double[] query, MemorySegment rows, long offset, double[] scratch) {
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
      double x = element(rows, offset, i);
      double y = element(rows, offset, i + 1);
      double z = element(rows, offset, i + 2);
      double w = element(rows, offset, i + 3);
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
      double x = element(rows, offset, i);
      a += query[i] * x;
      normA += x * x;
    }
    scratch[0] = (a + b) + (c + d);
    scratch[1] = (normA + normB) + (normC + normD);
  }

  @Override
  public double squaredDistance(double[] query, MemorySegment rows, long offset, double[] scratch) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      double x = query[i] - element(rows, offset, i);
      double y = query[i + 1] - element(rows, offset, i + 1);
      double z = query[i + 2] - element(rows, offset, i + 2);
      double w = query[i + 3] - element(rows, offset, i + 3);
      a += x * x;
      b += y * y;
      c += z * z;
      d += w * w;
    }
    for (; i < query.length; i++) {
      double x = query[i] - element(rows, offset, i);
      a += x * x;
    }
    return (a + b) + (c + d);
  }

  @Override
  public double absoluteDistance(
      double[] query, MemorySegment rows, long offset, double[] scratch) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      a += Math.abs(query[i] - element(rows, offset, i));
      b += Math.abs(query[i + 1] - element(rows, offset, i + 1));
      c += Math.abs(query[i + 2] - element(rows, offset, i + 2));
      d += Math.abs(query[i + 3] - element(rows, offset, i + 3));
    }
    for (; i < query.length; i++) {
      a += Math.abs(query[i] - element(rows, offset, i));
    }
    return (a + b) + (c + d);
  }
}
