package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/**
 * {@code substr(x, start [, length])}: by characters for TEXT, by bytes for BLOBs. The result
 * shares the bytes of x.
 */
final class Substr {
  private Substr() {}

  static void call(FunctionContext c, Registers r, int first, int count, int to) {
    for (int i = first; i < first + count; i++) {
      if (r.tag[i] == Registers.NULL) {
        r.setNull(to);
        return;
      }
    }
    long start = Numeric.integer(r, first + 1);
    long length = count == 3 ? Numeric.integer(r, first + 2) : Long.MAX_VALUE;
    boolean blob = r.tag[first] == Registers.BLOB;
    if (blob && r.length[first] == 0) {
      // An empty BLOB has no address in C.
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first);
    if (start < 0 && !blob) {
      text.cutAtZero();
    }
    long size = blob ? text.length : start < 0 ? Utf8.count(text.address, text.length) : 0;
    if (start < 0) {
      start += size;
      if (start < 0) {
        length = length < 0 ? 0 : length + start;
        start = 0;
      }
    } else if (start > 0) {
      start--;
    } else if (length > 0) {
      length--;
    }
    if (length < 0) {
      // Characters before the start.
      length = start < -length || length == Long.MIN_VALUE ? start : -length;
      start -= length;
    }
    if (blob) {
      start = Math.min(start, text.length);
      int bytes = (int) Math.min(length, text.length - start);
      r.setReference(to, Registers.BLOB, text.address + start, bytes);
      return;
    }
    long from = Utf8.skip(text.address, text.end(), start);
    long end = Utf8.skip(from, text.end(), length);
    // The text ends at a zero byte; only what was passed has to be looked at.
    end = text.address + Utf8.lengthToZero(text.address, (int) (end - text.address));
    from = Math.min(from, end);
    if (r.tag[first] == Registers.TEXT) {
      r.setReference(to, Registers.TEXT, from, (int) (end - from));
    } else {
      new ByteOutput(r, to, text.length).append(from, (int) (end - from)).finishText();
    }
  }
}
