package org.quiverdb.engine.exec.function.datetime;

import java.util.Locale;

/** {@code timediff(a, b)}: the calendar difference of two moments, in a form that is a modifier. */
final class TimeDifference {
  /** 0000-01-01 00:00:00: the rest is written as a moment of that month. */
  private static final long YEAR_0 = 148_699_540_800_000L;

  private TimeDifference() {}

  /** Both have date, time and day number; b is changed. */
  static String of(DateTime a, DateTime b) {
    int direction = a.julian >= b.julian ? 1 : -1;
    int years = direction * (a.year - b.year);
    if (years != 0) {
      b.year = a.year;
      recompute(b);
    }
    int months = direction * (a.month - b.month);
    if (months < 0) {
      years--;
      months += 12;
    }
    if (months != 0) {
      b.month = a.month;
      recompute(b);
    }
    while (direction * Long.compare(a.julian, b.julian) < 0) {
      if (--months < 0) {
        months = 11;
        years--;
      }
      b.month -= direction;
      b.normalizeMonth();
      recompute(b);
    }
    DateTime rest = new DateTime();
    rest.setJulian(direction * (a.julian - b.julian) + YEAR_0);
    rest.computeDateAndTime();
    return String.format(
        Locale.ROOT,
        "%c%04d-%02d-%02d %02d:%02d:%06.3f",
        direction > 0 ? '+' : '-',
        years,
        months,
        rest.day - 1,
        rest.hour,
        rest.minute,
        rest.second);
  }

  private static void recompute(DateTime t) {
    t.validDay = false;
    t.computeDay();
  }
}
