package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.quiverdb.engine.api.ValueType;

/**
 * How dates and times are stored and read back. {@link java.sql.Date}, Time and Timestamp are
 * written as {@code date_class} says (INTEGER milliseconds by default), the types of {@code
 * java.time} always as text that SQLite's date functions understand. Reading takes what it finds:
 * INTEGER since 1970, REAL Julian day, or text.
 *
 * @param dateClass storage class of what {@code java.sql} types write
 * @param seconds whether INTEGER counts seconds, not milliseconds
 * @param pattern of text that {@code java.sql} types write
 */
record DateFormat(DateClass dateClass, boolean seconds, DateTimeFormatter pattern) {
  /** Storage class of dates. */
  enum DateClass {
    INTEGER,
    TEXT,
    REAL
  }

  static final String DEFAULT_PATTERN = "yyyy-MM-dd HH:mm:ss.SSS";

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .toFormatter(Locale.ROOT);
  private static final long MILLIS_PER_SECOND = 1000;

  static String text(LocalTime value) {
    return TIME.format(value);
  }

  static String text(LocalDateTime value) {
    return DATE_TIME.format(value);
  }

  static String text(OffsetDateTime value) {
    return DATE_TIME.format(value) + value.getOffset().getId();
  }

  static String text(Instant value) {
    return text(value.atOffset(ZoneOffset.UTC));
  }

  /** Stores an instant that a {@code java.sql} type stands for. */
  void store(ParameterSet parameters, int parameter, Instant value, ZoneId zone) {
    switch (dateClass) {
      case INTEGER ->
          parameters.setLong(parameter, seconds ? value.getEpochSecond() : value.toEpochMilli());
      case REAL -> parameters.setDouble(parameter, Moment.millisToJulianDay(value.toEpochMilli()));
      case TEXT -> parameters.setText(parameter, pattern.format(value.atZone(zone)));
    }
  }

  /** Reads a value that is not NULL. */
  Moment read(Rows rows, int column) throws SQLException {
    ValueType type = rows.type(column);
    switch (type) {
      case INTEGER -> {
        long value = rows.getLong(column);
        return Moment.ofEpochMillis(seconds ? value * MILLIS_PER_SECOND : value);
      }
      case REAL -> {
        return Moment.ofJulianDay(rows.getDouble(column));
      }
      default -> {
        String text = String.valueOf(rows.getText(column));
        try {
          return Moment.parse(text);
        } catch (DateTimeException e) {
          return parseByPattern(text);
        }
      }
    }
  }

  private Moment parseByPattern(String text) throws SQLException {
    try {
      return new Moment(LocalDateTime.parse(text, pattern), null);
    } catch (DateTimeException e) {
      throw Errors.conversion("not a date or time: " + text);
    }
  }
}
