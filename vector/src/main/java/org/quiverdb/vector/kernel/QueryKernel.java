package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;

/**
 * One prepared query vector and one metric, to be measured against many stored vectors of the same
 * type and dimensions. Rows are read where they lie: unaligned little-endian bytes in a native
 * segment.
 *
 * <p>The distance of two vectors does not depend on which of them is the query. Not thread-safe
 * (there is scratch space inside): prepare one for each thread.
 */
public abstract class QueryKernel {
  private final DistanceMetric metric;
  private final VectorType type;
  private final int dims;

  /** Length of a row that can be judged by its last two bytes, or -1. */
  private final int usualLength;

  /** Which bits of the last two bytes count, and what they must be. */
  private final int endMask;

  private final int end;

  QueryKernel(DistanceMetric metric, VectorHeader header) {
    this.metric = metric;
    this.type = header.type();
    this.dims = header.dims();
    boolean sparse = type == VectorType.FLOAT32_SPARSE;
    int length = sparse ? -1 : VectorBlob.length(type, dims);
    usualLength = length < 2 ? -1 : length;
    switch (type) {
      case FLOAT32, FLOAT32_SPARSE -> {
        endMask = 0;
        end = 0;
      }
      case FLOAT64, FLOAT16, FLOATB16 -> {
        endMask = 0xff00;
        end = type.typeByte() << 8;
      }
      case FLOAT8 -> {
        endMask = 0xffff;
        end = type.typeByte() << 8 | (VectorBlob.align4(dims) - dims);
      }
      case FLOAT1BIT -> {
        endMask = 0xffff;
        end = type.typeByte() << 8 | (8 * (length - 1) - dims);
      }
      default -> throw new AssertionError(type);
    }
  }

  /** The metric of {@link #distance}. */
  public final DistanceMetric metric() {
    return metric;
  }

  /** The element type of the query and of every row. */
  public final VectorType type() {
    return type;
  }

  /** The dimensions of the query and of every row. */
  public final int dims() {
    return dims;
  }

  /**
   * Whether a blob is a well-formed vector of the query's type and dimensions. Cheap for dense
   * types: looks at the length and at most two bytes.
   */
  public final boolean accepts(MemorySegment segment, long offset, long length) {
    if (length == usualLength) {
      return endMask == 0 || (segment.get(Layout.I16, offset + length - 2) & endMask) == end;
    }
    return acceptsByHeader(segment, offset, length);
  }

  private boolean acceptsByHeader(MemorySegment segment, long offset, long length) {
    boolean possible = type == VectorType.FLOAT32_SPARSE || length < 3 || length == usualLength + 1;
    if (!possible) {
      return false;
    }
    try {
      VectorHeader header = VectorBlob.header(segment, offset, length);
      return header.type() == type && header.dims() == dims;
    } catch (VectorException e) {
      return false;
    }
  }

  /**
   * Says what is wrong with a blob that {@link #accepts} has refused.
   *
   * @throws VectorException if the bytes are not a vector, or of another type or dimensions
   */
  public final void check(MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    if (header.type() != type) {
      throw new VectorException(
          "vector_distance: vectors must have the same type: %s != %s"
              .formatted(header.type().label(), type.label()));
    }
    if (header.dims() != dims) {
      throw new VectorException(
          "vector_distance: vectors must have the same length: %d != %d"
              .formatted(header.dims(), dims));
    }
  }

  /**
   * The distance to one stored vector.
   *
   * @param segment a native segment; most kernels refuse one on the heap
   * @param offset first byte of the blob
   * @param length length of the blob, which {@link #accepts} has accepted
   * @return smaller is nearer; NaN where the distance is not defined (SQL NULL)
   */
  public abstract double distance(MemorySegment segment, long offset, long length);

  /**
   * Takes another query in the place of the present one, without allocating.
   *
   * @return false when this kernel cannot do that, or the blob has another type or dimensions
   */
  boolean take(MemorySegment segment, long offset, long length) {
    return false;
  }

  /** {@code 1 - dot / (|a| |b|)} from the dot product and the squared norms. */
  static double cosine(double dot, double normA, double normB) {
    double product = normA * normB;
    double norm =
        product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
            ? Math.sqrt(product)
            : Math.sqrt(normA) * Math.sqrt(normB);
    return 1 - dot / norm;
  }
}
