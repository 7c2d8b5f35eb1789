package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;
import org.quiverdb.engine.record.Utf8;
import org.quiverdb.engine.record.ValueCompare;

/** Functions that choose among values or tell what a value is. None of them copies or allocates. */
final class ValueFunctions {
  private static final int LAZY = ScalarFunction.DETERMINISTIC | ScalarFunction.LAZY;
  private static final int COLLATING =
      ScalarFunction.DETERMINISTIC | ScalarFunction.NEEDS_COLLATION;

  private ValueFunctions() {}

  static void define(Definer d) {
    d.define("typeof", 1, (c, r, first, count, to) -> Constants.typeName(r, r.tag[first], to))
        .define("length", 1, ValueFunctions::length)
        .define("octet_length", 1, ValueFunctions::octetLength)
        .define("coalesce", 2, Definer.ANY, LAZY, ValueFunctions::coalesce)
        .define("ifnull", 2, 2, LAZY, ValueFunctions::coalesce)
        .define("iif", 2, Definer.ANY, LAZY, ValueFunctions::iif)
        .define("if", 2, Definer.ANY, LAZY, ValueFunctions::iif)
        .define("nullif", 2, 2, COLLATING, ValueFunctions::nullif)
        .define("likelihood", 2, (c, r, first, count, to) -> r.alias(to, first))
        .define("likely", 1, (c, r, first, count, to) -> r.alias(to, first))
        .define("unlikely", 1, (c, r, first, count, to) -> r.alias(to, first))
        .define("min", 2, Definer.ANY, COLLATING, (c, r, f, n, to) -> extreme(c, r, f, n, to, -1))
        .define("max", 2, Definer.ANY, COLLATING, (c, r, f, n, to) -> extreme(c, r, f, n, to, 1));
  }

  private static void length(FunctionContext c, Registers r, int first, int count, int to) {
    switch (r.tag[first]) {
      case Registers.NULL -> r.setNull(to);
      case Registers.BLOB -> r.setLong(to, r.length[first]);
      case Registers.TEXT -> r.setLong(to, Utf8.countToZero(r.bits[first], r.length[first]));
      default -> r.setLong(to, c.text(r, first).length);
    }
  }

  private static void octetLength(FunctionContext c, Registers r, int first, int count, int to) {
    TextEncoding encoding = c.environment().encoding();
    switch (r.tag[first]) {
      case Registers.NULL -> r.setNull(to);
      case Registers.BLOB -> r.setLong(to, r.length[first]);
      default -> {
        TextView text = c.text(r, first);
        r.setLong(to, encoding.encodedLength(text.address, text.length));
      }
    }
  }

  private static void coalesce(FunctionContext c, Registers r, int first, int count, int to) {
    for (int i = first; i < first + count; i++) {
      if (r.tag[i] != Registers.NULL) {
        r.alias(to, i);
        return;
      }
    }
    r.setNull(to);
  }

  /** Pairs of a condition and a value, and perhaps a last value for when no condition is true. */
  private static void iif(FunctionContext c, Registers r, int first, int count, int to) {
    int i = 0;
    for (; i + 1 < count; i += 2) {
      if (Numeric.isTrue(r, first + i)) {
        r.alias(to, first + i + 1);
        return;
      }
    }
    if (i < count) {
      r.alias(to, first + i);
    } else {
      r.setNull(to);
    }
  }

  private static void nullif(FunctionContext c, Registers r, int first, int count, int to) {
    if (ValueCompare.compare(r, first, first + 1, c.collation()) == 0) {
      r.setNull(to);
    } else {
      r.alias(to, first);
    }
  }

  private static void extreme(
      FunctionContext c, Registers r, int first, int count, int to, int direction) {
    int best = first;
    for (int i = first; i < first + count; i++) {
      if (r.tag[i] == Registers.NULL) {
        r.setNull(to);
        return;
      }
      int order = ValueCompare.compare(r, i, best, c.collation());
      // Of equal values min takes the last and max the first, as SQLite does.
      if (direction < 0 ? order <= 0 : order > 0) {
        best = i;
      }
    }
    r.alias(to, best);
  }
}
