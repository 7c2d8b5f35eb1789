package org.quiverdb.loader.parquet;

/**
 * Values of one column, those that are null left out: in the one array that suits the type, the
 * others are empty.
 */
final class Values {
  private static final long[] NO_LONGS = {};
  private static final float[] NO_FLOATS = {};
  private static final double[] NO_DOUBLES = {};
  private static final byte[][] NO_BINARIES = {};

  /** {@code BOOLEAN} as 0 and 1, {@code INT32} with its sign, {@code INT64}. */
  final long[] longs;

  final float[] floats;
  final double[] doubles;

  /** {@code BYTE_ARRAY}, {@code FIXED_LEN_BYTE_ARRAY} and {@code INT96}. */
  final byte[][] binaries;

  Values(PhysicalType type, int count) {
    longs = type.isInteger() ? new long[count] : NO_LONGS;
    floats = type == PhysicalType.FLOAT ? new float[count] : NO_FLOATS;
    doubles = type == PhysicalType.DOUBLE ? new double[count] : NO_DOUBLES;
    binaries = type.isBinary() ? new byte[count][] : NO_BINARIES;
  }

  /** How many values there are. */
  int count() {
    return longs.length + floats.length + doubles.length + binaries.length;
  }

  /** Takes the value at {@code from} of {@code source}, which is of the same type. */
  void set(int at, Values source, int from) {
    if (longs.length > 0) {
      longs[at] = source.longs[from];
    } else if (floats.length > 0) {
      floats[at] = source.floats[from];
    } else if (doubles.length > 0) {
      doubles[at] = source.doubles[from];
    } else {
      binaries[at] = source.binaries[from];
    }
  }
}
