package org.quiverdb.vector.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.VectorBlob;

/**
 * Where distances begin: prepares a query and says which implementation this JVM uses. SIMD or
 * scalar is chosen once, when this class is loaded; so every distance of one JVM comes from the
 * same code and equal inputs give equal bits. Thread-safe.
 */
public final class Kernels {
  private static final KernelSet SET = KernelChoice.choose();

  private Kernels() {}

  /** Names the implementation in use, for a pragma or a log. */
  public static String description() {
    return SET.description();
  }

  /**
   * Prepares a query.
   *
   * @param segment holds the query's blob; it is copied
   * @throws VectorException if the bytes are not a vector, or its type knows no such distance
   */
  public static QueryKernel prepare(
      DistanceMetric metric, MemorySegment segment, long offset, long length) {
    return prepare(SET, metric, segment, offset, length);
  }

  /**
   * Prepares another query with the same metric, in the place of an earlier one where that can be:
   * for float32 and the 16-bit types of the same dimensions. Then nothing is allocated for float32,
   * and the earlier kernel is the one that is returned.
   *
   * @param segment holds the query's blob; it is copied
   * @throws VectorException if the bytes are not a vector, or its type knows no such distance
   */
  public static QueryKernel prepareAgain(
      QueryKernel earlier, MemorySegment segment, long offset, long length) {
    return segment.isNative() && earlier.take(segment, offset, length)
        ? earlier
        : prepare(earlier.metric(), segment, offset, length);
  }

  /** Like {@link #prepare(DistanceMetric, MemorySegment, long, long)} for a blob in an array. */
  public static QueryKernel prepare(DistanceMetric metric, byte[] blob) {
    return prepare(metric, MemorySegment.ofArray(blob), 0, blob.length);
  }

  /**
   * The distance of two blobs, to the bit what a prepared query of either gives for the other.
   *
   * @return NaN where the distance is not defined (SQL NULL)
   * @throws VectorException if a blob is malformed or the two do not match
   */
  public static double distance(
      DistanceMetric metric,
      MemorySegment a,
      long offsetA,
      long lengthA,
      MemorySegment b,
      long offsetB,
      long lengthB) {
    QueryKernel kernel = prepare(metric, b, offsetB, lengthB);
    if (!kernel.accepts(a, offsetA, lengthA)) {
      kernel.check(a, offsetA, lengthA);
    }
    if (a.isNative()) {
      return kernel.distance(a, offsetA, lengthA);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(lengthA);
      MemorySegment.copy(a, offsetA, copy, 0, lengthA);
      return kernel.distance(copy, 0, lengthA);
    }
  }

  static QueryKernel prepare(
      KernelSet set, DistanceMetric metric, MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    if (!segment.isNative()) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment copy = arena.allocate(length);
        MemorySegment.copy(segment, offset, copy, 0, length);
        return kernel(set, metric, header, copy, 0);
      }
    }
    return kernel(set, metric, header, segment, offset);
  }

  private static QueryKernel kernel(
      KernelSet set,
      DistanceMetric metric,
      VectorHeader header,
      MemorySegment segment,
      long offset) {
    boolean byElement = metric == DistanceMetric.HAMMING || metric == DistanceMetric.JACCARD;
    return switch (header.type()) {
      case FLOAT1BIT -> {
        checkBitMetric(metric);
        yield new BitKernel(metric, header, segment, offset);
      }
      case FLOAT32_SPARSE -> new SparseKernel(metric, header, segment, offset);
      case FLOAT8 ->
          byElement || metric == DistanceMetric.L1
              ? new ElementKernel(metric, header, segment, offset)
              : new CodeKernel(metric, header, set.float8(), segment, offset);
      case FLOAT64 ->
          byElement
              ? new ElementKernel(metric, header, segment, offset)
              : new DoubleKernel(metric, header, set.float64(), segment, offset);
      case FLOAT32, FLOAT16, FLOATB16 ->
          byElement
              ? new ElementKernel(metric, header, segment, offset)
              : new FloatKernel(metric, header, floatOps(set, header), segment, offset);
    };
  }

  private static FloatOps floatOps(KernelSet set, VectorHeader header) {
    return switch (header.type()) {
      case FLOAT16 -> set.float16();
      case FLOATB16 -> set.floatb16();
      default -> set.float32();
    };
  }

  private static void checkBitMetric(DistanceMetric metric) {
    switch (metric) {
      case L2, L2_SQUARED, L1 ->
          throw new VectorException(
              "vector_distance: "
                  + (metric == DistanceMetric.L1 ? "l1" : "l2")
                  + " distance is not supported for float1bit vectors");
      case COSINE, DOT, HAMMING, JACCARD -> {}
    }
  }
}
