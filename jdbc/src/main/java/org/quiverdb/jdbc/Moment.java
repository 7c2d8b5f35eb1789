package org.quiverdb.jdbc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time or both, as SQLite's date functions write them: {@code YYYY-MM-DD}, {@code
 * HH:MM[:SS[.fraction]]}, or both with a blank or a T between, then perhaps {@code Z} or {@code
 * ±HH[:]MM}. Without a date it is 1970-01-01, without a time midnight.
 *
 * @param offset what the text says, or null if it leaves the time zone open
 */
record Moment(LocalDateTime local, @Nullable ZoneOffset offset) {
  private static final LocalDate NO_DATE = LocalDate.EPOCH;
  private static final double JULIAN_EPOCH_DAYS = 2440587.5;
  private static final double MILLIS_PER_DAY = 86_400_000;

  /** Milliseconds since 1970. */
  static Moment ofEpochMillis(long millis) {
    return new Moment(
        LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC), ZoneOffset.UTC);
  }

  /** A Julian day, as {@code julianday()} gives it; to the millisecond. */
  static Moment ofJulianDay(double day) {
    return ofEpochMillis(julianDayToMillis(day));
  }

  static long julianDayToMillis(double day) {
    return Math.round((day - JULIAN_EPOCH_DAYS) * MILLIS_PER_DAY);
  }

  static double millisToJulianDay(long millis) {
    return millis / MILLIS_PER_DAY + JULIAN_EPOCH_DAYS;
  }

  /**
   * Parses a text.
   *
   * @throws DateTimeException if it is none of the forms
   */
  static Moment parse(String text) {
    String s = text.strip();
    int zone = zoneStart(s);
    ZoneOffset offset = zone == s.length() ? null : ZoneOffset.of(s.substring(zone).strip());
    String local = s.substring(0, zone).stripTrailing();
    if (local.length() >= 10 && local.charAt(local.charAt(0) == '-' ? 5 : 4) == '-') {
      int dateEnd = dateEnd(local);
      LocalDate date = LocalDate.parse(local.substring(0, dateEnd));
      LocalTime time =
          dateEnd == local.length()
              ? LocalTime.MIDNIGHT
              : LocalTime.parse(local.substring(dateEnd + 1).strip());
      return new Moment(LocalDateTime.of(date, time), offset);
    }
    return new Moment(LocalDateTime.of(NO_DATE, LocalTime.parse(local)), offset);
  }

  private static int dateEnd(String s) {
    for (int i = 1; i < s.length(); i++) {
      if (s.charAt(i) == ' ' || s.charAt(i) == 'T') {
        return i;
      }
    }
    return s.length();
  }

  /** Where Z or the sign of an offset stands: only a time can be followed by one. */
  private static int zoneStart(String s) {
    int colon = s.indexOf(':');
    if (colon < 0) {
      return s.length();
    }
    for (int i = colon; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return i;
      }
    }
    return s.length();
  }

  /** The instant, with a zone for texts that leave it open. */
  Instant instant(ZoneId zone) {
    return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
  }

  /** With its own offset, or UTC, in which SQLite's {@code datetime('now')} speaks. */
  OffsetDateTime offsetDateTime() {
    return local.atOffset(offset == null ? ZoneOffset.UTC : offset);
  }

  /** The wall-clock time in a zone; a text that leaves the zone open is taken as it stands. */
  LocalDateTime localIn(ZoneId zone) {
    return offset == null ? local : LocalDateTime.ofInstant(local.toInstant(offset), zone);
  }
}
