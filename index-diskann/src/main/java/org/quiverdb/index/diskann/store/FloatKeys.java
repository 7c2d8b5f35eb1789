package org.quiverdb.index.diskann.store;

/** A float and an int in one long, which orders by the float. */
final class FloatKeys {
  private FloatKeys() {}

  /**
   * Packs.
   *
   * @param value not NaN
   * @param tag not negative; the long's low int
   */
  static long entry(float value, int tag) {
    int bits = Float.floatToRawIntBits(value);
    return (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << Integer.SIZE | tag;
  }

  /** The float. */
  static float value(long entry) {
    int sortable = (int) (entry >> Integer.SIZE);
    return Float.intBitsToFloat(sortable ^ (sortable >> 31 & Integer.MAX_VALUE));
  }
}
