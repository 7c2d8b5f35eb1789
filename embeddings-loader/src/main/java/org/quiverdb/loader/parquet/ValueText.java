package org.quiverdb.loader.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON: numbers, truth values and text as such; dates and times as ISO 8601 writes them,
 * decimals as numbers, other bytes as base64.
 */
final class ValueText {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

  private final Column column;

  ValueText(Column column) {
    this.column = column;
  }

  /** Writes the value at an index. */
  void write(Values values, int at, JsonGenerator json) throws IOException {
    String text = text(values, at);
    switch (column.type()) {
      case BOOLEAN -> json.writeBoolean(values.longs[at] != 0);
      case FLOAT, DOUBLE -> {
        // JSON has no name for what is not finite.
        if (text.equals("NaN") || text.endsWith("Infinity")) {
          json.writeNull();
        } else {
          json.writeNumber(text);
        }
      }
      default -> {
        if (isNumber()) {
          json.writeNumber(text);
        } else if (column.logical().kind() != LogicalType.Kind.JSON || !copy(text, json)) {
          json.writeString(text);
        }
      }
    }
  }

  private boolean isNumber() {
    return switch (column.logical().kind()) {
      case NONE, UNSIGNED -> column.type().isInteger();
      case DECIMAL, FLOAT16 -> true;
      default -> false;
    };
  }

  /** The value at an index as text. */
  String text(Values values, int at) {
    return switch (column.type()) {
      case BOOLEAN -> String.valueOf(values.longs[at] != 0);
      case FLOAT -> String.valueOf(values.floats[at]);
      case DOUBLE -> String.valueOf(values.doubles[at]);
      case INT32, INT64 -> integerText(values.longs[at]);
      case INT96 -> julian(values.binaries[at]);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> binaryText(values.binaries[at]);
    };
  }

  private String integerText(long value) {
    long units = column.logical().parameter();
    try {
      return switch (column.logical().kind()) {
        case DATE -> LocalDate.ofEpochDay(value).toString();
        case TIME -> LocalTime.ofNanoOfDay(value * (1_000_000_000L / units)).toString();
        case TIMESTAMP ->
            timestamp(Math.floorDiv(value, units), nanos(Math.floorMod(value, units), units));
        case DECIMAL -> new BigDecimal(BigInteger.valueOf(value), (int) units).toPlainString();
        case UNSIGNED ->
            column.type() == PhysicalType.INT32
                ? Integer.toUnsignedString((int) value)
                : Long.toUnsignedString(value);
        default -> String.valueOf(value);
      };
    } catch (DateTimeException | ArithmeticException e) {
      // A day or time outside of the calendar stays the number that it is.
      return String.valueOf(value);
    }
  }

  private static long nanos(long fraction, long units) {
    return fraction * (1_000_000_000L / units);
  }

  private String timestamp(long seconds, long nanos) {
    Instant instant = Instant.ofEpochSecond(seconds, nanos);
    return column.logical().utc()
        ? instant.toString()
        : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
  }

  /** Nanoseconds of the day and the Julian day, as older writers stored timestamps. */
  private static String julian(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = buffer.getLong();
    long days = Integer.toUnsignedLong(buffer.getInt()) - JULIAN_DAY_OF_EPOCH;
    // Four bytes of days cannot leave the calendar.
    return Instant.ofEpochSecond(days * 86_400, nanos)
        .atOffset(ZoneOffset.UTC)
        .toLocalDateTime()
        .toString();
  }

  private String binaryText(byte[] bytes) {
    return switch (column.logical().kind()) {
      case DECIMAL ->
          new BigDecimal(
                  bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes),
                  (int) column.logical().parameter())
              .toPlainString();
      case UUID -> bytes.length == 16 ? uuid(bytes) : Base64.getEncoder().encodeToString(bytes);
      case FLOAT16 -> bytes.length == 2 ? String.valueOf(float16(bytes)) : "0";
      case STRING, JSON -> new String(bytes, StandardCharsets.UTF_8);
      default -> {
        String text = utf8(bytes);
        yield text == null ? Base64.getEncoder().encodeToString(bytes) : text;
      }
    };
  }

  static float float16(byte[] bytes) {
    return Float.float16ToFloat((short) (bytes[0] & 0xff | bytes[1] << 8));
  }

  private static String uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  private @Nullable String utf8(byte[] bytes) {
    if (column.type() != PhysicalType.BYTE_ARRAY) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Writes text that is JSON as what it says; false if it is none. */
  static boolean copy(String text, JsonGenerator json) throws IOException {
    try (JsonParser check = JSON.createParser(text)) {
      if (check.nextToken() == null) {
        return false;
      }
      check.skipChildren();
      if (check.nextToken() != null) {
        return false;
      }
    } catch (JsonProcessingException e) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != null) {
        json.copyCurrentStructureExact(parser);
      }
    }
    return true;
  }
}
