package org.quiverdb.engine.exec.function.vector;

import java.util.Arrays;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;

/** Functions that make a vector of vectors; the result has the type of the first argument. */
final class VectorParts {
  private VectorParts() {}

  private static double[] values(VectorArgument v) {
    return VectorDecoder.doubles(v.segment(), v.offset(), v.header());
  }

  private static void set(Registers r, int to, VectorType type, double[] values) {
    r.setBytes(to, Registers.BLOB, VectorEncoder.encode(type, values));
  }

  static void concat(FunctionContext c, Registers r, int first, int count, int to) {
    VectorArgument a = VectorArgument.of(r, first);
    VectorArgument b = VectorArgument.of(r, first + 1);
    if (a.header().type() != b.header().type()) {
      throw new VectorException(
          "vector_concat: vectors must have the same type: "
              + a.header().type().label()
              + " != "
              + b.header().type().label());
    }
    double[] values = values(a);
    double[] more = values(b);
    double[] all = Arrays.copyOf(values, values.length + more.length);
    System.arraycopy(more, 0, all, values.length, more.length);
    set(r, to, a.header().type(), all);
  }

  /** The elements from a start, counted from 0, to before an end. */
  static void slice(FunctionContext c, Registers r, int first, int count, int to) {
    VectorArgument v = VectorArgument.of(r, first);
    long start = Numeric.integer(r, first + 1);
    long end = Numeric.integer(r, first + 2);
    int dims = v.header().dims();
    if (start < 0 || end < start || end > dims) {
      throw new VectorException(
          "vector_slice: elements " + start + " to " + end + " of a vector with " + dims);
    }
    set(r, to, v.header().type(), Arrays.copyOfRange(values(v), (int) start, (int) end));
  }

  /**
   * The vector divided by its norm; a zero vector stays what it is, without a finite norm it is
   * NULL.
   */
  static void normalize(FunctionContext c, Registers r, int first, int count, int to) {
    VectorArgument v = VectorArgument.of(r, first);
    double[] values = values(v);
    double norm = VectorFunctions.norm(values);
    if (!Double.isFinite(norm)) {
      r.setNull(to);
      return;
    }
    for (int i = 0; norm > 0 && i < values.length; i++) {
      values[i] /= norm;
    }
    set(r, to, v.header().type(), values);
  }
}
