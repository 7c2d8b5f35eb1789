package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/** Functions on text: parts of it, changes of it, searches in it. Case is ASCII's. */
final class StringFunctions {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int REPLACEMENT = 0xFFFD;

  private StringFunctions() {}

  static void define(Definer d) {
    d.define("lower", 1, (c, r, first, n, to) -> changeCase(c, r, first, to, 'A', 'Z'))
        .define("upper", 1, (c, r, first, n, to) -> changeCase(c, r, first, to, 'a', 'z'))
        .define("substr", 2, 3, Substr::call)
        .define("substring", 2, 3, Substr::call)
        .define("trim", 1, 2, (c, r, first, n, to) -> Trim.trim(c, r, first, n, to, true, true))
        .define("ltrim", 1, 2, (c, r, first, n, to) -> Trim.trim(c, r, first, n, to, true, false))
        .define("rtrim", 1, 2, (c, r, first, n, to) -> Trim.trim(c, r, first, n, to, false, true))
        .define("replace", 3, StringFunctions::replace)
        .define("instr", 2, StringFunctions::instr)
        .define("concat", 1, Definer.ANY, StringFunctions::concat)
        .define("concat_ws", 2, Definer.ANY, StringFunctions::concatWithSeparator)
        .define("char", 0, Definer.ANY, StringFunctions::fromCodePoints)
        .define("unicode", 1, StringFunctions::unicode);
  }

  private static void changeCase(
      FunctionContext c, Registers r, int first, int result, char from, char through) {
    if (r.tag[first] == Registers.NULL) {
      r.setNull(result);
      return;
    }
    TextView text = c.text(r, first);
    int length = text.length;
    long to = r.scratch(result, length);
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      long word = Memory.getLong(text.address + i);
      // The high bit of each byte that is from..through; bytes above 0x7F are left out.
      long low = word & ~HIGH_BITS;
      long inside =
          low + (0x80 - from) * ONES & ~(low + (0x7F - through) * ONES) & ~word & HIGH_BITS;
      Memory.putLong(to + i, word ^ inside >>> 2);
    }
    for (; i < length; i++) {
      int b = text.byteAt(i);
      Memory.putByte(to + i, b >= from && b <= through ? b ^ 0x20 : b);
    }
    r.setReference(result, Registers.TEXT, to, length);
  }

  private static boolean anyNull(Registers r, int first, int count) {
    for (int i = first; i < first + count; i++) {
      if (r.tag[i] == Registers.NULL) {
        return true;
      }
    }
    return false;
  }

  private static void replace(FunctionContext c, Registers r, int first, int count, int to) {
    if (anyNull(r, first, 2)) {
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first);
    TextView pattern = c.text2(r, first + 1);
    if (pattern.length == 0 || pattern.byteAt(0) == 0) {
      if (r.tag[first] >= Registers.TEXT) {
        r.setReference(to, Registers.TEXT, text.address, text.length);
      } else {
        new ByteOutput(r, to, text.length).append(text).finishText();
      }
      return;
    }
    if (r.tag[first + 2] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView with = c.text3(r, first + 2);
    ByteOutput out = new ByteOutput(r, to, text.length);
    int copied = 0;
    while (true) {
      int at = ByteSearch.find(text.address, copied, text.length, pattern.address, pattern.length);
      if (at < 0) {
        break;
      }
      out.append(text.address + copied, at - copied).append(with);
      copied = at + pattern.length;
    }
    out.append(text.address + copied, text.length - copied).finishText();
  }

  /**
   * The place of the first occurrence counted from 1; in bytes when both are BLOBs, else in
   * characters.
   */
  private static void instr(FunctionContext c, Registers r, int first, int count, int to) {
    if (anyNull(r, first, count)) {
      r.setNull(to);
      return;
    }
    boolean blobs = r.tag[first] == Registers.BLOB && r.tag[first + 1] == Registers.BLOB;
    TextView text = c.text(r, first);
    TextView needle = c.text2(r, first + 1);
    int at = 0;
    if (needle.length > 0) {
      at = ByteSearch.find(text.address, 0, text.length, needle.address, needle.length);
    }
    r.setLong(to, at < 0 ? 0 : 1L + (blobs ? at : Utf8.count(text.address, at)));
  }

  private static void concat(FunctionContext c, Registers r, int first, int count, int to) {
    ByteOutput out = new ByteOutput(r, to, 64);
    for (int i = first; i < first + count; i++) {
      if (r.tag[i] != Registers.NULL) {
        out.append(c.text(r, i));
      }
    }
    out.finishText();
  }

  private static void concatWithSeparator(
      FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView separator = c.text2(r, first);
    ByteOutput out = new ByteOutput(r, to, 64);
    boolean any = false;
    for (int i = first + 1; i < first + count; i++) {
      if (r.tag[i] != Registers.NULL) {
        if (any) {
          out.append(separator);
        }
        out.append(c.text(r, i));
        any = true;
      }
    }
    out.finishText();
  }

  private static void fromCodePoints(FunctionContext c, Registers r, int first, int count, int to) {
    ByteOutput out = new ByteOutput(r, to, count * 4);
    for (int i = first; i < first + count; i++) {
      long code = Numeric.integer(r, i);
      out.appendCodePoint(code < 0 || code > 0x10FFFF ? REPLACEMENT : (int) code);
    }
    out.finishText();
  }

  private static void unicode(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first);
    if (text.length == 0 || text.byteAt(0) == 0) {
      r.setNull(to);
    } else {
      r.setLong(to, Utf8.get(text.address, text.end()));
    }
  }
}
