package org.quiverdb.vector.arithmetic;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.Float8Blob;
import org.quiverdb.vector.codec.SparseBlob;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;

/**
 * Concatenation, slice, norm and normalisation of blobs. Thread-safe; arguments are never changed
 * and results are new arrays. Every method throws {@link VectorException} for bytes that are not a
 * vector.
 */
public final class VectorFunctions {
  private VectorFunctions() {}

  /** The number of dimensions. */
  public static int dims(MemorySegment segment, long offset, long length) {
    return VectorBlob.header(segment, offset, length).dims();
  }

  /**
   * One vector after the other. float8 is quantised anew over the range of both, float32_sparse
   * moves the second one's indexes.
   *
   * @throws VectorException if the types differ, or the result has too many dimensions
   */
  public static byte[] concat(
      MemorySegment a, long offsetA, long lengthA, MemorySegment b, long offsetB, long lengthB) {
    VectorHeader first = VectorBlob.header(a, offsetA, lengthA);
    VectorHeader second = VectorBlob.header(b, offsetB, lengthB);
    VectorType type = first.type();
    if (type != second.type()) {
      throw new VectorException(
          "vector_concat: vectors must have the same type: %s != %s"
              .formatted(type.label(), second.type().label()));
    }
    if (type == VectorType.FLOAT32_SPARSE) {
      int[] moved = SparseBlob.indexes(b, offsetB, second);
      for (int i = 0; i < moved.length; i++) {
        moved[i] += first.dims();
      }
      return SparseBlob.encode(
          first.dims() + second.dims(),
          join(SparseBlob.indexes(a, offsetA, first), moved),
          join(SparseBlob.values(a, offsetA, first), SparseBlob.values(b, offsetB, second)));
    }
    if (type == VectorType.FLOAT64) {
      double[] left = VectorDecoder.doubles(a, offsetA, first);
      double[] right = VectorDecoder.doubles(b, offsetB, second);
      double[] both = Arrays.copyOf(left, left.length + right.length);
      System.arraycopy(right, 0, both, left.length, right.length);
      return VectorEncoder.encode(type, both);
    }
    return VectorEncoder.encode(
        type,
        join(VectorDecoder.floats(a, offsetA, first), VectorDecoder.floats(b, offsetB, second)));
  }

  private static float[] join(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static int[] join(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /**
   * The elements from {@code start} up to, not including, {@code end}; float8 keeps its scale.
   *
   * @param start first element, counted from 0
   * @throws VectorException unless {@code 0 <= start <= end <= dims}
   */
  public static byte[] slice(
      MemorySegment segment, long offset, long length, long start, long end) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    if (start < 0 || end < start || end > header.dims()) {
      throw new VectorException(
          "vector_slice: range %d to %d is not within 0 to %d"
              .formatted(start, end, header.dims()));
    }
    int from = (int) start;
    int to = (int) end;
    return switch (header.type()) {
      case FLOAT64 ->
          VectorEncoder.encode(
              VectorType.FLOAT64,
              Arrays.copyOfRange(VectorDecoder.doubles(segment, offset, header), from, to));
      case FLOAT8 -> Float8Blob.slice(segment, offset, header, from, to);
      case FLOAT32_SPARSE -> sliceSparse(segment, offset, header, from, to);
      case FLOAT32, FLOAT16, FLOATB16, FLOAT1BIT ->
          VectorEncoder.encode(
              header.type(),
              Arrays.copyOfRange(VectorDecoder.floats(segment, offset, header), from, to));
    };
  }

  private static byte[] sliceSparse(
      MemorySegment segment, long offset, VectorHeader header, int from, int to) {
    int[] indexes = SparseBlob.indexes(segment, offset, header);
    float[] values = SparseBlob.values(segment, offset, header);
    int first = insertionPoint(indexes, from);
    int last = insertionPoint(indexes, to);
    int[] kept = Arrays.copyOfRange(indexes, first, last);
    for (int i = 0; i < kept.length; i++) {
      kept[i] -= from;
    }
    return SparseBlob.encode(to - from, kept, Arrays.copyOfRange(values, first, last));
  }

  private static int insertionPoint(int[] sorted, int key) {
    int found = Arrays.binarySearch(sorted, key);
    return found < 0 ? -found - 1 : found;
  }

  /** The Euclidean norm, without overflow or underflow on the way. */
  public static double norm(MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    return norm(VectorDecoder.doubles(segment, offset, header));
  }

  private static double norm(double[] values) {
    double sum = 0;
    double largest = 0;
    for (double value : values) {
      sum += value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    if (sum > Double.MIN_NORMAL && sum <= Double.MAX_VALUE) {
      return Math.sqrt(sum);
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double scaled = 0;
    for (double value : values) {
      scaled += value / largest * (value / largest);
    }
    return largest * Math.sqrt(scaled);
  }

  /**
   * The vector divided by its norm; a zero vector stays as it is. float8 keeps its codes and
   * changes scale and shift.
   *
   * @throws VectorException for float1bit, whose elements cannot be scaled
   */
  public static byte[] normalize(MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    VectorType type = header.type();
    if (type == VectorType.FLOAT1BIT) {
      throw new VectorException("vector_normalize: not supported for float1bit vectors");
    }
    double[] values = VectorDecoder.doubles(segment, offset, header);
    double norm = norm(values);
    if (norm == 0) {
      return VectorEncoder.convert(type, segment, offset, length);
    }
    if (type == VectorType.FLOAT8) {
      return Float8Blob.scale(segment, offset, header, norm);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= norm;
    }
    return VectorEncoder.encode(type, values);
  }
}
