package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** Plain loops over float32 rows. */
final class ScalarFloat32 implements FloatOps {

  private static float element(MemorySegment rows, long offset, int i) {
    return rows.get(Layout.F32, offset + 4L * i);
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset, float[] scratch) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
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
  public void dotAndNorm(float[] query, MemorySegment rows, long offset, float[] scratch) {
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
      float x = element(rows, offset, i);
      float y = element(rows, offset, i + 1);
      float z = element(rows, offset, i + 2);
      float w = element(rows, offset, i + 3);
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
      float x = element(rows, offset, i);
      a += query[i] * x;
      normA += x * x;
    }
    scratch[0] = (a + b) + (c + d);
    scratch[1] = (normA + normB) + (normC + normD);
  }

  @Override
  public float squaredDistance(float[] query, MemorySegment rows, long offset, float[] scratch) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i < query.length - 3; i += 4) {
      float x = query[i] - element(rows, offset, i);
      float y = query[i + 1] - element(rows, offset, i + 1);
      float z = query[i + 2] - element(rows, offset, i + 2);
      float w = query[i + 3] - element(rows, offset, i + 3);
      a += x * x;
      b += y * y;
      c += z * z;
      d += w * w;
    }
    for (; i < query.length; i++) {
      float x = query[i] - element(rows, offset, i);
      a += x * x;
    }
    return (a + b) + (c + d);
  }

  @Override
  public float absoluteDistance(float[] query, MemorySegment rows, long offset, float[] scratch) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
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
