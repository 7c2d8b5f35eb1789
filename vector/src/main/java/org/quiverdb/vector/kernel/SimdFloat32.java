package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/** Vector loops over float32 rows. */
final class SimdFloat32 implements FloatOps {
  private static final int LANES = SimdSpecies.FLOAT.length();
  private static final int STEP = 4 * LANES;

  private static FloatVector load(MemorySegment memory, long at) {
    return FloatVector.fromMemorySegment(SimdSpecies.FLOAT, memory, at, ByteOrder.LITTLE_ENDIAN);
  }

  private static float element(MemorySegment memory, long at) {
    return memory.get(Layout.F32, at);
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 4L * i;
      a = load(memory, at).fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
      b =
          load(memory, at + 4 * LANES)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES), b);
      c =
          load(memory, at + 2 * 4 * LANES)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES), c);
      d =
          load(memory, at + 3 * 4 * LANES)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES), d);
    }
    for (; i <= query.length - LANES; i += LANES) {
      a =
          load(memory, base + 4L * i)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
    }
    float sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    for (; i < query.length; i++) {
      sum += query[(int) i] * element(memory, base + 4L * i);
    }
    return sum;
  }

  @Override
  public void dotAndNorm(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector normA = a;
    FloatVector normB = a;
    FloatVector normC = a;
    FloatVector normD = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 4L * i;
      FloatVector x = load(memory, at);
      FloatVector y = load(memory, at + 4 * LANES);
      FloatVector z = load(memory, at + 2 * 4 * LANES);
      FloatVector w = load(memory, at + 3 * 4 * LANES);
      a = x.fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
      b = y.fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES), b);
      c = z.fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES), c);
      d = w.fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES), d);
      normA = x.fma(x, normA);
      normB = y.fma(y, normB);
      normC = z.fma(z, normC);
      normD = w.fma(w, normD);
    }
    for (; i <= query.length - LANES; i += LANES) {
      FloatVector x = load(memory, base + 4L * i);
      a = x.fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
      normA = x.fma(x, normA);
    }
    float dot = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    float norm = SimdSpecies.sum(normA.add(normB).add(normC.add(normD)), scratch.floats);
    for (; i < query.length; i++) {
      float x = element(memory, base + 4L * i);
      dot += query[(int) i] * x;
      norm += x * x;
    }
    scratch.dot = dot;
    scratch.norm = norm;
  }

  @Override
  public float squaredDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 4L * i;
      FloatVector x =
          load(memory, at).sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i));
      FloatVector y =
          load(memory, at + 4 * LANES)
              .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES));
      FloatVector z =
          load(memory, at + 2 * 4 * LANES)
              .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES));
      FloatVector w =
          load(memory, at + 3 * 4 * LANES)
              .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES));
      a = x.fma(x, a);
      b = y.fma(y, b);
      c = z.fma(z, c);
      d = w.fma(w, d);
    }
    for (; i <= query.length - LANES; i += LANES) {
      FloatVector x =
          load(memory, base + 4L * i).sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i));
      a = x.fma(x, a);
    }
    float sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    for (; i < query.length; i++) {
      float x = element(memory, base + 4L * i) - query[(int) i];
      sum += x * x;
    }
    return sum;
  }

  @Override
  public float absoluteDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 4L * i;
      a =
          a.add(
              load(memory, at).sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i)).abs());
      b =
          b.add(
              load(memory, at + 4 * LANES)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES))
                  .abs());
      c =
          c.add(
              load(memory, at + 2 * 4 * LANES)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES))
                  .abs());
      d =
          d.add(
              load(memory, at + 3 * 4 * LANES)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES))
                  .abs());
    }
    for (; i <= query.length - LANES; i += LANES) {
      a =
          a.add(
              load(memory, base + 4L * i)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i))
                  .abs());
    }
    float sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    for (; i < query.length; i++) {
      sum += Math.abs(element(memory, base + 4L * i) - query[(int) i]);
    }
    return sum;
  }
}
