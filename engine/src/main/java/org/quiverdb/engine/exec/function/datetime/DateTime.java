package org.quiverdb.engine.exec.function.datetime;

import java.time.LocalDate;
import java.time.Month;

/**
 * A moment, as a Julian day number in milliseconds, as year to second, or both; each form says
 * whether it is valid and is made of the other when needed. Source: "Date And Time Functions" of
 * the SQLite documentation. Mutable; not thread-safe.
 */
final class DateTime {
  static final long DAY = 86_400_000;

  /** 1970-01-01 00:00:00 as a Julian day number in milliseconds. */
  static final long UNIX_EPOCH = 210_866_760_000_000L;

  private static final long HALF_DAY = DAY / 2;

  /** 9999-12-31 23:59:59.999. */
  private static final long LAST = 464_269_060_799_999L;

  private static final double LAST_DAY_NUMBER = 5373484.5;
  private static final long JULIAN_DAY_OF_EPOCH_DAY_0 = 2_440_588;

  /** Julian day number in milliseconds, if validDay. */
  long julian;

  int year;
  int month;
  int day;
  int hour;
  int minute;
  double second;

  /** Minutes east of UTC of the written time. */
  int zone;

  boolean validDay;
  boolean validDate;
  boolean validTime;

  /**
   * {@code second} is a number whose meaning is not settled yet: a day number or seconds since
   * 1970.
   */
  boolean raw;

  boolean error;
  boolean subsecond;
  boolean utc;
  boolean local;

  /** Days by which the date is beyond the end of its month. */
  int beyondMonth;

  void copyFrom(DateTime o) {
    julian = o.julian;
    year = o.year;
    month = o.month;
    day = o.day;
    hour = o.hour;
    minute = o.minute;
    second = o.second;
    zone = o.zone;
    validDay = o.validDay;
    validDate = o.validDate;
    validTime = o.validTime;
    raw = o.raw;
    error = o.error;
    subsecond = o.subsecond;
    utc = o.utc;
    local = o.local;
    beyondMonth = o.beyondMonth;
  }

  static boolean isValid(long julian) {
    return julian >= 0 && julian <= LAST;
  }

  /** Only the day number counts from now on. */
  void keepDay() {
    validDate = false;
    validTime = false;
    zone = 0;
  }

  private void fail() {
    copyFrom(new DateTime());
    error = true;
  }

  void setJulian(long value) {
    julian = value;
    validDay = true;
  }

  void setUnixMillis(long millis) {
    setJulian(millis + UNIX_EPOCH);
    utc = true;
    local = false;
    keepDay();
  }

  /** A number whose meaning depends on the first modifier; a day number if it can be one. */
  void setRaw(double value) {
    second = value;
    raw = true;
    if (value >= 0 && value < LAST_DAY_NUMBER) {
      setJulian((long) (value * DAY + 0.5));
    }
  }

  /** Makes the day number valid. */
  void computeDay() {
    if (validDay) {
      return;
    }
    int y = validDate ? year : 2000;
    int m = validDate ? month : 1;
    int d = validDate ? day : 1;
    if (y < -4713 || y > 9999 || raw) {
      fail();
      return;
    }
    long epochDay = LocalDate.of(y, m, 1).toEpochDay() + d - 1;
    julian = (epochDay + JULIAN_DAY_OF_EPOCH_DAY_0) * DAY - HALF_DAY;
    validDay = true;
    if (validTime) {
      julian += hour * 3_600_000L + minute * 60_000L + (long) (second * 1000 + 0.5);
      if (zone != 0) {
        julian -= zone * 60_000L;
        keepDay();
        utc = true;
        local = false;
      }
      if (hour == 24) {
        keepDay();
      }
    }
  }

  /** Makes year, month and day valid. */
  void computeDate() {
    if (validDate) {
      return;
    }
    if (!validDay) {
      year = 2000;
      month = 1;
      day = 1;
    } else if (!isValid(julian)) {
      fail();
      return;
    } else {
      LocalDate date = LocalDate.ofEpochDay((julian + HALF_DAY) / DAY - JULIAN_DAY_OF_EPOCH_DAY_0);
      year = date.getYear();
      month = date.getMonthValue();
      day = date.getDayOfMonth();
    }
    validDate = true;
  }

  /** Makes hour, minute and second valid. */
  void computeTime() {
    if (validTime) {
      return;
    }
    computeDay();
    int ofDay = (int) ((julian + HALF_DAY) % DAY);
    second = ofDay % 60_000 / 1000.0;
    minute = ofDay / 60_000 % 60;
    hour = ofDay / 3_600_000;
    raw = false;
    validTime = true;
  }

  void computeDateAndTime() {
    computeDate();
    computeTime();
  }

  /** Moves months outside of 1..12 into the year. */
  void normalizeMonth() {
    int years = month > 0 ? (month - 1) / 12 : (month - 12) / 12;
    year += years;
    month -= years * 12;
  }

  void computeBeyondMonth() {
    if (day <= 28 || month < 1 || month > 12) {
      beyondMonth = 0;
      return;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int length = Month.of(month).length(leap);
    beyondMonth = Math.max(0, day - length);
  }

  /** Days since Monday. */
  int daysAfterMonday() {
    return (int) ((julian + HALF_DAY) / DAY % 7);
  }

  /** Days since Sunday. */
  int daysAfterSunday() {
    return (int) ((julian + DAY + HALF_DAY) / DAY % 7);
  }

  /** Days since the first of January. */
  int daysAfterNewYear() {
    DateTime first = new DateTime();
    first.copyFrom(this);
    first.validDay = false;
    first.month = 1;
    first.day = 1;
    first.computeDay();
    return (int) ((julian - first.julian + HALF_DAY) / DAY);
  }

  long unixSeconds() {
    return julian / 1000 - UNIX_EPOCH / 1000;
  }
}
