package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/** Vector loops over float64 rows. */
final class SimdFloat64 implements DoubleOps {
  private static final int LANES = SimdSpecies.DOUBLE.length();
  private static final int STEP = 4 * LANES;

  private static DoubleVector load(MemorySegment memory, long at) {
    return DoubleVector.fromMemorySegment(SimdSpecies.DOUBLE, memory, at, ByteOrder.LITTLE_ENDIAN);
  }

  private static double element(MemorySegment memory, long at) {
    return memory.get(Layout.F64, at);
  }

  @Override
  public double dot(double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 8L * query.length);
    DoubleVector a = DoubleVector.zero(SimdSpecies.DOUBLE);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 8L * i;
      a = load(memory, at).fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i), a);
      b =
          load(memory, at + 8 * LANES)
              .fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + LANES), b);
      c =
          load(memory, at + 2 * 8 * LANES)
              .fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 2 * LANES), c);
      d =
          load(memory, at + 3 * 8 * LANES)
              .fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 3 * LANES), d);
    }
    for (; i <= query.length - LANES; i += LANES) {
      a =
          load(memory, base + 8L * i)
              .fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i), a);
    }
    double sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.doubles);
    for (; i < query.length; i++) {
      sum += query[(int) i] * element(memory, base + 8L * i);
    }
    return sum;
  }

  @Override
  public void dotAndNorm(double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 8L * query.length);
    DoubleVector a = DoubleVector.zero(SimdSpecies.DOUBLE);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    DoubleVector normA = a;
    DoubleVector normB = a;
    DoubleVector normC = a;
    DoubleVector normD = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 8L * i;
      DoubleVector x = load(memory, at);
      DoubleVector y = load(memory, at + 8 * LANES);
      DoubleVector z = load(memory, at + 2 * 8 * LANES);
      DoubleVector w = load(memory, at + 3 * 8 * LANES);
      a = x.fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i), a);
      b = y.fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + LANES), b);
      c = z.fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 2 * LANES), c);
      d = w.fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 3 * LANES), d);
      normA = x.fma(x, normA);
      normB = y.fma(y, normB);
      normC = z.fma(z, normC);
      normD = w.fma(w, normD);
    }
    for (; i <= query.length - LANES; i += LANES) {
      DoubleVector x = load(memory, base + 8L * i);
      a = x.fma(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i), a);
      normA = x.fma(x, normA);
    }
    double dot = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.doubles);
    double norm = SimdSpecies.sum(normA.add(normB).add(normC.add(normD)), scratch.doubles);
    for (; i < query.length; i++) {
      double x = element(memory, base + 8L * i);
      dot += query[(int) i] * x;
      norm += x * x;
    }
    scratch.dot = dot;
    scratch.norm = norm;
  }

  @Override
  public double squaredDistance(
      double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 8L * query.length);
    DoubleVector a = DoubleVector.zero(SimdSpecies.DOUBLE);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 8L * i;
      DoubleVector x =
          load(memory, at).sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i));
      DoubleVector y =
          load(memory, at + 8 * LANES)
              .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + LANES));
      DoubleVector z =
          load(memory, at + 2 * 8 * LANES)
              .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 2 * LANES));
      DoubleVector w =
          load(memory, at + 3 * 8 * LANES)
              .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 3 * LANES));
      a = x.fma(x, a);
      b = y.fma(y, b);
      c = z.fma(z, c);
      d = w.fma(w, d);
    }
    for (; i <= query.length - LANES; i += LANES) {
      DoubleVector x =
          load(memory, base + 8L * i)
              .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i));
      a = x.fma(x, a);
    }
    double sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.doubles);
    for (; i < query.length; i++) {
      double x = element(memory, base + 8L * i) - query[(int) i];
      sum += x * x;
    }
    return sum;
  }

  @Override
  public double absoluteDistance(
      double[] query, MemorySegment rows, long offset, DoubleScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 8L * query.length);
    DoubleVector a = DoubleVector.zero(SimdSpecies.DOUBLE);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 8L * i;
      a =
          a.add(
              load(memory, at)
                  .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i))
                  .abs());
      b =
          b.add(
              load(memory, at + 8 * LANES)
                  .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + LANES))
                  .abs());
      c =
          c.add(
              load(memory, at + 2 * 8 * LANES)
                  .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 2 * LANES))
                  .abs());
      d =
          d.add(
              load(memory, at + 3 * 8 * LANES)
                  .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i + 3 * LANES))
                  .abs());
    }
    for (; i <= query.length - LANES; i += LANES) {
      a =
          a.add(
              load(memory, base + 8L * i)
                  .sub(DoubleVector.fromArray(SimdSpecies.DOUBLE, query, (int) i))
                  .abs());
    }
    double sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.doubles);
    for (; i < query.length; i++) {
      sum += Math.abs(element(memory, base + 8L * i) - query[(int) i]);
    }
    return sum;
  }
}
