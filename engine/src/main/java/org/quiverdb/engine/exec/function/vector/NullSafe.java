package org.quiverdb.engine.exec.function.vector;

import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorException;

/** A vector function around which NULL stays NULL, and errors about vectors become SQL errors. */
record NullSafe(ScalarFunction.Body body) implements ScalarFunction.Body {
  @Override
  public void call(FunctionContext c, Registers r, int first, int count, int result) {
    for (int i = first; i < first + count; i++) {
      if (r.tag[i] == Registers.NULL) {
        r.setNull(result);
        return;
      }
    }
    try {
      body.call(c, r, first, count, result);
    } catch (VectorException e) {
      throw error(e);
    }
  }

  static SqlException error(VectorException e) {
    String message = e.getMessage();
    return SqlException.error(message == null ? "vector: malformed" : message);
  }
}
