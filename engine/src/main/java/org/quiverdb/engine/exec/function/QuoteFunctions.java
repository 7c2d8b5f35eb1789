package org.quiverdb.engine.exec.function;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Cast;
import org.quiverdb.engine.record.NumberText;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;
import org.quiverdb.engine.record.Utf8;

/** Functions between values and their written forms: printf, quote, hex, unhex, unistr. */
final class QuoteFunctions {
  private static final String HEX = "0123456789ABCDEF";

  private QuoteFunctions() {}

  static void define(Definer d) {
    d.define("printf", 0, Definer.ANY, Printf::call)
        .define("format", 0, Definer.ANY, Printf::call)
        .define("quote", 1, (c, r, first, count, to) -> quote(c, r, first, to, false))
        .define("unistr_quote", 1, (c, r, first, count, to) -> quote(c, r, first, to, true))
        .define("unistr", 1, QuoteFunctions::unistr)
        .define("hex", 1, QuoteFunctions::hex)
        .define("unhex", 1, 2, QuoteFunctions::unhex);
  }

  /** The value as an SQL literal. */
  private static void quote(FunctionContext c, Registers r, int first, int to, boolean unistr) {
    ByteOutput out = new ByteOutput(r, to, 64);
    switch (r.tag[first]) {
      case Registers.NULL -> out.append("NULL");
      case Registers.INTEGER -> out.append(r.bits[first]);
      case Registers.REAL -> quoteReal(r.getDouble(first), out);
      case Registers.TEXT -> {
        FormatSpec spec = new FormatSpec();
        spec.clear();
        spec.conversion = 'Q';
        spec.alternate = unistr;
        TextFormat.escaped(spec, c.text(r, first).cutAtZero(), out);
      }
      default -> {
        out.append("X'");
        appendHex(r.bits[first], r.length[first], out);
        out.append('\'');
      }
    }
    out.finishText();
  }

  private static void quoteReal(double value, ByteOutput out) {
    if (Double.isInfinite(value)) {
      out.append(value < 0 ? "-9.0e+999" : "9.0e+999");
      return;
    }
    long at = out.reserve(NumberText.MAX_BYTES);
    out.setLength(out.length() + NumberText.put(at, value));
  }

  private static void appendHex(long address, int length, ByteOutput out) {
    long to = out.reserve(2L * length);
    for (int i = 0; i < length; i++) {
      int b = Memory.getUnsignedByte(address + i);
      Memory.putByte(to + 2L * i, HEX.charAt(b >> 4));
      Memory.putByte(to + 2L * i + 1, HEX.charAt(b & 0xF));
    }
    out.setLength(out.length() + 2 * length);
  }

  /** The bytes of the value, TEXT in the encoding of the file, in hexadecimal. */
  private static void hex(FunctionContext c, Registers r, int first, int count, int to) {
    TextEncoding encoding = c.environment().encoding();
    if (r.tag[first] == Registers.NULL) {
      r.setText(to, "");
      return;
    }
    if (encoding != TextEncoding.UTF8 && r.tag[first] == Registers.TEXT) {
      try (Registers stored = new Registers(2)) {
        stored.alias(0, first, r);
        Cast.cast(stored, 0, Affinity.BLOB, encoding, 1);
        ByteOutput out = new ByteOutput(r, to, 2 * stored.length[1]);
        appendHex(stored.bits[1], stored.length[1], out);
        out.finishText();
      }
      return;
    }
    TextView text = c.text(r, first);
    ByteOutput out = new ByteOutput(r, to, 2 * text.length);
    appendHex(text.address, text.length, out);
    out.finishText();
  }

  /**
   * The bytes that hexadecimal digits name, NULL where there is anything else but characters of the
   * second argument.
   */
  private static void unhex(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL || count == 2 && r.tag[first + 1] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first).cutAtZero();
    TextView ignored = count == 2 ? c.text2(r, first + 1).cutAtZero() : null;
    ByteOutput out = new ByteOutput(r, to, text.length / 2 + 1);
    long at = text.address;
    while (at < text.end()) {
      int high = digit(at);
      if (high >= 0) {
        int low = at + 1 < text.end() ? digit(at + 1) : -1;
        if (low < 0) {
          r.setNull(to);
          return;
        }
        out.append(high << 4 | low);
        at += 2;
      } else if (isIn(ignored, Utf8.get(at, text.end()))) {
        at = Utf8.next(at, text.end());
      } else {
        r.setNull(to);
        return;
      }
    }
    out.finishBlob();
  }

  private static int digit(long address) {
    int b = Memory.getByte(address);
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  private static boolean isIn(@Nullable TextView set, int c) {
    if (set != null) {
      for (long at = set.address; at < set.end(); at = Utf8.next(at, set.end())) {
        if (Utf8.get(at, set.end()) == c) {
          return true;
        }
      }
    }
    return false;
  }

  /** Replaces a backslash with XXXX, +XXXXXX, u and XXXX, or U and XXXXXXXX by the character. */
  private static void unistr(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first);
    ByteOutput out = new ByteOutput(r, to, text.length + 1);
    int i = 0;
    while (i < text.length) {
      int b = text.byteAt(i++);
      if (b != '\\') {
        out.append(b);
        continue;
      }
      int kind = i < text.length ? text.byteAt(i) : 0;
      if (kind == '\\') {
        out.append('\\');
        i++;
        continue;
      }
      int skip = kind == '+' || kind == 'u' || kind == 'U' ? 1 : 0;
      int digits = kind == '+' ? 6 : kind == 'U' ? 8 : 4;
      out.appendCodePoint(escape(text, i + skip, digits));
      i += skip + digits;
    }
    out.finishText();
  }

  private static int escape(TextView text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < text.length ? digit(text.address + i) : -1;
      if (digit < 0) {
        throw SqlException.error("invalid Unicode escape");
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
