package org.quiverdb.engine.exec.function.vector;

import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * A distance of two vectors. One argument is mostly a constant: it is prepared once and kept at the
 * call site for as long as its bytes stay the same, on whichever side it is.
 *
 * @param sign -1 to turn the sign of the distance around
 */
public record DistanceFunction(DistanceMetric metric, int sign) implements ScalarFunction.Body {
  @Override
  public void call(FunctionContext c, Registers r, int first, int count, int result) {
    PreparedQuery query = c.prepared() instanceof PreparedQuery kept ? kept : null;
    if (query == null || !query.isOf(r, first + query.side())) {
      // Another time, the other side: whichever is the constant one is found at the second row.
      int side = query == null ? 1 : 1 - query.side();
      query = PreparedQuery.prepare(metric, r, first, side);
      c.setPrepared(query);
    }
    double distance = measure(c, query, r, first, result);
    r.setDouble(result, signed(distance));
  }

  /** The function's value for a distance, and the distance for a value. */
  public double signed(double distance) {
    return sign < 0 ? 0.0 - distance : distance;
  }

  /** Whether larger values are nearer. */
  public boolean isSimilarity() {
    return sign < 0;
  }

  private double measure(
      FunctionContext c, PreparedQuery query, Registers r, int first, int result) {
    QueryKernel kernel = query.kernel();
    int row = first + 1 - query.side();
    boolean text = r.tag[first + query.side()] == Registers.TEXT;
    if (r.tag[row] != Registers.BLOB) {
      if (text && kernel.type() != VectorType.FLOAT32) {
        kernel = fitting(c, query, r, first);
      }
      byte[] blob = VectorArgument.toBlob(r, row, kernel.type());
      long copy = r.scratch(result, blob.length);
      Memory.copyIn(blob, 0, copy, blob.length);
      kernel.check(Memory.SEG, copy, blob.length);
      return kernel.distance(Memory.SEG, copy, blob.length);
    }
    long address = r.bits[row];
    int length = r.length[row];
    if (!kernel.accepts(Memory.SEG, address, length)) {
      if (text && hasOtherType(kernel, address, length)) {
        kernel = fitting(c, query, r, first);
      }
      kernel.check(Memory.SEG, address, length);
    }
    return kernel.distance(Memory.SEG, address, length);
  }

  /** A TEXT was prepared for another type than this row needs. */
  private QueryKernel fitting(FunctionContext c, PreparedQuery query, Registers r, int first) {
    PreparedQuery fitting = PreparedQuery.prepare(metric, r, first, query.side());
    c.setPrepared(fitting);
    return fitting.kernel();
  }

  private static boolean hasOtherType(QueryKernel kernel, long address, int length) {
    VectorType type = VectorBlob.header(Memory.SEG, address, length).type();
    return type != kernel.type();
  }
}
