package org.quiverdb.vector.codec;

/** The upper half of an IEEE single. */
public final class BFloat16 {
  private BFloat16() {}

  /** Cuts off the lower half (libSQL's rule); a NaN stays a NaN. */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value) >>> 16;
    return (short) (Float.isNaN(value) ? bits | 0x40 : bits);
  }

  /** The exact value. */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
