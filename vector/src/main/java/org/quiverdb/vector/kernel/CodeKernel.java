package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.VectorDecoder;

/**
 * Cosine, L2 and dot over float8 rows. The sums over codes are exact integers, whatever computes
 * them; the few steps that bring in scale and shift are done in double and are the same for both
 * orders of the vectors, so a vector's distance to itself is exactly zero.
 */
final class CodeKernel extends QueryKernel {
  private final CodeOps ops;
  private final CodeQuery query;
  private final long[] sums = new long[3];
  private final double alpha;
  private final double shift;
  private final long codeSum;
  private final double norm;

  CodeKernel(
      DistanceMetric metric, VectorHeader header, CodeOps ops, MemorySegment segment, long offset) {
    super(metric, header);
    this.ops = ops;
    query = new CodeQuery(segment, offset, header.dims());
    alpha = VectorDecoder.alpha(segment, offset, header.dims());
    shift = VectorDecoder.shift(segment, offset, header.dims());
    ops.sums(query, segment, offset, sums);
    codeSum = sums[CodeOps.SUM];
    norm = dot(alpha, shift, codeSum, alpha, shift, codeSum, sums[CodeOps.SQUARES]);
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    double rowAlpha = VectorDecoder.alpha(segment, offset, dims());
    double rowShift = VectorDecoder.shift(segment, offset, dims());
    ops.sums(query, segment, offset, sums);
    long rowSum = sums[CodeOps.SUM];
    double dot = dot(alpha, shift, codeSum, rowAlpha, rowShift, rowSum, sums[CodeOps.DOT]);
    double rowNorm =
        dot(rowAlpha, rowShift, rowSum, rowAlpha, rowShift, rowSum, sums[CodeOps.SQUARES]);
    return switch (metric()) {
      case COSINE -> (float) cosine(dot, norm, rowNorm);
      case L2 -> (float) Math.sqrt(Math.max(0, norm + rowNorm - 2 * dot));
      case L2_SQUARED -> (float) Math.max(0, norm + rowNorm - 2 * dot);
      case DOT -> -(float) dot;
      case L1, HAMMING, JACCARD -> throw new AssertionError(metric());
    };
  }

  /** The dot product of two vectors of elements {@code alpha * code + shift}. */
  private double dot(
      double alphaA,
      double shiftA,
      long sumA,
      double alphaB,
      double shiftB,
      long sumB,
      long codeDot) {
    return alphaA * alphaB * codeDot
        + (alphaA * shiftB * sumA + alphaB * shiftA * sumB)
        + shiftA * shiftB * dims();
  }
}
