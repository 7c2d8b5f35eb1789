package org.quiverdb.loader.parquet;

/** How values are stored; in the order of {@code Type} in the format's definition. */
enum PhysicalType {
  BOOLEAN(0),
  INT32(4),
  INT64(8),
  INT96(12),
  FLOAT(4),
  DOUBLE(8),
  BYTE_ARRAY(0),
  FIXED_LEN_BYTE_ARRAY(0);

  private static final PhysicalType[] ALL = values();

  private final int bytes;

  PhysicalType(int bytes) {
    this.bytes = bytes;
  }

  static PhysicalType of(long number) throws ParquetException {
    if (number < 0 || number >= ALL.length) {
      throw new ParquetException("a column has the unknown type " + number);
    }
    return ALL[(int) number];
  }

  /** Size of one value, 0 if it is not the type that says it. */
  int bytes() {
    return bytes;
  }

  /** Whether values are integers, or booleans as 0 and 1. */
  boolean isInteger() {
    return this == BOOLEAN || this == INT32 || this == INT64;
  }

  /** Whether values are strings of bytes. */
  boolean isBinary() {
    return this == BYTE_ARRAY || this == FIXED_LEN_BYTE_ARRAY || this == INT96;
  }
}
