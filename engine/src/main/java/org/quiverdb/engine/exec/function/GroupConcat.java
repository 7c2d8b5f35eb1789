package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;

/**
 * group_concat and string_agg: the texts of the group with a separator between, a comma if none is
 * given; NULL without rows.
 */
final class GroupConcat extends Accumulator {
  private final Registers text = new Registers(1);
  private final ByteOutput out = new ByteOutput(text, 0, 0);
  private boolean any;

  @Override
  public boolean step(FunctionContext c, Registers r, int first, int count) {
    if (r.tag[first] == Registers.NULL) {
      return false;
    }
    if (any) {
      if (count == 1) {
        out.append(',');
      } else if (r.tag[first + 1] != Registers.NULL) {
        out.append(c.text2(r, first + 1));
      }
    }
    any = true;
    out.append(c.text(r, first));
    return false;
  }

  @Override
  public void result(FunctionContext c, Registers r, int result) {
    if (!any) {
      r.setNull(result);
      return;
    }
    int length = out.length();
    out.finishText();
    long to = r.scratch(result, length);
    Memory.copy(text.bits[0], to, length);
    r.setReference(result, Registers.TEXT, to, length);
  }

  @Override
  public void reset() {
    out.setLength(0);
    any = false;
  }

  @Override
  public void close() {
    text.close();
  }
}
