package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import org.quiverdb.vector.VectorType;

/**
 * Vector loops over float16 rows. They take infinities and NaN for numbers from 65536 on; a sum
 * that such an element could be part of makes them look for one, and leave the row to the scalar
 * loops if there is one.
 */
final class SimdFloat16 implements FloatOps {
  private static final int LANES = SimdSpecies.FLOAT.length();
  private static final int STEP = 4 * LANES;
  private static final int SHORTS = SimdSpecies.SHORT.length();

  /** What the smallest pattern of an infinity or NaN would be if it were a number. */
  private static final float SUSPECT = 65536f;

  /** The difference between that and the largest number of the type. */
  private static final float SUSPECT_DIFFERENCE = 32f;

  private static final FloatOps SCALAR = new ScalarHalves(VectorType.FLOAT16);

  /**
   * Half to single without a table: sign, exponent and fraction move to their places in a single
   * and a multiplication corrects the bias, subnormals included. The sign that was extended over
   * the upper half is masked away. Wrong for infinities and NaN.
   */
  private static FloatVector load(MemorySegment memory, long at) {
    return ShortVector.fromMemorySegment(SimdSpecies.HALF, memory, at, ByteOrder.LITTLE_ENDIAN)
        .convertShape(VectorOperators.S2I, SimdSpecies.INT, 0)
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, 13)
        .and(0x8fffe000)
        .reinterpretAsFloats()
        .mul(0x1p112f);
  }

  /**
   * Whether no element of the row is infinite or NaN: adding one to the exponent then overflows.
   */
  private static boolean finite(MemorySegment rows, long offset, int dims) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 2L * dims);
    ShortVector found = ShortVector.zero(SimdSpecies.SHORT);
    long i = 0;
    for (; i <= dims - SHORTS; i += SHORTS) {
      ShortVector some =
          ShortVector.fromMemorySegment(
              SimdSpecies.SHORT, memory, base + 2L * i, ByteOrder.LITTLE_ENDIAN);
      found = found.or(some.and((short) 0x7fff).add((short) 0x400));
    }
    int tail = 0;
    for (; i < dims; i++) {
      tail |= (memory.get(Layout.I16, base + 2L * i) & 0x7fff) + 0x400;
    }
    return tail < 0x8000 && found.reduceLanes(VectorOperators.OR) >= 0;
  }

  private static float element(MemorySegment memory, long at) {
    return Float.float16ToFloat(memory.get(Layout.I16, at));
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    dotAndNorm(query, rows, offset, scratch);
    return scratch.dot;
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
    if (!(norm < SUSPECT * SUSPECT) && !finite(rows, offset, query.length)) {
      SCALAR.dotAndNorm(query, rows, offset, scratch);
    }
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
    return sum < SUSPECT_DIFFERENCE * SUSPECT_DIFFERENCE || finite(rows, offset, query.length)
        ? sum
        : SCALAR.squaredDistance(query, rows, offset, scratch);
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
    return sum < SUSPECT_DIFFERENCE || finite(rows, offset, query.length)
        ? sum
        : SCALAR.absoluteDistance(query, rows, offset, scratch);
  }
}
