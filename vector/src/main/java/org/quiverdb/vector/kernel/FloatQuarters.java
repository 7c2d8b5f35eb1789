package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorType;

/**
 * A float query and one row, each cut into four arrays of equal length that are filled up with
 * zeros.
 *
 * <p>The compiler makes no vector code of a sum of floats, because it may not change the order of
 * the additions; nor of a loop that reads and writes arrays at different indexes, because they
 * could be the same array. A loop that combines equal indexes of several arrays does become vector
 * code. So four terms at a time go into an array of partial sums, and only these, a quarter of the
 * dimensions, are added one by one. The order of the operations is that of the source, in vector
 * code as in the interpreter.
 *
 * <p>The terms are subtracted from zero, and the sign is turned in the end, which changes no digit:
 * the compiler exchanges the operands of some additions, and where it does so in a part of the
 * unrolled iterations only, it takes them for different code and leaves them scalar. A difference
 * has its operands in one order.
 */
final class FloatQuarters {
  /** Dimensions from which on this is faster than a plain loop (measured); no quarter is empty. */
  static final int LEAST = 128;

  /** The length of the arrays is a multiple of this, so that vector loops have no remainder. */
  private static final int STEP = 8;

  private final VectorType type;
  private final int dims;
  private final int length;
  private final float[][] query;
  private final float[][] row;
  private final float[] sums;
  private final float[] norms;
  private final short[] halves;
  private final BFloat16Pairs pairs;

  /** For rows of float32, float16 or floatb16. */
  FloatQuarters(VectorType type, float[] query) {
    this.type = type;
    dims = query.length;
    length = (dims + 4 * STEP - 1) / (4 * STEP) * STEP;
    this.query = new float[4][length];
    row = new float[4][length];
    sums = new float[length];
    norms = new float[length];
    halves = new short[type == VectorType.FLOAT16 ? length : 0];
    pairs = new BFloat16Pairs(type == VectorType.FLOATB16 ? length : 0);
    set(query);
  }

  /** Takes a query of the same length. */
  void set(float[] values) {
    for (int i = 0; i < dims; i++) {
      if (type == VectorType.FLOATB16) {
        query[i / (2 * length) * 2 + i % 2][i % (2 * length) / 2] = values[i];
      } else {
        query[i / length][i % length] = values[i];
      }
    }
  }

  /** Reads a row; what is not overwritten stays zero. */
  private void load(MemorySegment rows, long offset) {
    if (type == VectorType.FLOATB16) {
      pairs.load(rows, offset, 2 * length, row[0], row[1]);
      pairs.load(rows, offset + 4L * length, dims - 2 * length, row[2], row[3]);
      return;
    }
    for (int i = 0; i < 4; i++) {
      int start = i * length;
      int count = Math.min(length, dims - start);
      if (type == VectorType.FLOAT32) {
        MemorySegment.copy(rows, Layout.F32, offset + 4L * start, row[i], 0, count);
      } else {
        MemorySegment.copy(rows, Layout.I16, offset + 2L * start, halves, 0, count);
        widen(halves, row[i], count);
      }
    }
  }

  private static void widen(short[] halves, float[] row, int count) {
    for (int i = 0; i < count; i++) {
      row[i] = Float.float16ToFloat(halves[i]);
    }
  }

  /** Like {@link FloatOps#dot}. */
  float dot(MemorySegment rows, long offset) {
    load(rows, offset);
    multiply(query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums);
    return 0 - sum(sums);
  }

  /** Like {@link FloatOps#dotAndNorm}. */
  void dotAndNorm(MemorySegment rows, long offset, FloatScratch scratch) {
    load(rows, offset);
    multiplyBoth(
        query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums, norms);
    scratch.dot = 0 - sum(sums);
    scratch.norm = 0 - sum(norms);
  }

  /** Like {@link FloatOps#squaredDistance}. */
  float squaredDistance(MemorySegment rows, long offset) {
    load(rows, offset);
    square(query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums);
    return 0 - sum(sums);
  }

  /** Like {@link FloatOps#absoluteDistance}. */
  float absoluteDistance(MemorySegment rows, long offset) {
    load(rows, offset);
    subtract(query[0], query[1], query[2], query[3], row[0], row[1], row[2], row[3], sums);
    return 0 - sum(sums);
  }

  private static void multiply(
      float[] queryA,
      float[] queryB,
      float[] queryC,
      float[] queryD,
      float[] rowA,
      float[] rowB,
      float[] rowC,
      float[] rowD,
      float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] =
          0 - queryA[i] * rowA[i] - queryB[i] * rowB[i] - queryC[i] * rowC[i] - queryD[i] * rowD[i];
    }
  }

  private static void multiplyBoth(
      float[] queryA,
      float[] queryB,
      float[] queryC,
      float[] queryD,
      float[] rowA,
      float[] rowB,
      float[] rowC,
      float[] rowD,
      float[] sums,
      float[] norms) {
    for (int i = 0; i < sums.length; i++) {
      float a = rowA[i];
      float b = rowB[i];
      float c = rowC[i];
      float d = rowD[i];
      sums[i] = 0 - queryA[i] * a - queryB[i] * b - queryC[i] * c - queryD[i] * d;
      norms[i] = 0 - a * a - b * b - c * c - d * d;
    }
  }

  private static void square(
      float[] queryA,
      float[] queryB,
      float[] queryC,
      float[] queryD,
      float[] rowA,
      float[] rowB,
      float[] rowC,
      float[] rowD,
      float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      float a = queryA[i] - rowA[i];
      float b = queryB[i] - rowB[i];
      float c = queryC[i] - rowC[i];
      float d = queryD[i] - rowD[i];
      sums[i] = 0 - a * a - b * b - c * c - d * d;
    }
  }

  private static void subtract(
      float[] queryA,
      float[] queryB,
      float[] queryC,
      float[] queryD,
      float[] rowA,
      float[] rowB,
      float[] rowC,
      float[] rowD,
      float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      float a = Math.abs(queryA[i] - rowA[i]);
      float b = Math.abs(queryB[i] - rowB[i]);
      float c = Math.abs(queryC[i] - rowC[i]);
      float d = Math.abs(queryD[i] - rowD[i]);
      sums[i] = 0 - a - b - c - d;
    }
  }

  /** Eight sums in parallel, because the additions of one depend on each other. */
  private static float sum(float[] terms) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
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
