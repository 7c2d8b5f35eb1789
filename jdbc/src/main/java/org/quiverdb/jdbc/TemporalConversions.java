package org.quiverdb.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates and times that {@code getObject} and the getters of ResultSet give. */
final class TemporalConversions {
  private TemporalConversions() {}

  static ZoneId zone(@Nullable Calendar calendar) {
    return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
  }

  static Date date(Rows rows, int column, DateFormat dates, ZoneId zone) throws SQLException {
    return new Date(dates.read(rows, column).instant(zone).toEpochMilli());
  }

  static Time time(Rows rows, int column, DateFormat dates, ZoneId zone) throws SQLException {
    return new Time(dates.read(rows, column).instant(zone).toEpochMilli());
  }

  static Timestamp timestamp(Rows rows, int column, DateFormat dates, ZoneId zone)
      throws SQLException {
    return Timestamp.from(dates.read(rows, column).instant(zone));
  }

  private static LocalDateTime local(Rows rows, int column, DateFormat dates) throws SQLException {
    return dates.read(rows, column).localIn(ZoneId.systemDefault());
  }

  static void addTo(Map<Class<?>, Conversions.Conversion> map) {
    map.put(Date.class, (r, c, d) -> date(r, c, d, zone(null)));
    map.put(Time.class, (r, c, d) -> time(r, c, d, zone(null)));
    map.put(Timestamp.class, (r, c, d) -> timestamp(r, c, d, zone(null)));
    map.put(java.util.Date.class, (r, c, d) -> timestamp(r, c, d, zone(null)));
    map.put(LocalDate.class, (r, c, d) -> local(r, c, d).toLocalDate());
    map.put(LocalTime.class, (r, c, d) -> local(r, c, d).toLocalTime());
    map.put(LocalDateTime.class, (r, c, d) -> local(r, c, d));
    map.put(Instant.class, (r, c, d) -> d.read(r, c).instant(ZoneOffset.UTC));
    map.put(OffsetDateTime.class, (r, c, d) -> d.read(r, c).offsetDateTime());
    map.put(OffsetTime.class, (r, c, d) -> d.read(r, c).offsetDateTime().toOffsetTime());
    map.put(ZonedDateTime.class, (r, c, d) -> d.read(r, c).offsetDateTime().toZonedDateTime());
  }
}
