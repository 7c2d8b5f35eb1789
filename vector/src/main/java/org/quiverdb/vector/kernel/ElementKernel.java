package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorDecoder;

/**
 * Jaccard and Hamming of every dense numeric type, and L1 of float8: decodes the row and goes
 * through the elements in order, summing in double.
 */
final class ElementKernel extends QueryKernel {
  private final VectorHeader header;
  private final float[] row;
  private final double[] query;

  ElementKernel(DistanceMetric metric, VectorHeader header, MemorySegment segment, long offset) {
    super(metric, header);
    this.header = header;
    row = new float[header.type() == VectorType.FLOAT64 ? 0 : header.dims()];
    query = VectorDecoder.doubles(segment, offset, header);
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    if (type() != VectorType.FLOAT64) {
      VectorDecoder.floats(segment, offset, header, row);
    }
    double result =
        switch (metric()) {
          case L1 -> absolute(segment, offset);
          case HAMMING -> differing(segment, offset);
          case JACCARD -> jaccard(segment, offset);
          case COSINE, DOT, L2, L2_SQUARED -> throw new AssertionError(metric());
        };
    return type() == VectorType.FLOAT64 ? result : (float) result;
  }

  private double element(MemorySegment segment, long offset, int i) {
    return type() == VectorType.FLOAT64 ? segment.get(Layout.F64, offset + 8L * i) : row[i];
  }

  private double absolute(MemorySegment segment, long offset) {
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      sum += Math.abs(query[i] - element(segment, offset, i));
    }
    return sum;
  }

  private double differing(MemorySegment segment, long offset) {
    int count = 0;
    for (int i = 0; i < query.length; i++) {
      if (query[i] != element(segment, offset, i)) {
        count++;
      }
    }
    return count;
  }

  private double jaccard(MemorySegment segment, long offset) {
    double smaller = 0;
    double larger = 0;
    for (int i = 0; i < query.length; i++) {
      double value = element(segment, offset, i);
      smaller += Math.min(query[i], value);
      larger += Math.max(query[i], value);
    }
    return 1 - smaller / larger;
  }
}
