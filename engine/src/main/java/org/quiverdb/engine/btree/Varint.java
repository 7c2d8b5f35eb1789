package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;

/**
 * SQLite's variable-length integer (file format document, section 1.6): big-endian groups of seven
 * bits, the high bit of a byte says that another byte follows; the ninth byte has eight bits. All
 * methods are pure functions over {@link Memory} and never read more than nine bytes.
 */
public final class Varint {
  /** The longest form, in bytes. */
  public static final int MAX_BYTES = 9;

  private Varint() {}

  /** The value whose first byte is at an address. */
  public static long get(long address) {
    int b = Memory.getByte(address);
    if (b >= 0) {
      return b;
    }
    int c = Memory.getByte(address + 1);
    if (c >= 0) {
      return (b & 0x7f) << 7 | c;
    }
    int d = Memory.getByte(address + 2);
    if (d >= 0) {
      return (b & 0x7f) << 14 | (c & 0x7f) << 7 | d;
    }
    return getLong(address, (b & 0x7f) << 14 | (c & 0x7f) << 7 | (d & 0x7f));
  }

  private static long getLong(long address, long firstThree) {
    long value = firstThree;
    for (int i = 3; i < 8; i++) {
      int b = Memory.getByte(address + i);
      value = value << 7 | (b & 0x7f);
      if (b >= 0) {
        return value;
      }
    }
    return value << 8 | Memory.getUnsignedByte(address + 8);
  }

  /** The bytes that the value stored at an address takes, 1..9. */
  public static int length(long address) {
    if (Memory.getByte(address) >= 0) {
      return 1;
    }
    if (Memory.getByte(address + 1) >= 0) {
      return 2;
    }
    int i = 2;
    while (i < 8 && Memory.getByte(address + i) < 0) {
      i++;
    }
    return i + 1;
  }

  /** The bytes of the shortest form of a value, 1..9. */
  public static int size(long value) {
    if (value >>> 56 != 0) {
      return MAX_BYTES;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
    return (bits + 6) / 7;
  }

  /** Stores the shortest form of a value and returns its bytes. */
  public static int put(long address, long value) {
    if (value >= 0 && value < 0x80) {
      Memory.putByte(address, (int) value);
      return 1;
    }
    int size = size(value);
    long rest = value;
    int last = size - 1;
    if (size == MAX_BYTES) {
      Memory.putByte(address + 8, (int) rest);
      rest >>>= 8;
    } else {
      Memory.putByte(address + last, (int) (rest & 0x7f));
      rest >>>= 7;
    }
    for (int i = last - 1; i >= 0; i--) {
      Memory.putByte(address + i, (int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return size;
  }
}
