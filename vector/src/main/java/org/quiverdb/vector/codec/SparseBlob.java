package org.quiverdb.vector.codec;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;

/**
 * The layout of sparse vectors: n values, n strictly ascending indexes, the number of dimensions
 * and the type byte (Turso's layout). Thread-safe.
 */
public final class SparseBlob {
  private static final int TAIL = 5;

  private SparseBlob() {}

  static VectorHeader header(MemorySegment segment, long offset, long length) {
    long pairs = length - TAIL;
    if (pairs < 0 || (pairs & 7) != 0) {
      throw new VectorException(
          "vector: float32_sparse vector blob length must be 5 more than a multiple of 8: length="
              + length);
    }
    long dims = Integer.toUnsignedLong(segment.get(Layout.I32, offset + pairs));
    VectorBlob.checkDims(dims);
    long stored = pairs / 8;
    long previous = -1;
    for (long i = 0; i < stored; i++) {
      long index = Integer.toUnsignedLong(segment.get(Layout.I32, offset + 4 * (stored + i)));
      if (index <= previous || index >= dims) {
        throw new VectorException(
            "vector: float32_sparse index %d at position %d must be above %d and below %d"
                .formatted(index, i, previous, dims));
      }
      previous = index;
    }
    return new VectorHeader(VectorType.FLOAT32_SPARSE, (int) dims, (int) stored);
  }

  /** The length in bytes of a sparse blob. */
  public static int length(int stored) {
    return 8 * stored + TAIL;
  }

  /** The indexes of a blob that {@link VectorBlob#header} has accepted. */
  public static int[] indexes(MemorySegment segment, long offset, VectorHeader header) {
    int[] indexes = new int[header.stored()];
    MemorySegment.copy(
        segment, Layout.I32, offset + 4L * indexes.length, indexes, 0, indexes.length);
    return indexes;
  }

  /** The stored values of a blob that {@link VectorBlob#header} has accepted. */
  public static float[] values(MemorySegment segment, long offset, VectorHeader header) {
    float[] values = new float[header.stored()];
    MemorySegment.copy(segment, Layout.F32, offset, values, 0, values.length);
    return values;
  }

  /**
   * Writes a blob.
   *
   * @param indexes strictly ascending, below {@code dims}
   * @param values one for each index
   * @throws VectorException if there are too many dimensions
   */
  public static byte[] encode(int dims, int[] indexes, float[] values) {
    VectorBlob.checkDims(dims);
    byte[] blob = new byte[length(values.length)];
    MemorySegment out = MemorySegment.ofArray(blob);
    MemorySegment.copy(values, 0, out, Layout.F32, 0, values.length);
    MemorySegment.copy(indexes, 0, out, Layout.I32, 4L * values.length, values.length);
    out.set(Layout.I32, 8L * values.length, dims);
    blob[blob.length - 1] = (byte) VectorType.FLOAT32_SPARSE.typeByte();
    return blob;
  }

  static byte[] encodeDense(float[] dense) {
    VectorBlob.checkDims(dense.length);
    int stored = 0;
    for (float value : dense) {
      if (value != 0) {
        stored++;
      }
    }
    int[] indexes = new int[stored];
    float[] values = new float[stored];
    int n = 0;
    for (int i = 0; i < dense.length; i++) {
      if (dense[i] != 0) {
        indexes[n] = i;
        values[n++] = dense[i];
      }
    }
    return encode(dense.length, indexes, values);
  }
}
