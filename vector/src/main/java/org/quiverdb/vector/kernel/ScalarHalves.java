package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.BFloat16;

/**
 * Plain loops over float16 and floatb16 rows. The row is copied to the heap first: one
 * check of bounds instead of one for each element. Four sums in parallel, because the additions of
 * one depend on each other. Rows of many dimensions go to {@link FloatQuarters}.
 */
final class ScalarHalves implements FloatOps {
  private final VectorType type;

  /** For rows of float16 or floatb16. */
  ScalarHalves(VectorType type) {
    this.type = type;
  }

  private float[] load(MemorySegment rows, long offset, int dims, FloatScratch scratch) {
    float[] row = scratch.floats;
    short[] bits = scratch.shorts;
    MemorySegment.copy(rows, Layout.I16, offset, bits, 0, dims);
    if (type == VectorType.FLOAT16) {
      for (int i = 0; i < dims; i++) {
        row[i] = Float.float16ToFloat(bits[i]);
      }
    } else {
      for (int i = 0; i < dims; i++) {
        row[i] = BFloat16.toFloat(bits[i]);
      }
    }
    return row;
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      return scratch.quarters(type, query).dot(rows, offset);
    }
    float[] row = load(rows, offset, query.length, scratch);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
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
  public void dotAndNorm(float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      scratch.quarters(type, query).dotAndNorm(rows, offset, scratch);
      return;
    }
    float[] row = load(rows, offset, query.length, scratch);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float normA = 0;
    float normB = 0;
    float normC = 0;
    float normD = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      float x = row[i];
      float y = row[i + 1];
      float z = row[i + 2];
      float w = row[i + 3];
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
  public float squaredDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      return scratch.quarters(type, query).squaredDistance(rows, offset);
    }
    float[] row = load(rows, offset, query.length, scratch);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      float x = query[i] - row[i];
      float y = query[i + 1] - row[i + 1];
      float z = query[i + 2] - row[i + 2];
      float w = query[i + 3] - row[i + 3];
      a += x * x;
      b += y * y;
      c += z * z;
      d += w * w;
    }
    for (; i < query.length; i++) {
      float x = query[i] - row[i];
      a += x * x;
    }
    return (a + b) + (c + d);
  }

  @Override
  public float absoluteDistance(
      float[] query, MemorySegment rows, long offset, FloatScratch scratch) {
    if (query.length >= FloatQuarters.LEAST) {
      return scratch.quarters(type, query).absoluteDistance(rows, offset);
    }
    float[] row = load(rows, offset, query.length, scratch);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
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
