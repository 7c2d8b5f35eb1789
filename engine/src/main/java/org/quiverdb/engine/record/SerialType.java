package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * Serial types of the record format: what a field is and how many bytes of the body it has.
 *
 * <pre>
 *   0 NULL      1..6 INTEGER of 1, 2, 3, 4, 6, 8 bytes     7 REAL      8, 9 the INTEGERs 0 and 1
 *   10, 11 reserved    n >= 12 even: BLOB of (n-12)/2 bytes    n >= 13 odd: TEXT of (n-13)/2 bytes
 * </pre>
 *
 * <p>Source: "Record Format" of SQLite's file format document.
 */
public final class SerialType {
  public static final int NULL = 0;
  public static final int INTEGER_8_BYTES = 6;
  public static final int REAL = 7;
  public static final int ZERO = 8;
  public static final int ONE = 9;

  /** The first of the types of variable length. */
  public static final int FIRST_BLOB = 12;

  /** Lengths of types 0..11, one per nibble from the lowest. */
  private static final long FIXED_LENGTHS = 0x0000_8864_3210L;

  private SerialType() {}

  /** The bytes of the body that a field of this type takes; the type is not negative. */
  public static long length(long type) {
    return type >= FIRST_BLOB ? (type - FIRST_BLOB) >>> 1 : FIXED_LENGTHS >>> (type << 2) & 0xF;
  }

  /** Whether a field of this type is an INTEGER. */
  public static boolean isInteger(long type) {
    return type >= 1 && type <= ONE && type != REAL;
  }

  public static boolean isText(long type) {
    return type >= FIRST_BLOB && (type & 1) != 0;
  }

  public static boolean isBlob(long type) {
    return type >= FIRST_BLOB && (type & 1) == 0;
  }

  /** The smallest type that holds an INTEGER. */
  public static int ofInteger(long value) {
    long magnitude = value < 0 ? ~value : value;
    if (magnitude <= 0x7F) {
      return value == 0 ? ZERO : value == 1 ? ONE : 1;
    }
    if (magnitude <= 0x7FFF) {
      return 2;
    }
    if (magnitude <= 0x7FFFFF) {
      return 3;
    }
    if (magnitude <= 0x7FFFFFFF) {
      return 4;
    }
    return magnitude <= 0x7FFFFFFFFFFFL ? 5 : INTEGER_8_BYTES;
  }

  /** The value of one of the integer types; 0 for those that are none. */
  public static long integer(long type, long address) {
    return switch ((int) type) {
      case 1 -> Memory.getByte(address);
      case 2 -> Memory.getShort(address);
      case 3 -> Memory.getByte(address) << 16 | Memory.getUnsignedShort(address + 1);
      case 4 -> Memory.getInt(address);
      case 5 -> (long) Memory.getShort(address) << 32 | Memory.getInt(address + 2) & 0xFFFF_FFFFL;
      case INTEGER_8_BYTES -> Memory.getLong(address);
      case ONE -> 1;
      default -> 0;
    };
  }

  /** The value of a REAL. */
  public static double real(long address) {
    return Double.longBitsToDouble(Memory.getLong(address));
  }

  /** Stores an INTEGER in the form of a type; returns its bytes. */
  static int putInteger(int type, long address, long value) {
    switch (type) {
      case 1 -> Memory.putByte(address, (int) value);
      case 2 -> Memory.putShort(address, (int) value);
      case 3 -> {
        Memory.putByte(address, (int) (value >> 16));
        Memory.putShort(address + 1, (int) value);
      }
      case 4 -> Memory.putInt(address, (int) value);
      case 5 -> {
        Memory.putShort(address, (int) (value >> 32));
        Memory.putInt(address + 2, (int) value);
      }
      case INTEGER_8_BYTES -> Memory.putLong(address, value);
      default -> {}
    }
    return (int) length(type);
  }
}
