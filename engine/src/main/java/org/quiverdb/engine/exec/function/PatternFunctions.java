package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/**
 * {@code like(pattern, text [, escape])} and {@code glob(pattern, text)}, which are behind the
 * operators. The compiled pattern is kept from call to call and used again when the bytes of the
 * pattern are the same.
 */
final class PatternFunctions {
  private static final int MAX_PATTERN_BYTES = 50_000;

  private PatternFunctions() {}

  static void define(Definer d) {
    d.define("like", 2, 3, PatternFunctions::like).define("glob", 2, PatternFunctions::glob);
  }

  private static void like(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL || r.tag[first + 1] == Registers.NULL) {
      checkLength(c, r, first);
      if (count == 3) {
        escape(c, r, first + 2);
      }
      r.setNull(to);
      return;
    }
    int escape = Pattern.NO_ESCAPE;
    if (count == 3) {
      if (r.tag[first + 2] == Registers.NULL) {
        checkLength(c, r, first);
        r.setNull(to);
        return;
      }
      escape = escape(c, r, first + 2);
    }
    match(c, r, first, escape, true, to);
  }

  private static void glob(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL || r.tag[first + 1] == Registers.NULL) {
      checkLength(c, r, first);
      r.setNull(to);
    } else {
      match(c, r, first, Pattern.NO_ESCAPE, false, to);
    }
  }

  private static void match(
      FunctionContext c, Registers r, int first, int escape, boolean like, int to) {
    TextView pattern = checkLength(c, r, first);
    Pattern compiled = null;
    if (c.prepared() instanceof Pattern kept
        && kept.isOf(pattern.address, pattern.length, escape, like)) {
      compiled = kept;
    }
    if (compiled == null) {
      byte[] bytes = Memory.bytes(pattern.address, pattern.length);
      compiled = new Pattern(bytes, escape, like);
      c.setPrepared(compiled);
    }
    TextView text = c.text2(r, first + 1);
    r.setLong(to, compiled.matches(text.address, text.length) ? 1 : 0);
  }

  private static TextView checkLength(FunctionContext c, Registers r, int pattern) {
    TextView text = c.text(r, pattern);
    if (text.length > MAX_PATTERN_BYTES) {
      throw SqlException.error("LIKE or GLOB pattern too complex");
    }
    return text;
  }

  private static int escape(FunctionContext c, Registers r, int register) {
    if (r.tag[register] == Registers.NULL) {
      return Pattern.NO_ESCAPE;
    }
    TextView text = c.text3(r, register).cutAtZero();
    if (Utf8.count(text.address, text.length) != 1) {
      throw SqlException.error("ESCAPE expression must be a single character");
    }
    return Utf8.get(text.address, text.end());
  }
}
