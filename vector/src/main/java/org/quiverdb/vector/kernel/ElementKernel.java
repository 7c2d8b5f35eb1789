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
  private final double[] row;
  private final double[] query;

  ElementKernel(DistanceMetric metric, VectorHeader header, MemorySegment segment, long offset) {
    super(metric, header);
    this.header = header;
    row = new double[header.dims()];
    query = VectorDecoder.doubles(segment, offset, header);
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    VectorDecoder.doubles(segment, offset, header, row);
    double result =
        switch (metric()) {
          case L1 -> absolute();
          case HAMMING -> differing();
          case JACCARD -> jaccard();
          case COSINE, DOT, L2, L2_SQUARED -> throw new AssertionError(metric());
        };
    return type() == VectorType.FLOAT64 ? result : (float) result;
  }

  private double absolute() {
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      sum += Math.abs(query[i] - row[i]);
    }
    return sum;
  }

  private double differing() {
    int count = 0;
    for (int i = 0; i < query.length; i++) {
      if (query[i] != row[i]) {
        count++;
      }
    }
    return count;
  }

  private double jaccard() {
    double smaller = 0;
    double larger = 0;
    for (int i = 0; i < query.length; i++) {
      double value = row[i];
      smaller += Math.min(query[i], value);
      larger += Math.max(query[i], value);
    }
    return 1 - smaller / larger;
  }
}
