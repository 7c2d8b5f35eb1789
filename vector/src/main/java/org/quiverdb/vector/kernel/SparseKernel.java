package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.SparseBlob;

/** Distances of sparse vectors by one merge in the order of the indexes, summed in double. */
final class SparseKernel extends QueryKernel {
  private final int[] indexes;
  private final float[] values;
  private double first;
  private double second;
  private double norm;

  SparseKernel(DistanceMetric metric, VectorHeader header, MemorySegment segment, long offset) {
    super(metric, header);
    indexes = SparseBlob.indexes(segment, offset, header);
    values = SparseBlob.values(segment, offset, header);
    for (float value : values) {
      norm += (double) value * value;
    }
  }

  @Override
  public double distance(MemorySegment segment, long offset, long length) {
    int stored = (int) (length >>> 3);
    first = 0;
    second = 0;
    int q = 0;
    for (int i = 0; i < stored; i++) {
      int index = segment.get(Layout.I32, offset + 4L * (stored + i));
      while (q < indexes.length && indexes[q] < index) {
        add(values[q++], 0);
      }
      boolean both = q < indexes.length && indexes[q] == index;
      add(both ? values[q++] : 0, segment.get(Layout.F32, offset + 4L * i));
    }
    while (q < indexes.length) {
      add(values[q++], 0);
    }
    return result();
  }

  private void add(double a, double b) {
    switch (metric()) {
      case COSINE -> {
        first += a * b;
        second += b * b;
      }
      case DOT -> first += a * b;
      case L2, L2_SQUARED -> first += (a - b) * (a - b);
      case L1 -> first += Math.abs(a - b);
      case HAMMING -> first += a == b ? 0 : 1;
      case JACCARD -> {
        first += Math.min(a, b);
        second += Math.max(a, b);
      }
    }
  }

  private double result() {
    return switch (metric()) {
      case COSINE -> (float) cosine(first, norm, second);
      case DOT -> -(float) first;
      case L2 -> (float) Math.sqrt(first);
      case L2_SQUARED, L1, HAMMING -> (float) first;
      case JACCARD -> (float) (1 - first / second);
    };
  }
}
