package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Dates and times of java.time and java.sql. */
class TemporalTest {
  private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 2, 29, 13, 5, 7, 123_456_000);

  private static <T> void assertRoundTrip(Connection c, T value, Class<T> type, String stored)
      throws SQLException {
    try (PreparedStatement p = c.prepareStatement("SELECT ?1, CAST(?1 AS TEXT)")) {
      p.setObject(1, value);
      try (ResultSet rows = p.executeQuery()) {
        rows.next();
        assertEquals(value, rows.getObject(1, type));
        assertEquals(stored, rows.getString(2));
      }
    }
  }

  @Test
  void javaTimeTakesTheRoundTripAsText() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:")) {
      assertRoundTrip(c, MOMENT, LocalDateTime.class, "2024-02-29 13:05:07.123456");
      assertRoundTrip(c, MOMENT.withNano(0), LocalDateTime.class, "2024-02-29 13:05:07.000");
      assertRoundTrip(c, MOMENT.toLocalDate(), LocalDate.class, "2024-02-29");
      assertRoundTrip(c, MOMENT.toLocalTime(), LocalTime.class, "13:05:07.123456");
      assertRoundTrip(c, LocalTime.of(1, 2), LocalTime.class, "01:02:00");
      assertRoundTrip(
          c, MOMENT.toInstant(ZoneOffset.UTC), Instant.class, "2024-02-29 13:05:07.123456Z");
      OffsetDateTime offset = MOMENT.atOffset(ZoneOffset.ofHours(2));
      assertRoundTrip(c, offset, OffsetDateTime.class, "2024-02-29 13:05:07.123456+02:00");
      ZonedDateTime zoned = offset.toZonedDateTime();
      assertRoundTrip(c, zoned, ZonedDateTime.class, "2024-02-29 13:05:07.123456+02:00");
      assertRoundTrip(
          c,
          Timestamp.valueOf(MOMENT.withNano(123_000_000)),
          Timestamp.class,
          String.valueOf(Timestamp.valueOf(MOMENT.withNano(123_000_000)).getTime()));
    }
  }

  private static void assertReads(String sql, Object expected, Class<?> type) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT " + sql)) {
      rows.next();
      assertEquals(expected, rows.getObject(1, type), sql);
    }
  }

  @Test
  void readsWhatSqliteAndOthersWrite() throws SQLException {
    LocalDate date = LocalDate.of(2024, 2, 29);
    assertReads("'2024-02-29'", date, LocalDate.class);
    assertReads("'2024-02-29 13:05'", date, LocalDate.class);
    assertReads("'2024-02-29'", date.atStartOfDay(), LocalDateTime.class);
    assertReads("'2024-02-29T13:05:07'", date.atTime(13, 5, 7), LocalDateTime.class);
    assertReads("'2024-02-29 13:05:07'", Instant.parse("2024-02-29T13:05:07Z"), Instant.class);
    assertReads("'2024-02-29T13:05:07Z'", Instant.parse("2024-02-29T13:05:07Z"), Instant.class);
    assertReads("'2024-02-29 13:05:07+0200'", Instant.parse("2024-02-29T11:05:07Z"), Instant.class);
    assertReads("'13:05'", LocalTime.of(13, 5), LocalTime.class);
    assertReads("0", Instant.EPOCH, Instant.class);
    assertReads("2440587.5", Instant.EPOCH, Instant.class);
    assertReads("1709211907123", Instant.ofEpochMilli(1709211907123L), Instant.class);
    LocalDateTime local = LocalDateTime.ofInstant(Instant.EPOCH, ZoneId.systemDefault());
    assertReads("0", local, LocalDateTime.class);
    assertReads("'2024-02-29 13:05:07'", Timestamp.valueOf("2024-02-29 13:05:07"), Timestamp.class);
    assertThrows(SQLException.class, () -> assertReads("'soon'", 0, LocalDate.class));
    assertThrows(SQLException.class, () -> assertReads("'2024-02-31'", 0, LocalDate.class));
  }

  @Test
  void calendarsSayTheZoneOfText() throws SQLException {
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT '2024-02-29 09:00:00'")) {
      rows.next();
      assertEquals(Instant.parse("2024-02-29T00:00:00Z"), rows.getTimestamp(1, tokyo).toInstant());
    }
  }

  private static String stored(String options, Timestamp value) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:?" + options);
        PreparedStatement p = c.prepareStatement("SELECT ?1, CAST(?1 AS TEXT)")) {
      p.setTimestamp(1, value);
      try (ResultSet rows = p.executeQuery()) {
        rows.next();
        assertEquals(value, rows.getTimestamp(1));
        return rows.getString(2);
      }
    }
  }

  @Test
  void propertiesSayHowDatesAreStored() throws SQLException {
    Timestamp value = Timestamp.valueOf("2024-02-29 13:05:07");
    assertEquals("2024-02-29 13:05:07.000", stored("date_class=text", value));
    assertEquals(
        "29.02.2024 13:05:07",
        stored("date_class=text&date_string_format=dd.MM.yyyy HH:mm:ss", value));
    assertEquals(String.valueOf(value.getTime() / 1000), stored("date_precision=seconds", value));
    assertEquals(
        String.valueOf(value.getTime() / 86_400_000d + 2440587.5),
        stored("date_class=real", value));
  }
}
