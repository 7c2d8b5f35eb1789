package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.VectorDecoder;

/** Cosine, L2, dot and L1 over float64 rows. */
final class DoubleKernel extends QueryKernel {
  private final DoubleOps ops;
  private final double[] query;
  private final double[] scratch = new double[DoubleOps.SCRATCH];
  private final double norm;

  DoubleKernel(
      DistanceMetric metric,
      VectorHeader header,
      DoubleOps ops,
      MemorySegment segment,
      long offset) {
    super(metric, header);
    this.ops = ops;
    query = VectorDecoder.doubles(segment, offset, header);
    ops.dotAndNorm(query, segment, offset, scratch);
    norm = scratch[1];
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    return switch (metric()) {
      case COSINE -> {
        ops.dotAndNorm(query, segment, offset, scratch);
        yield cosine(scratch[0], norm, scratch[1]);
      }
      case DOT -> -ops.dot(query, segment, offset, scratch);
      case L2 -> Math.sqrt(ops.squaredDistance(query, segment, offset, scratch));
      case L2_SQUARED -> ops.squaredDistance(query, segment, offset, scratch);
      case L1 -> ops.absoluteDistance(query, segment, offset, scratch);
      case HAMMING, JACCARD -> throw new AssertionError(metric());
    };
  }
}
