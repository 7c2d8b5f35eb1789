package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;

/** min and max of a group; NULLs do not count. Keeps a copy of the best value. */
final class Extreme extends Accumulator {
  private final Registers best = new Registers(1);
  private final int direction;

  /**
   * @param direction -1 for min, 1 for max
   */
  Extreme(int direction) {
    this.direction = direction;
  }

  @Override
  public boolean step(FunctionContext c, Registers r, int first, int count) {
    if (r.tag[first] == Registers.NULL) {
      return false;
    }
    if (best.tag[0] != Registers.NULL) {
      int order = ValueCompare.compare(r, first, best, 0, c.collation());
      if (direction < 0 ? order >= 0 : order <= 0) {
        return false;
      }
    }
    best.copyFrom(0, r, first);
    return true;
  }

  @Override
  public void result(FunctionContext c, Registers r, int result) {
    r.copyFrom(result, best, 0);
  }

  @Override
  public void reset() {
    best.setNull(0);
  }

  @Override
  public void close() {
    best.close();
  }
}
