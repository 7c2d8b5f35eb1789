package org.quiverdb.vector.arithmetic;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;

/**
 * The element-wise sum and average of vectors of one type and size. Each element is summed in
 * double in the order of the calls and rounded once at the end.
 *
 * <p>The result is float64 for float64 vectors, float32_sparse for sparse ones, and float32 for all
 * others, since the narrow types could not hold a sum. Not thread-safe.
 */
public final class VectorSum {
  private final String function;
  private @Nullable VectorHeader first;
  private double[] sums = new double[0];
  private long count;

  /**
   * Starts at nothing.
   *
   * @param function the SQL name for error messages
   */
  public VectorSum(String function) {
    this.function = function;
  }

  /**
   * Adds one vector; NULL rows are the caller's to skip.
   *
   * @throws VectorException if the bytes are not a vector, or not of the type and dimensions of the
   *     first one
   */
  public void add(MemorySegment segment, long offset, long length) {
    VectorHeader header = VectorBlob.header(segment, offset, length);
    VectorHeader expected = first;
    if (expected == null) {
      first = header;
      sums = new double[header.dims()];
    } else {
      check(expected, header);
    }
    count++;
    if (header.type() == VectorType.FLOAT64) {
      double[] values = VectorDecoder.doubles(segment, offset, header);
      for (int i = 0; i < values.length; i++) {
        sums[i] += values[i];
      }
    } else {
      float[] values = VectorDecoder.floats(segment, offset, header);
      for (int i = 0; i < values.length; i++) {
        sums[i] += values[i];
      }
    }
  }

  private void check(VectorHeader expected, VectorHeader found) {
    if (expected.type() != found.type()) {
      throw new VectorException(
          "%s: vectors must have the same type: %s != %s"
              .formatted(function, expected.type().label(), found.type().label()));
    }
    if (expected.dims() != found.dims()) {
      throw new VectorException(
          "%s: vectors must have the same length: %d != %d"
              .formatted(function, expected.dims(), found.dims()));
    }
  }

  /** How many vectors were added. */
  public long count() {
    return count;
  }

  /** The sum as a blob, or null when nothing was added. */
  public byte @Nullable [] sum() {
    return result(1);
  }

  /** The average as a blob, or null when nothing was added. */
  public byte @Nullable [] average() {
    return result(count);
  }

  private byte @Nullable [] result(double divisor) {
    VectorHeader header = first;
    if (header == null) {
      return null;
    }
    double[] values = new double[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = sums[i] / divisor;
    }
    return switch (header.type()) {
      case FLOAT64, FLOAT32_SPARSE -> VectorEncoder.encode(header.type(), values);
      case FLOAT32, FLOAT16, FLOATB16, FLOAT8, FLOAT1BIT ->
          VectorEncoder.encode(VectorType.FLOAT32, values);
    };
  }
}
