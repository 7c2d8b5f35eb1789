package org.quiverdb.engine.record;

/**
 * The numbers that operators see in any value: NULL is 0, TEXT and BLOB are the number that they
 * begin with.
 */
public final class Numeric {
  /** 2^51; a REAL beyond is not taken for an INTEGER by CAST AS NUMERIC. */
  private static final double CAST_LIMIT = 0x1p51;

  private Numeric() {}

  /** The value as a REAL. */
  public static double real(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.INTEGER -> r.bits[register];
      case Registers.REAL -> r.getDouble(register);
      case Registers.NULL -> 0.0;
      default -> NumberText.toDouble(r.bits[register], r.length[register]);
    };
  }

  /**
   * The value as an INTEGER: a REAL is cut towards zero, what is too large becomes the outermost
   * INTEGER.
   */
  public static long integer(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.INTEGER -> r.bits[register];
      case Registers.REAL -> (long) r.getDouble(register);
      case Registers.NULL -> 0;
      default -> NumberText.toLong(r.bits[register], r.length[register]);
    };
  }

  /** Whether arithmetic takes the value for an INTEGER, in which case {@link #integer} is it. */
  public static boolean isInteger(Registers r, int register) {
    byte tag = r.tag[register];
    if (tag < Registers.TEXT) {
      return tag == Registers.INTEGER;
    }
    long address = r.bits[register];
    int length = r.length[register];
    int kind = NumberText.kind(address, length);
    int fit = NumberText.integerFit(address, length);
    return kind == NumberText.INTEGER
        ? fit == NumberText.FITS
        : kind == NumberText.NONE && fit != NumberText.TOO_LARGE;
  }

  /**
   * The storage class of a value once TEXT that is a number as a whole is taken for that number:
   * INTEGER, REAL, or the value's own.
   */
  public static byte type(Registers r, int register) {
    byte tag = r.tag[register];
    if (tag != Registers.TEXT) {
      return tag;
    }
    long address = r.bits[register];
    int length = r.length[register];
    int kind = NumberText.kind(address, length);
    if (kind <= NumberText.NONE) {
      return tag;
    }
    return kind == NumberText.INTEGER && isWhole(address, length)
        ? Registers.INTEGER
        : Registers.REAL;
  }

  /** Whether digits are an INTEGER; before a NUL, where they are read as a REAL, if that is one. */
  private static boolean isWhole(long address, int length) {
    int fit = NumberText.integerFit(address, length);
    return fit == NumberText.FITS
        || fit == NumberText.FITS_WITH_REST
            && Math.abs(NumberText.toDouble(address, length)) < 0x1p63;
  }

  /** Leaves the number that a value is, as CAST AS NUMERIC makes it, in a register. */
  static void number(Registers r, int from, int result) {
    byte tag = r.tag[from];
    if (tag < Registers.TEXT) {
      r.alias(result, from);
      return;
    }
    long address = r.bits[from];
    int length = r.length[from];
    int kind = NumberText.kind(address, length);
    if ((kind == NumberText.NONE || kind == NumberText.INTEGER)
        && NumberText.integerFit(address, length) != NumberText.TOO_LARGE) {
      r.setLong(result, NumberText.toLong(address, length));
      return;
    }
    double value = NumberText.toDouble(address, length);
    long whole = (long) value;
    if (value == 0 || whole == value && value >= -CAST_LIMIT && value < CAST_LIMIT) {
      r.setLong(result, whole);
    } else {
      r.setDouble(result, value);
    }
  }

  /** The truth of a value as a condition; NULL is not true. */
  public static boolean isTrue(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.NULL -> false;
      case Registers.INTEGER -> r.bits[register] != 0;
      default -> real(r, register) != 0.0;
    };
  }
}
