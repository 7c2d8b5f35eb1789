package org.quiverdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ValueType;

/** What {@code getObject(column, type)} makes of a value that is not NULL. */
final class Conversions {
  /** Reads a value as one type. */
  interface Conversion {
    Object read(Rows rows, int column, DateFormat dates) throws SQLException;
  }

  private static final Map<Class<?>, Conversion> BY_TYPE = byType();

  private Conversions() {}

  /**
   * Reads a value as a type.
   *
   * @throws SQLException if the type is unknown, or the value does not fit it
   */
  static <T> T read(Rows rows, int column, Class<T> type, DateFormat dates) throws SQLException {
    Conversion conversion = BY_TYPE.get(type);
    if (conversion != null) {
      return type.cast(conversion.read(rows, column, dates));
    }
    if (type.isEnum()) {
      return enumValue(text(rows, column), type);
    }
    throw Errors.conversion("no conversion to " + type.getName());
  }

  private static <T> T enumValue(String name, Class<T> type) throws SQLException {
    for (T constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw Errors.conversion("no constant of " + type.getName() + ": " + name);
  }

  /** By storage class: Integer or, if larger, Long; Double, String, byte[]; null for NULL. */
  static @Nullable Object object(Rows rows, int column) throws SQLException {
    switch (rows.type(column)) {
      case NULL -> {
        return null;
      }
      case INTEGER -> {
        long value = rows.getLong(column);
        if (value == (int) value) {
          return (int) value;
        }
        return value;
      }
      case REAL -> {
        return rows.getDouble(column);
      }
      case TEXT -> {
        return rows.getText(column);
      }
      default -> {
        return rows.getBlob(column);
      }
    }
  }

  static BigDecimal decimal(Rows rows, int column) throws SQLException {
    switch (rows.type(column)) {
      case INTEGER -> {
        return BigDecimal.valueOf(rows.getLong(column));
      }
      case REAL -> {
        double value = rows.getDouble(column);
        if (Double.isInfinite(value)) {
          throw Errors.conversion("no BigDecimal: " + value);
        }
        return BigDecimal.valueOf(value);
      }
      default -> {
        String text = text(rows, column);
        try {
          return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
          throw Errors.conversion("no BigDecimal: " + text);
        }
      }
    }
  }

  static double[] doubles(Rows rows, int column) throws SQLException {
    return rows.type(column) == ValueType.BLOB
        ? Vectors.doubles(blob(rows, column))
        : Vectors.doubles(text(rows, column));
  }

  static UUID uuid(Rows rows, int column) throws SQLException {
    String text = text(rows, column);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Errors.conversion("no UUID: " + text);
    }
  }

  static String text(Rows rows, int column) throws SQLException {
    return String.valueOf(rows.getText(column));
  }

  static byte[] blob(Rows rows, int column) throws SQLException {
    byte[] blob = rows.getBlob(column);
    return blob == null ? new byte[0] : blob;
  }

  private static Object vector(Rows rows, int column) throws SQLException {
    float[] vector = rows.getVector(column);
    return vector == null ? new float[0] : vector;
  }

  /** An exact integer in a range, by value and not by truncation. */
  private static long exact(Rows rows, int column, long least, long greatest) throws SQLException {
    BigDecimal value = rows.type(column) == ValueType.INTEGER ? null : decimal(rows, column);
    try {
      long number = value == null ? rows.getLong(column) : value.longValueExact();
      if (number >= least && number <= greatest) {
        return number;
      }
    } catch (ArithmeticException e) {
      // Falls through: it has a fraction, or is larger than a long.
    }
    throw Errors.conversion("out of range: " + text(rows, column));
  }

  private static boolean bool(Rows rows, int column) throws SQLException {
    return rows.getLong(column) != 0;
  }

  private static Map<Class<?>, Conversion> byType() {
    Map<Class<?>, Conversion> map = new HashMap<>();
    map.put(Object.class, (r, c, d) -> objectNotNull(r, c));
    map.put(String.class, (r, c, d) -> text(r, c));
    map.put(byte[].class, (r, c, d) -> blob(r, c));
    map.put(Boolean.class, (r, c, d) -> bool(r, c));
    map.put(Byte.class, (r, c, d) -> (byte) exact(r, c, Byte.MIN_VALUE, Byte.MAX_VALUE));
    map.put(Short.class, (r, c, d) -> (short) exact(r, c, Short.MIN_VALUE, Short.MAX_VALUE));
    map.put(Integer.class, (r, c, d) -> (int) exact(r, c, Integer.MIN_VALUE, Integer.MAX_VALUE));
    map.put(Long.class, (r, c, d) -> exact(r, c, Long.MIN_VALUE, Long.MAX_VALUE));
    map.put(Float.class, (r, c, d) -> (float) r.getDouble(c));
    map.put(Double.class, (r, c, d) -> r.getDouble(c));
    map.put(BigDecimal.class, (r, c, d) -> decimal(r, c));
    map.put(BigInteger.class, (r, c, d) -> decimal(r, c).toBigInteger());
    map.put(UUID.class, (r, c, d) -> uuid(r, c));
    map.put(float[].class, (r, c, d) -> vector(r, c));
    map.put(double[].class, (r, c, d) -> doubles(r, c));
    map.put(InputStream.class, (r, c, d) -> new ByteArrayInputStream(blob(r, c)));
    map.put(Reader.class, (r, c, d) -> new StringReader(text(r, c)));
    map.put(Blob.class, (r, c, d) -> new MemoryBlob(blob(r, c)));
    map.put(Clob.class, (r, c, d) -> new MemoryClob(text(r, c)));
    TemporalConversions.addTo(map);
    return map;
  }

  private static Object objectNotNull(Rows rows, int column) throws SQLException {
    Object value = object(rows, column);
    if (value == null) {
      throw Errors.conversion("NULL");
    }
    return value;
  }
}
