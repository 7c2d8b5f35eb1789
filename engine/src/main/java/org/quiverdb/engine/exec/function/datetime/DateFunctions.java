package org.quiverdb.engine.exec.function.datetime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.Definer;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.NumberText;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/**
 * date, time, datetime, julianday, unixepoch, strftime, timediff and the CURRENT_ words. A value
 * that is no time is NULL.
 */
public final class DateFunctions {
  private static final int FLAGS = ScalarFunction.DETERMINISTIC | ScalarFunction.STABLE;

  private DateFunctions() {}

  /** What a function makes of a time value. */
  private interface Form {
    void write(DateTime t, Registers r, int result);
  }

  /** Registers all date and time functions. */
  public static void define(Definer d) {
    define(d, "date", (t, r, to) -> r.setText(to, date(t)));
    define(d, "time", (t, r, to) -> r.setText(to, time(t)));
    define(d, "datetime", (t, r, to) -> r.setText(to, date(t) + " " + time(t)));
    define(d, "julianday", (t, r, to) -> r.setDouble(to, t.julian / (double) DateTime.DAY));
    define(d, "unixepoch", DateFunctions::unixEpoch);
    current(d, "current_date", (t, r, to) -> r.setText(to, date(t)));
    current(d, "current_time", (t, r, to) -> r.setText(to, time(t)));
    current(d, "current_timestamp", (t, r, to) -> r.setText(to, date(t) + " " + time(t)));
    d.define("strftime", 0, Definer.ANY, FLAGS, DateFunctions::strftime);
    d.define("timediff", 2, 2, FLAGS, DateFunctions::timediff);
  }

  private static void define(Definer d, String name, Form form) {
    d.define(
        name,
        0,
        Definer.ANY,
        FLAGS,
        (c, r, first, count, to) -> write(c, r, first, count, to, form));
  }

  private static void current(Definer d, String name, Form form) {
    d.define(
        name,
        0,
        0,
        ScalarFunction.STABLE,
        (c, r, first, count, to) -> write(c, r, first, count, to, form));
  }

  private static void write(
      FunctionContext c, Registers r, int first, int count, int to, Form form) {
    DateTime t = read(c, r, first, count);
    if (t == null) {
      r.setNull(to);
      return;
    }
    t.computeDateAndTime();
    form.write(t, r, to);
  }

  /** The time value of an argument and its modifiers, or null if that is none. */
  private static @Nullable DateTime read(FunctionContext c, Registers r, int first, int count) {
    DateTime t = new DateTime();
    long now = c.environment().currentTimeMillis();
    if (count == 0) {
      t.setUnixMillis(now);
      return t;
    }
    switch (r.tag[first]) {
      case Registers.NULL -> {
        return null;
      }
      case Registers.INTEGER, Registers.REAL -> t.setRaw(Numeric.real(r, first));
      default -> {
        long address = r.bits[first];
        int length = r.length[first];
        Double number =
            NumberText.kind(address, length) > NumberText.NONE
                ? (Double) NumberText.toDouble(address, length)
                : null;
        if (!DateParser.parse(text(r, first), number, now, t)) {
          return null;
        }
      }
    }
    for (int i = 1; i < count; i++) {
      if (r.tag[first + i] == Registers.NULL || !DateModifier.apply(text(r, first + i), i, t)) {
        return null;
      }
    }
    t.computeDay();
    if (t.error || !DateTime.isValid(t.julian)) {
      return null;
    }
    if (count == 1 && t.validDate && t.day > 28) {
      // A 31st of February becomes a day in March.
      t.validDate = false;
    }
    return t;
  }

  /** The argument up to its first zero byte, one char per byte. */
  static String text(Registers r, int register) {
    if (r.tag[register] < Registers.TEXT) {
      return r.tag[register] == Registers.INTEGER
          ? Long.toString(r.bits[register])
          : Double.toString(r.getDouble(register));
    }
    long address = r.bits[register];
    byte[] bytes = Memory.bytes(address, Utf8.lengthToZero(address, r.length[register]));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String date(DateTime t) {
    return String.format(
        Locale.ROOT,
        t.year < 0 ? "-%04d-%02d-%02d" : "%04d-%02d-%02d",
        Math.abs(t.year),
        t.month,
        t.day);
  }

  private static String time(DateTime t) {
    int millis = t.subsecond ? (int) (t.second * 1000 + 0.5) : (int) t.second * 1000;
    String whole = String.format(Locale.ROOT, "%02d:%02d:%02d", t.hour, t.minute, millis / 1000);
    return t.subsecond ? whole + String.format(Locale.ROOT, ".%03d", millis % 1000) : whole;
  }

  private static void unixEpoch(DateTime t, Registers r, int to) {
    if (t.subsecond) {
      r.setDouble(to, (t.julian - DateTime.UNIX_EPOCH) / 1000.0);
    } else {
      r.setLong(to, t.unixSeconds());
    }
  }

  private static void strftime(FunctionContext c, Registers r, int first, int count, int to) {
    if (count == 0 || r.tag[first] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    DateTime t = read(c, r, first + 1, count - 1);
    String result = null;
    if (t != null) {
      t.computeDateAndTime();
      result = TimeFormat.format(text(r, first), t);
    }
    if (result == null) {
      r.setNull(to);
    } else {
      r.setBytes(to, Registers.TEXT, result.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** What has to be added to the second time to get the first: years, months, days and the rest. */
  private static void timediff(FunctionContext c, Registers r, int first, int count, int to) {
    DateTime a = read(c, r, first, 1);
    DateTime b = a == null ? null : read(c, r, first + 1, 1);
    if (a == null || b == null) {
      r.setNull(to);
      return;
    }
    a.computeDateAndTime();
    b.computeDateAndTime();
    r.setText(to, TimeDifference.of(a, b));
  }
}
