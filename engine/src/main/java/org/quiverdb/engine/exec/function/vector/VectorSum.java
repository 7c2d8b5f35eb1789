package org.quiverdb.engine.exec.function.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.Accumulator;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;

/**
 * vector_sum and vector_avg: element by element in double; the result is float64 if the first
 * vector is, else float32. NULLs do not count; NULL without a vector.
 */
final class VectorSum extends Accumulator {
  private final boolean average;
  private double @Nullable [] sums;
  private VectorType type = VectorType.FLOAT32;
  private long count;

  VectorSum(boolean average) {
    this.average = average;
  }

  @Override
  public boolean step(FunctionContext c, Registers r, int first, int arguments) {
    if (r.tag[first] == Registers.NULL) {
      return false;
    }
    try {
      add(VectorArgument.of(r, first));
    } catch (VectorException e) {
      throw NullSafe.error(e);
    }
    return false;
  }

  private void add(VectorArgument v) {
    double[] values = VectorDecoder.doubles(v.segment(), v.offset(), v.header());
    count++;
    double[] into = sums;
    if (into == null) {
      sums = values;
      type = v.header().type() == VectorType.FLOAT64 ? VectorType.FLOAT64 : VectorType.FLOAT32;
      return;
    }
    if (into.length != values.length) {
      throw new VectorException(
          "vector_"
              + (average ? "avg" : "sum")
              + ": vectors must have the same length: "
              + into.length
              + " != "
              + values.length);
    }
    for (int i = 0; i < into.length; i++) {
      into[i] += values[i];
    }
  }

  @Override
  public void result(FunctionContext c, Registers r, int result) {
    double[] all = sums;
    if (all == null) {
      r.setNull(result);
      return;
    }
    double[] values = all.clone();
    for (int i = 0; average && i < values.length; i++) {
      values[i] /= count;
    }
    r.setBytes(result, Registers.BLOB, VectorEncoder.encode(type, values));
  }

  @Override
  public void reset() {
    sums = null;
    count = 0;
  }
}
