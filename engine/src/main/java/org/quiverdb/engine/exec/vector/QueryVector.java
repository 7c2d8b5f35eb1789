package org.quiverdb.engine.exec.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.kernel.QueryKernel;
import org.quiverdb.vector.text.VectorText;

/**
 * The vector that distances are measured from, in the form of a BLOB, kept apart from the register
 * that it came in. {@link #kernel} may be called by any thread.
 */
final class QueryVector implements AutoCloseable {
  private final DistanceMetric metric;
  private final int length;
  private long address;
  private @Nullable QueryKernel own;

  private QueryVector(DistanceMetric metric, byte[] blob) {
    this.metric = metric;
    length = blob.length;
    address = NativeAllocator.allocate(length);
    Memory.copyIn(blob, 0, address, length);
  }

  /**
   * Takes the vector from a register.
   *
   * @param textType the type that a TEXT is read as
   * @return null when the value is no vector, or its type knows no such distance: the ordinary
   *     evaluation has the words for that
   */
  static @Nullable QueryVector of(
      DistanceMetric metric, Registers r, int register, VectorType textType) {
    try {
      byte[] blob =
          switch (r.tag[register]) {
            case Registers.BLOB -> r.getBytes(register);
            case Registers.TEXT ->
                VectorText.toBlob(textType, Memory.SEG, r.bits[register], r.length[register]);
            default -> null;
          };
      return blob == null ? null : new QueryVector(metric, blob).checked();
    } catch (VectorException e) {
      return null;
    }
  }

  /**
   * A vector of floats as one of a type.
   *
   * @throws VectorException when the type knows no such distance, or cannot hold the values
   */
  static QueryVector of(DistanceMetric metric, VectorType type, float[] values) {
    return new QueryVector(metric, VectorEncoder.encode(type, values)).checked();
  }

  /** Puts another vector of the same type and dimensions in place; one thread uses this. */
  void set(float[] values) {
    QueryKernel before = own();
    if (before.type() == VectorType.FLOAT32) {
      Memory.copyFloatsIn(values, address, values.length);
    } else {
      Memory.copyIn(VectorEncoder.encode(before.type(), values), 0, address, length);
    }
    own = Kernels.prepareAgain(before, Memory.SEG, address, length);
  }

  private QueryVector checked() {
    try {
      own = kernel();
    } catch (VectorException e) {
      close();
      throw e;
    }
    return this;
  }

  /** A kernel for one thread. */
  QueryKernel kernel() {
    return Kernels.prepare(metric, Memory.SEG, address, length);
  }

  /** The kernel of the thread that made this. */
  QueryKernel own() {
    QueryKernel kernel = own;
    if (kernel == null) {
      kernel = kernel();
      own = kernel;
    }
    return kernel;
  }

  /** Where the BLOB lies until {@link #close}. */
  long address() {
    return address;
  }

  int length() {
    return length;
  }

  int dimensions() {
    return own().dims();
  }

  /** Whether it has the type and the dimensions of a column. */
  boolean fits(VectorColumnType type) {
    QueryKernel kernel = own();
    return kernel.type() == type.type() && kernel.dims() == type.dims();
  }

  /** Whether it has a distance at all: not NaN, not zero under cosine. */
  boolean isMeasurable() {
    return !Double.isNaN(own().distance(Memory.SEG, address, length));
  }

  @Override
  public void close() {
    if (address != 0) {
      NativeAllocator.free(address, length);
      address = 0;
    }
  }
}
