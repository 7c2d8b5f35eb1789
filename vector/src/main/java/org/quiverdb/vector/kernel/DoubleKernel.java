package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.VectorDecoder;

/** Cosine, L2, dot and L1 over float64 rows. */
final class DoubleKernel extends QueryKernel {
  private final DoubleOps ops;
  private final double[] query;
  private final DoubleScratch scratch;
  private final double norm;

  DoubleKernel(
      DistanceMetric metric,
      VectorHeader header,
      DoubleOps ops,
      MemorySegment segment,
      long offset) {
    super(metric, header);
    this.ops = ops;
    scratch = new DoubleScratch(header.dims());
    query = VectorDecoder.doubles(segment, offset, header);
    ops.dotAndNorm(query, segment, offset, scratch);
    norm = scratch.norm;
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    return switch (metric()) {
      case COSINE -> {
        ops.dotAndNorm(query, segment, offset, scratch);
        yield cosine(scratch.dot, norm, scratch.norm);
      }
      case DOT -> -ops.dot(query, segment, offset, scratch);
      case L2 -> Math.sqrt(ops.squaredDistance(query, segment, offset, scratch));
      case L2_SQUARED -> ops.squaredDistance(query, segment, offset, scratch);
      case L1 -> ops.absoluteDistance(query, segment, offset, scratch);
      case HAMMING, JACCARD -> throw new AssertionError(metric());
    };
  }
}
