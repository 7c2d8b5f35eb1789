package org.quiverdb.loader.parquet;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a column mean beyond their {@link PhysicalType}.
 *
 * @param kind the meaning
 * @param parameter decimal digits behind the point of a {@code DECIMAL}, or how many units make a
 * second for {@code TIME} and {@code TIMESTAMP}
 * @param utc whether a {@code TIMESTAMP} counts from the epoch in UTC, else it is a local time
 */
record LogicalType(Kind kind, long parameter, boolean utc) {
  /** Meanings that change how a value is written as JSON. */
  enum Kind {
    NONE,
    STRING,
    JSON,
    UUID,
    DECIMAL,
    DATE,
    TIME,
    TIMESTAMP,
    UNSIGNED,
    FLOAT16
  }

  private static final long SCALE_MAX = 1000;

  static final LogicalType NONE = new LogicalType(Kind.NONE, 0, false);

  /** The logical type of a {@code SchemaElement}: the newer union, or the older number. */
  static LogicalType of(ThriftStruct element) {
    ThriftStruct union = element.struct(10);
    LogicalType type = union == null ? null : ofUnion(union);
    return type != null ? type : ofConverted(element);
  }

  private static @Nullable LogicalType ofUnion(ThriftStruct union) {
    ThriftStruct decimal = union.struct(5);
    ThriftStruct time = union.struct(7);
    ThriftStruct timestamp = union.struct(8);
    ThriftStruct integer = union.struct(10);
    if (union.has(1) || union.has(4)) {
      return new LogicalType(Kind.STRING, 0, false);
    } else if (decimal != null) {
      return decimal(decimal.integer(1, 0));
    } else if (union.has(6)) {
      return new LogicalType(Kind.DATE, 0, false);
    } else if (time != null) {
      return new LogicalType(Kind.TIME, unitsPerSecond(time), time.bool(1, true));
    } else if (timestamp != null) {
      return new LogicalType(Kind.TIMESTAMP, unitsPerSecond(timestamp), timestamp.bool(1, true));
    } else if (integer != null) {
      return integer.bool(2, true) ? NONE : new LogicalType(Kind.UNSIGNED, 0, false);
    } else if (union.has(12)) {
      return new LogicalType(Kind.JSON, 0, false);
    } else if (union.has(14)) {
      return new LogicalType(Kind.UUID, 0, false);
    } else if (union.has(15)) {
      return new LogicalType(Kind.FLOAT16, 0, false);
    }
    return null;
  }

  /** A decimal of more digits than any writer makes is damage; its bytes are taken as they are. */
  private static LogicalType decimal(long scale) {
    return scale < 0 || scale > SCALE_MAX ? NONE : new LogicalType(Kind.DECIMAL, scale, false);
  }

  private static long unitsPerSecond(ThriftStruct type) {
    ThriftStruct unit = type.struct(2);
    return unit == null || unit.has(1) ? 1000L : unit.has(2) ? 1_000_000L : 1_000_000_000L;
  }

  private static LogicalType ofConverted(ThriftStruct element) {
    return switch ((int) element.integer(6, -1)) {
      case 0, 4 -> new LogicalType(Kind.STRING, 0, false);
      case 5 -> decimal(element.integer(7, 0));
      case 6 -> new LogicalType(Kind.DATE, 0, false);
      case 7 -> new LogicalType(Kind.TIME, 1000, true);
      case 8 -> new LogicalType(Kind.TIME, 1_000_000, true);
      case 9 -> new LogicalType(Kind.TIMESTAMP, 1000, true);
      case 10 -> new LogicalType(Kind.TIMESTAMP, 1_000_000, true);
      case 11, 12, 13, 14 -> new LogicalType(Kind.UNSIGNED, 0, false);
      case 19 -> new LogicalType(Kind.JSON, 0, false);
      default -> NONE;
    };
  }
}
