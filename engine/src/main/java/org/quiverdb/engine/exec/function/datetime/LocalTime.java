package org.quiverdb.engine.exec.function.datetime;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Between UTC and the time zone of the process. */
final class LocalTime {
  /**
   * 1970-01-01 and 2038-01-18: outside of them the rules of a near year with the same calendar are
   * used, as in C.
   */
  private static final long FIRST = 210_866_760_000_000L;

  private static final long LAST = 213_014_145_600_000L;
  private static final int ATTEMPTS = 4;

  private LocalTime() {}

  /** Turns a moment in UTC into local time. */
  static void toLocal(DateTime t) {
    t.computeDay();
    int years = 0;
    long seconds = t.unixSeconds();
    if (t.julian < FIRST || t.julian > LAST) {
      DateTime near = new DateTime();
      near.copyFrom(t);
      near.computeDateAndTime();
      years = 2000 + near.year % 4 - near.year;
      near.year += years;
      near.validDay = false;
      near.computeDay();
      seconds = near.unixSeconds();
    }
    ZonedDateTime local = Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault());
    t.year = local.getYear() - years;
    t.month = local.getMonthValue();
    t.day = local.getDayOfMonth();
    t.hour = local.getHour();
    t.minute = local.getMinute();
    t.second = local.getSecond() + t.julian % 1000 * 0.001;
    t.validDate = true;
    t.validTime = true;
    t.validDay = false;
    t.raw = false;
    t.zone = 0;
    t.error = false;
  }

  /** Turns a local time into UTC: the moment whose local time it is, found by a few corrections. */
  static void toUtc(DateTime t) {
    t.computeDay();
    long wanted = t.julian;
    long guess = wanted;
    long wrong = 0;
    for (int i = 0; i < ATTEMPTS; i++) {
      guess -= wrong;
      DateTime there = new DateTime();
      there.setJulian(guess);
      toLocal(there);
      there.computeDay();
      wrong = there.julian - wanted;
      if (wrong == 0) {
        break;
      }
    }
    t.copyFrom(new DateTime());
    t.setJulian(guess);
    t.utc = true;
  }
}
