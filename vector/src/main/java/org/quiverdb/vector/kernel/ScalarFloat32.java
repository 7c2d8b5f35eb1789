package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorType;

/**
 * Plain loops over float32 rows. Four sums in parallel, because the additions of one depend on each
 * other. Rows of many dimensions go to {@link FloatQuarters}.
 */
final class ScalarFloat32 implements FloatOps {
  private static float element(MemorySegment memory, long base, long i) {
    return memory.get(Layout.F32, base + 4 * i);
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      return scratch.quarters(VectorType.FLOAT32, query).dot(rows, offset);
    }
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    long i = 0;
    for (; i < query.length - 3; i += 4) {
      a += query[(int) i] * element(memory, base, i);
      b += query[(int) i + 1] * element(memory, base, i + 1);
      c += query[(int) i + 2] * element(memory, base, i + 2);
      d += query[(int) i + 3] * element(memory, base, i + 3);
    }
    for (; i < query.length; i++) {
      a += query[(int) i] * element(memory, base, i);
    }
    return (a + b) + (c + d);
  }

  @Override
  public void dotAndNorm(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      scratch.quarters(VectorType.FLOAT32, query).dotAndNorm(rows, offset, scratch);
      return;
    }
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float normA = 0;
    float normB = 0;
    float normC = 0;
    float normD = 0;
    long i = 0;
    for (; i < query.length - 3; i += 4) {
      float x = element(memory, base, i);
      float y = element(memory, base, i + 1);
      float z = element(memory, base, i + 2);
      float w = element(memory, base, i + 3);
      a += query[(int) i] * x;
      b += query[(int) i + 1] * y;
      c += query[(int) i + 2] * z;
      d += query[(int) i + 3] * w;
      normA += x * x;
      normB += y * y;
      normC += z * z;
      normD += w * w;
    }
    for (; i < query.length; i++) {
      float x = element(memory, base, i);
      a += query[(int) i] * x;
      normA += x * x;
    }
    scratch.dot = (a + b) + (c + d);
    scratch.norm = (normA + normB) + (normC + normD);
  }

  @Override
  public float squaredDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      return scratch.quarters(VectorType.FLOAT32, query).squaredDistance(rows, offset);
    }
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    long i = 0;
    for (; i < query.length - 3; i += 4) {
      float x = query[(int) i] - element(memory, base, i);
      float y = query[(int) i + 1] - element(memory, base, i + 1);
      float z = query[(int) i + 2] - element(memory, base, i + 2);
      float w = query[(int) i + 3] - element(memory, base, i + 3);
      a += x * x;
      b += y * y;
      c += z * z;
      d += w * w;
    }
    for (; i < query.length; i++) {
      float x = query[(int) i] - element(memory, base, i);
      a += x * x;
    }
    return (a + b) + (c + d);
  }

  @Override
  public float absoluteDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      return scratch.quarters(VectorType.FLOAT32, query).absoluteDistance(rows, offset);
    }
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, 4L * query.length);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    long i = 0;
    for (; i < query.length - 3; i += 4) {
      a += Math.abs(query[(int) i] - element(memory, base, i));
      b += Math.abs(query[(int) i + 1] - element(memory, base, i + 1));
      c += Math.abs(query[(int) i + 2] - element(memory, base, i + 2));
      d += Math.abs(query[(int) i + 3] - element(memory, base, i + 3));
    }
    for (; i < query.length; i++) {
      a += Math.abs(query[(int) i] - element(memory, base, i));
    }
    return (a + b) + (c + d);
  }
}
