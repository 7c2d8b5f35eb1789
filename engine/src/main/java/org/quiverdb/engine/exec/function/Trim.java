package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/**
 * {@code trim}, {@code ltrim} and {@code rtrim}, with spaces or any set of characters. The result
 * shares the argument's bytes.
 */
final class Trim {
  private Trim() {}

  static void trim(
      FunctionContext c, Registers r, int first, int count, int to, boolean left, boolean right) {
    if (r.tag[first] == Registers.NULL || count == 2 && r.tag[first + 1] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first);
    long start = text.address;
    long end = text.end();
    if (count == 1) {
      while (left && start < end && Memory.getByte(start) == ' ') {
        start++;
      }
      while (right && start < end && Memory.getByte(end - 1) == ' ') {
        end--;
      }
    } else {
      TextView set = c.text2(r, first + 1).cutAtZero();
      for (int n; left && (n = leading(set, start, end)) > 0; ) {
        start += n;
      }
      for (int n; right && (n = trailing(set, start, end)) > 0; ) {
        end -= n;
      }
    }
    if (r.tag[first] >= Registers.TEXT) {
      r.setReference(to, Registers.TEXT, start, (int) (end - start));
    } else {
      new ByteOutput(r, to, text.length).append(start, (int) (end - start)).finishText();
    }
  }

  /** The bytes of the character of the set that a text begins with, or 0. */
  private static int leading(TextView set, long start, long end) {
    for (long at = set.address; at < set.end(); ) {
      long next = Utf8.next(at, set.end());
      int bytes = (int) (next - at);
      if (bytes <= end - start && Memory.compare(at, bytes, start, bytes) == 0) {
        return bytes;
      }
      at = next;
    }
    return 0;
  }

  private static int trailing(TextView set, long start, long end) {
    for (long at = set.address; at < set.end(); ) {
      long next = Utf8.next(at, set.end());
      int bytes = (int) (next - at);
      if (bytes <= end - start && Memory.compare(at, bytes, end - bytes, bytes) == 0) {
        return bytes;
      }
      at = next;
    }
    return 0;
  }
}
