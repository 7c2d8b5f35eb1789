package org.quiverdb.loader.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Unpacks the values of a page from bytes of one of the format's encodings. */
final class ValueDecoder {
  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE = 3;
  private static final int DELTA_BINARY_PACKED = 5;
  private static final int DELTA_LENGTH_BYTE_ARRAY = 6;
  private static final int DELTA_BYTE_ARRAY = 7;
  private static final int RLE_DICTIONARY = 8;
  private static final int BYTE_STREAM_SPLIT = 9;

  private final Column column;
  private final byte[] bytes;
  private final int start;
  private final int end;
  private final int count;

  /** For {@code count} values of the column in the bytes from {@code start} to {@code end}. */
  ValueDecoder(Column column, byte[] bytes, int start, int end, int count) {
    this.column = column;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.count = count;
  }

  /** Decodes the values. */
  Values decode(int encoding, @Nullable Values dictionary) throws ParquetException {
    return switch (encoding) {
      case PLAIN -> plain();
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> indexed(dictionary);
      case RLE -> runs();
      case DELTA_BINARY_PACKED -> delta();
      case DELTA_LENGTH_BYTE_ARRAY -> deltaLengths();
      case DELTA_BYTE_ARRAY -> deltaStrings();
      case BYTE_STREAM_SPLIT -> split();
      default -> throw new ParquetException("the encoding number " + encoding + " is not known");
    };
  }

  private Values plain() throws ParquetException {
    if (column.type() == PhysicalType.BYTE_ARRAY) {
      return plainStrings();
    }
    if (column.type() == PhysicalType.BOOLEAN) {
      require((count + 7L) / 8);
      Values values = new Values(column.type(), count);
      for (int i = 0; i < count; i++) {
        values.longs[i] = bytes[start + (i >>> 3)] >>> (i & 7) & 1;
      }
      return values;
    }
    require((long) count * width());
    return fixed(ByteBuffer.wrap(bytes, start, end - start).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Bytes of one value. */
  private int width() {
    return column.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY
        ? column.typeLength()
        : column.type().bytes();
  }

  private Values fixed(ByteBuffer source) {
    Values values = new Values(column.type(), count);
    switch (column.type()) {
      case FLOAT -> source.asFloatBuffer().get(values.floats);
      case DOUBLE -> source.asDoubleBuffer().get(values.doubles);
      case INT64 -> source.asLongBuffer().get(values.longs);
      case INT32 -> {
        for (int i = 0; i < count; i++) {
          values.longs[i] = source.getInt();
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          values.binaries[i] = new byte[width()];
          source.get(values.binaries[i]);
        }
      }
    }
    return values;
  }

  private Values plainStrings() throws ParquetException {
    require(4L * count);
    Values values = new Values(column.type(), count);
    ByteBuffer source = ByteBuffer.wrap(bytes, start, end - start).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      int length = source.remaining() < 4 ? -1 : source.getInt();
      if (length < 0 || length > source.remaining()) {
        throw brokenOff();
      }
      values.binaries[i] = new byte[length];
      source.get(values.binaries[i]);
    }
    return values;
  }

  private Values indexed(@Nullable Values dictionary) throws ParquetException {
    if (dictionary == null) {
      throw new ParquetException("its dictionary is missing");
    }
    Values values = new Values(column.type(), count);
    if (count == 0) {
      return values;
    }
    require(1);
    Levels indexes = new Levels(bytes, start + 1, end, bytes[start]);
    for (int i = 0; i < count; i++) {
      int index = indexes.read();
      if (index < 0 || index >= dictionary.count()) {
        throw new ParquetException(
            "entry " + index + " of a dictionary of " + dictionary.count() + " is asked for");
      }
      values.set(i, dictionary, index);
    }
    return values;
  }

  /** Booleans as runs behind the length of their bytes. */
  private Values runs() throws ParquetException {
    requireType(column.type() == PhysicalType.BOOLEAN);
    require(4);
    Values values = new Values(column.type(), count);
    Levels booleans = new Levels(bytes, start + 4, end, 1);
    for (int i = 0; i < count; i++) {
      values.longs[i] = booleans.read();
    }
    return values;
  }

  private Values delta() throws ParquetException {
    requireType(column.type() == PhysicalType.INT32 || column.type() == PhysicalType.INT64);
    Values values = new Values(column.type(), count);
    long[] read = Delta.read(bytes, start, end, count).values();
    for (int i = 0; i < count; i++) {
      values.longs[i] = column.type() == PhysicalType.INT32 ? (int) read[i] : read[i];
    }
    return values;
  }

  private Values deltaLengths() throws ParquetException {
    requireType(column.type() == PhysicalType.BYTE_ARRAY);
    Values values = new Values(column.type(), count);
    strings(start, values.binaries);
    return values;
  }

  /** Strings whose lengths are delta-coded before them. */
  private void strings(int from, byte[][] target) throws ParquetException {
    Delta lengths = Delta.read(bytes, from, end, target.length);
    int at = lengths.end();
    for (int i = 0; i < target.length; i++) {
      long length = lengths.values()[i];
      if (length < 0 || length > end - at) {
        throw brokenOff();
      }
      target[i] = Arrays.copyOfRange(bytes, at, at + (int) length);
      at += (int) length;
    }
  }

  /** Strings that share their beginning with the one before. */
  private Values deltaStrings() throws ParquetException {
    requireType(column.type().isBinary());
    Values values = new Values(column.type(), count);
    Delta shared = Delta.read(bytes, start, end, count);
    strings(shared.end(), values.binaries);
    byte[] before = {};
    for (int i = 0; i < count; i++) {
      byte[] rest = values.binaries[i];
      long prefix = shared.values()[i];
      if (prefix < 0 || prefix > before.length) {
        throw brokenOff();
      }
      byte[] whole = Arrays.copyOf(before, (int) prefix + rest.length);
      System.arraycopy(rest, 0, whole, (int) prefix, rest.length);
      values.binaries[i] = whole;
      before = whole;
    }
    return values;
  }

  /** The first bytes of all values, then the second bytes, and so on. */
  private Values split() throws ParquetException {
    int width = width();
    requireType(width > 0);
    require((long) count * width);
    byte[] joined = new byte[count * width];
    for (int b = 0; b < width; b++) {
      int from = start + b * count;
      for (int i = 0; i < count; i++) {
        joined[i * width + b] = bytes[from + i];
      }
    }
    return fixed(ByteBuffer.wrap(joined).order(ByteOrder.LITTLE_ENDIAN));
  }

  private void require(long wanted) throws ParquetException {
    if (wanted > end - start) {
      throw brokenOff();
    }
  }

  private void requireType(boolean fits) throws ParquetException {
    if (!fits) {
      throw new ParquetException("its encoding does not suit the type " + column.type());
    }
  }

  private static ParquetException brokenOff() {
    return new ParquetException("its values break off");
  }
}
