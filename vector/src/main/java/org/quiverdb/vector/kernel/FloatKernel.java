package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.VectorDecoder;

/** Cosine, L2, dot and L1 over float32, float16 and floatb16 rows. */
final class FloatKernel extends QueryKernel {
  private final FloatOps ops;
  private final VectorHeader header;
  private final float[] query;
  private final FloatScratch scratch;
  private float norm;

  FloatKernel(
      DistanceMetric metric,
      VectorHeader header,
      FloatOps ops,
      MemorySegment segment,
      long offset) {
    super(metric, header);
    this.ops = ops;
    this.header = header;
    scratch = new FloatScratch(header.dims());
    query = VectorDecoder.floats(segment, offset, header);
    measure(segment, offset);
  }

  /** Cosine alone needs the norm of the query. */
  private void measure(MemorySegment segment, long offset) {
    if (metric() == DistanceMetric.COSINE) {
      ops.dotAndNorm(query, segment, offset, scratch);
      norm = scratch.norm;
    }
  }

  @Override
  boolean take(MemorySegment segment, long offset, long length) {
    if (!accepts(segment, offset, length)) {
      return false;
    }
    VectorDecoder.floats(segment, offset, header, query);
    scratch.queryChanged(query);
    measure(segment, offset);
    return true;
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    return switch (metric()) {
      case COSINE -> {
        ops.dotAndNorm(query, segment, offset, scratch);
        yield (float) cosine(scratch.dot, norm, scratch.norm);
      }
      case DOT -> -ops.dot(query, segment, offset, scratch);
      case L2 -> (float) Math.sqrt(ops.squaredDistance(query, segment, offset, scratch));
      case L2_SQUARED -> ops.squaredDistance(query, segment, offset, scratch);
      case L1 -> ops.absoluteDistance(query, segment, offset, scratch);
      case HAMMING, JACCARD -> throw new AssertionError(metric());
    };
  }
}
