package org.quiverdb.engine.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The one native region that holds all page frames and scratch of the process (wall W3). An
 * <em>address</em> is an offset into {@link #SEG}; 0 is never handed out and stands for "none". The
 * segment is a constant, so the JIT folds its base and its bounds check into each access; a bad
 * address is an IndexOutOfBoundsException and not a crash of the process.
 *
 * <p>All multi-byte accessors say their byte order in their name: SQLite's files are big-endian,
 * vector blobs little-endian.
 */
public final class Memory {
  /** The region. Pages of it are touched, and so backed by RAM, only as they are used. */
  public static final MemorySegment SEG = Reservation.reserve();

  private static final ValueLayout.OfShort SHORT_BE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT_BE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG_BE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT_LE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG_LE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final ValueLayout.OfFloat FLOAT_LE =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Memory() {}

  /** The signed byte at an address. */
  public static byte getByte(long address) {
    return SEG.get(ValueLayout.JAVA_BYTE, address);
  }

  /** The byte at an address, 0..255. */
  public static int getUnsignedByte(long address) {
    return SEG.get(ValueLayout.JAVA_BYTE, address) & 0xff;
  }

  /** Two bytes, big-endian, 0..65535. */
  public static int getUnsignedShort(long address) {
    return SEG.get(SHORT_BE, address) & 0xffff;
  }

  /** Two bytes, big-endian, signed. */
  public static short getShort(long address) {
    return SEG.get(SHORT_BE, address);
  }

  /** Four bytes, big-endian. */
  public static int getInt(long address) {
    return SEG.get(INT_BE, address);
  }

  /** Eight bytes, big-endian. */
  public static long getLong(long address) {
    return SEG.get(LONG_BE, address);
  }

  /** Eight bytes, little-endian (for hashing and word-wise comparison). */
  public static long getLongLittleEndian(long address) {
    return SEG.get(LONG_LE, address);
  }

  /** Four bytes, little-endian. */
  public static int getIntLittleEndian(long address) {
    return SEG.get(INT_LE, address);
  }

  /** A 32-bit float, little-endian, as in vector blobs. */
  public static float getFloatLittleEndian(long address) {
    return SEG.get(FLOAT_LE, address);
  }

  public static void putByte(long address, int value) {
    SEG.set(ValueLayout.JAVA_BYTE, address, (byte) value);
  }

  /** Two bytes, big-endian; the upper bits of value are ignored. */
  public static void putShort(long address, int value) {
    SEG.set(SHORT_BE, address, (short) value);
  }

  /** Four bytes, big-endian. */
  public static void putInt(long address, int value) {
    SEG.set(INT_BE, address, value);
  }

  /** Eight bytes, big-endian. */
  public static void putLong(long address, long value) {
    SEG.set(LONG_BE, address, value);
  }

  /** Four bytes, little-endian. */
  public static void putIntLittleEndian(long address, int value) {
    SEG.set(INT_LE, address, value);
  }

  /** Eight bytes, little-endian. */
  public static void putLongLittleEndian(long address, long value) {
    SEG.set(LONG_LE, address, value);
  }

  /** A 32-bit float, little-endian. */
  public static void putFloatLittleEndian(long address, float value) {
    SEG.set(FLOAT_LE, address, value);
  }

  /** Copies bytes inside the region; the ranges may overlap. */
  public static void copy(long from, long to, long byteCount) {
    MemorySegment.copy(SEG, from, SEG, to, byteCount);
  }

  /** Copies bytes out of the region. */
  public static void copyOut(long from, byte[] to, int toIndex, int byteCount) {
    MemorySegment.copy(SEG, ValueLayout.JAVA_BYTE, from, to, toIndex, byteCount);
  }

  /** Copies bytes into the region. */
  public static void copyIn(byte[] from, int fromIndex, long to, int byteCount) {
    MemorySegment.copy(from, fromIndex, SEG, ValueLayout.JAVA_BYTE, to, byteCount);
  }

  /** Copies floats into the region as little-endian 32-bit values, the layout of vector blobs. */
  public static void copyFloatsIn(float[] from, long to, int count) {
    MemorySegment.copy(from, 0, SEG, FLOAT_LE, to, count);
  }

  /** Sets bytes to a value. */
  public static void fill(long address, long byteCount, int value) {
    SEG.asSlice(address, byteCount).fill((byte) value);
  }

  /** A new array with the bytes at an address. */
  public static byte[] bytes(long address, int byteCount) {
    byte[] result = new byte[byteCount];
    copyOut(address, result, 0, byteCount);
    return result;
  }

  /** Compares as memcmp does, a shorter prefix first; the sign of the result is what counts. */
  public static int compare(long a, int aLength, long b, int bLength) {
    int common = Math.min(aLength, bLength);
    if (common < Long.BYTES) {
      return compareShort(a, aLength, b, bLength, common);
    }
    int last = common - Long.BYTES;
    for (int i = 0; i < last; i += Long.BYTES) {
      long x = SEG.get(LONG_BE, a + i);
      long y = SEG.get(LONG_BE, b + i);
      if (x != y) {
        return Long.compareUnsigned(x, y);
      }
    }
    // The last eight bytes may begin with some that are known to be equal.
    long x = SEG.get(LONG_BE, a + last);
    long y = SEG.get(LONG_BE, b + last);
    return x != y ? Long.compareUnsigned(x, y) : aLength - bLength;
  }

  private static int compareShort(long a, int aLength, long b, int bLength, int common) {
    if (common >= Integer.BYTES) {
      int last = common - Integer.BYTES;
      long x = (long) getInt(a) << Integer.SIZE | getInt(a + last) & 0xFFFF_FFFFL;
      long y = (long) getInt(b) << Integer.SIZE | getInt(b + last) & 0xFFFF_FFFFL;
      return x != y ? Long.compareUnsigned(x, y) : aLength - bLength;
    }
    for (int i = 0; i < common; i++) {
      int difference = getUnsignedByte(a + i) - getUnsignedByte(b + i);
      if (difference != 0) {
        return difference;
      }
    }
    return aLength - bLength;
  }
}
