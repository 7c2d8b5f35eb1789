package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import org.quiverdb.vector.codec.BFloat16;

/** Vector loops over floatb16 rows: a row element is the upper half of a float. */
final class SimdFloatB16 implements FloatOps {
  private static final int LANES = SimdSpecies.FLOAT.length();
  private static final int STEP = 4 * LANES;

  private static FloatVector load(MemorySegment memory, long at) {
    return ShortVector.fromMemorySegment(SimdSpecies.HALF, memory, at, ByteOrder.LITTLE_ENDIAN)
        .convertShape(VectorOperators.S2I, SimdSpecies.INT, 0)
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, 16)
        .reinterpretAsFloats();
  }

  private static float element(MemorySegment memory, long at) {
    return BFloat16.toFloat(memory.get(Layout.I16, at));
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 2L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 2L * i;
      a = load(memory, at).fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
      b =
          load(memory, at + 2 * LANES)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES), b);
      c =
          load(memory, at + 2 * 2 * LANES)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES), c);
      d =
          load(memory, at + 3 * 2 * LANES)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES), d);
    }
    for (; i <= query.length - LANES; i += LANES) {
      a =
          load(memory, base + 2L * i)
              .fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
    }
    float sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    for (; i < query.length; i++) {
      sum += query[(int) i] * element(memory, base + 2L * i);
    }
    return sum;
  }

  @Override
  public void dotAndNorm(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 2L * query.length);
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
      long at = base + 2L * i;
      FloatVector x = load(memory, at);
      FloatVector y = load(memory, at + 2 * LANES);
      FloatVector z = load(memory, at + 2 * 2 * LANES);
      FloatVector w = load(memory, at + 3 * 2 * LANES);
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
      FloatVector x = load(memory, base + 2L * i);
      a = x.fma(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i), a);
      normA = x.fma(x, normA);
    }
    float dot = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    float norm = SimdSpecies.sum(normA.add(normB).add(normC.add(normD)), scratch.floats);
    for (; i < query.length; i++) {
      float x = element(memory, base + 2L * i);
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
    long base = Rows.at(rows, offset, 2L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 2L * i;
      FloatVector x =
          load(memory, at).sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i));
      FloatVector y =
          load(memory, at + 2 * LANES)
              .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES));
      FloatVector z =
          load(memory, at + 2 * 2 * LANES)
              .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES));
      FloatVector w =
          load(memory, at + 3 * 2 * LANES)
              .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES));
      a = x.fma(x, a);
      b = y.fma(y, b);
      c = z.fma(z, c);
      d = w.fma(w, d);
    }
    for (; i <= query.length - LANES; i += LANES) {
      FloatVector x =
          load(memory, base + 2L * i).sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i));
      a = x.fma(x, a);
    }
    float sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    for (; i < query.length; i++) {
      float x = element(memory, base + 2L * i) - query[(int) i];
      sum += x * x;
    }
    return sum;
  }

  @Override
  public float absoluteDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 2L * query.length);
    FloatVector a = FloatVector.zero(SimdSpecies.FLOAT);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (; i <= query.length - STEP; i += STEP) {
      long at = base + 2L * i;
      a =
          a.add(
              load(memory, at).sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i)).abs());
      b =
          b.add(
              load(memory, at + 2 * LANES)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + LANES))
                  .abs());
      c =
          c.add(
              load(memory, at + 2 * 2 * LANES)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 2 * LANES))
                  .abs());
      d =
          d.add(
              load(memory, at + 3 * 2 * LANES)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i + 3 * LANES))
                  .abs());
    }
    for (; i <= query.length - LANES; i += LANES) {
      a =
          a.add(
              load(memory, base + 2L * i)
                  .sub(FloatVector.fromArray(SimdSpecies.FLOAT, query, (int) i))
                  .abs());
    }
    float sum = SimdSpecies.sum(a.add(b).add(c.add(d)), scratch.floats);
    for (; i < query.length; i++) {
      sum += Math.abs(element(memory, base + 2L * i) - query[(int) i]);
    }
    return sum;
  }
}
