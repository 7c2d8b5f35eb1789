package org.quiverdb.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code setObject} makes of Java values. Integers and booleans become INTEGER, floating-point
 * numbers REAL; BigDecimal, larger integers, UUID, enums, characters and {@code java.time} TEXT;
 * byte[] BLOB, float[] an F32 vector and double[] an F64 vector.
 */
final class ObjectBinding {
  private ObjectBinding() {}

  /** Sets a parameter whose number has been checked. */
  static void bind(
      ParameterSetters setters, ParameterSet parameters, int parameter, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> parameters.setNull(parameter);
      case String s -> parameters.setText(parameter, s);
      case Integer n -> parameters.setLong(parameter, n);
      case Long n -> parameters.setLong(parameter, n);
      case Double n -> parameters.setDouble(parameter, n);
      case Float n -> parameters.setDouble(parameter, n);
      case Boolean b -> parameters.setLong(parameter, b ? 1 : 0);
      case Short n -> parameters.setLong(parameter, n);
      case Byte n -> parameters.setLong(parameter, n);
      case byte[] b -> parameters.setBlob(parameter, b);
      case float[] v -> parameters.setVector(parameter, v);
      case double[] v -> parameters.setBlob(parameter, Vectors.blob(v));
      case java.sql.Timestamp t -> setters.setTimestamp(parameter, t);
      case java.util.Date d -> setters.setUtilDate(parameter, d);
      case Calendar c -> setters.setUtilDate(parameter, c.getTime());
      case TemporalAccessor t -> parameters.setText(parameter, temporal(t));
      case Blob b -> setters.setBlob(parameter, b);
      case Clob c -> setters.setClob(parameter, c);
      case Array a -> setters.setArray(parameter, a);
      case InputStream s -> setters.setBlob(parameter, s);
      case Reader r -> setters.setClob(parameter, r);
      case Enum<?> e -> parameters.setText(parameter, e.name());
      default -> parameters.setText(parameter, plainText(value));
    }
  }

  private static String temporal(TemporalAccessor value) {
    return switch (value) {
      case LocalDateTime t -> DateFormat.text(t);
      case LocalTime t -> DateFormat.text(t);
      case OffsetDateTime t -> DateFormat.text(t);
      case ZonedDateTime t -> DateFormat.text(t.toOffsetDateTime());
      case Instant t -> DateFormat.text(t);
      default -> value.toString();
    };
  }

  private static String plainText(Object value) throws SQLException {
    return switch (value) {
      case BigDecimal d -> d.toString();
      case BigInteger i -> i.toString();
      case UUID u -> u.toString();
      case Character c -> c.toString();
      case CharSequence s -> s.toString();
      case Number n -> n.toString();
      case URL u -> u.toString();
      case URI u -> u.toString();
      case TemporalAmount a -> a.toString();
      case Locale l -> l.toLanguageTag();
      default -> throw Errors.conversion("no conversion from " + value.getClass().getName());
    };
  }

  /** Turns a value into the SQL type asked for where the two are of different kinds. */
  static @Nullable Object convert(@Nullable Object value, int sqlType) throws SQLException {
    try {
      return switch (sqlType) {
        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> integer(value);
        case Types.REAL, Types.FLOAT, Types.DOUBLE -> real(value);
        case Types.BOOLEAN, Types.BIT -> bool(value);
        case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.NCHAR ->
            value instanceof Number || value instanceof Boolean ? value.toString() : value;
        case Types.NULL -> null;
        default -> value;
      };
    } catch (NumberFormatException e) {
      throw Errors.conversion("not a number: " + value);
    }
  }

  private static @Nullable Object integer(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String s -> new BigDecimal(s.strip()).longValue();
      case Number n -> n.longValue();
      default -> value;
    };
  }

  private static @Nullable Object real(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String s -> Double.valueOf(s.strip());
      case Number n -> n.doubleValue();
      default -> value;
    };
  }

  private static @Nullable Object bool(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String s -> s.equalsIgnoreCase("true") || s.equals("1");
      case Number n -> n.doubleValue() != 0;
      default -> value;
    };
  }
}
