package org.quiverdb.engine.exec.function;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;

/**
 * {@code printf(format, ...)} and {@code format}, by the rules of SQLite's own printf: an unknown
 * conversion ends the output, missing arguments are 0, 0.0 or NULL. Source: "Built-in printf()" of
 * the SQLite documentation.
 */
final class Printf {
  private static final int MAX_NUMBER = Integer.MAX_VALUE;

  private final FunctionContext context;
  private final Registers r;
  private final ByteOutput out;
  private final FormatSpec spec = new FormatSpec();
  private final long end;
  private final int afterLast;
  private int argument;
  private long at;

  private Printf(
      FunctionContext context,
      Registers r,
      int firstArgument,
      int afterLast,
      TextView format,
      ByteOutput out) {
    this.context = context;
    this.r = r;
    this.out = out;
    argument = firstArgument;
    this.afterLast = afterLast;
    at = format.address;
    end = format.end();
  }

  static void call(FunctionContext c, Registers r, int first, int count, int to) {
    if (count == 0 || r.tag[first] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView format = c.text(r, first).cutAtZero();
    ByteOutput out = new ByteOutput(r, to, format.length + 32);
    new Printf(c, r, first + 1, first + count, format, out).run();
    out.finishText();
  }

  private void run() {
    while (at < end) {
      long from = at;
      while (at < end && Memory.getByte(at) != '%') {
        at++;
      }
      out.append(from, (int) (at - from));
      if (at >= end) {
        return;
      }
      at++;
      if (at >= end) {
        out.append('%');
        return;
      }
      if (!parse() || !convert()) {
        return;
      }
    }
  }

  private int peek() {
    return at < end ? Memory.getUnsignedByte(at) : 0;
  }

  /** Reads flags, width, precision and letter; false when the format ends before the letter. */
  private boolean parse() {
    spec.clear();
    while (spec.flag(peek())) {
      at++;
    }
    if (peek() == '*') {
      at++;
      spec.setWidth((int) nextInteger());
    } else {
      spec.width = number();
    }
    if (peek() == '.') {
      at++;
      if (peek() == '*') {
        at++;
        spec.setPrecision((int) nextInteger());
      } else {
        spec.precision = number();
      }
    }
    while (peek() == 'l') {
      at++;
    }
    spec.conversion = (char) peek();
    at++;
    return spec.conversion != 0;
  }

  private int number() {
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + (peek() - '0') & 0xFFFF_FFFFL;
      at++;
    }
    return (int) value & MAX_NUMBER;
  }

  private boolean hasArgument() {
    return argument < afterLast;
  }

  private long nextInteger() {
    return hasArgument() ? Numeric.integer(r, argument++) : 0;
  }

  /** Writes one conversion; false for an unknown letter. */
  private boolean convert() {
    switch (spec.conversion) {
      case '%' -> {
        int from = out.length();
        out.append('%');
        spec.pad(out, from, 1);
      }
      case 'd', 'i' -> IntegerFormat.decimal(spec, nextInteger(), out);
      case 'u' -> IntegerFormat.unsigned(spec, nextInteger(), 10, out);
      case 'x', 'X', 'p' -> IntegerFormat.unsigned(spec, nextInteger(), 16, out);
      case 'o' -> IntegerFormat.unsigned(spec, nextInteger(), 8, out);
      case 'r' -> IntegerFormat.ordinal(spec, nextInteger(), out);
      case 'f', 'e', 'E', 'g', 'G' ->
          RealFormat.write(spec, hasArgument() ? Numeric.real(r, argument++) : 0.0, out);
      case 's', 'z' -> TextFormat.text(spec, nextText(), out);
      case 'c' -> TextFormat.character(spec, nextText(), out);
      case 'q', 'Q', 'w' -> TextFormat.escaped(spec, nextText(), out);
      case 'j' -> TextFormat.json(spec, nextText(), out);
      case 'n' -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable TextView nextText() {
    if (!hasArgument()) {
      return null;
    }
    int register = argument++;
    return r.tag[register] == Registers.NULL ? null : context.text2(r, register).cutAtZero();
  }
}
