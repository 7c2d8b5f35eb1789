package org.quiverdb.engine.exec.row;

import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/**
 * The layout of a kept row: one slot of 16 bytes per value, then the bytes of texts and blobs.
 *
 * <pre>
 *   0  bits    as in Registers; for TEXT and BLOB the address of the copied bytes
 *   8  length  bytes of TEXT and BLOB
 *  12  tag
 * </pre>
 */
final class Slots {
  static final int BYTES = 16;
  private static final int LENGTH = 8;
  private static final int TAG = 12;

  private Slots() {}

  static byte tag(long slot) {
    return (byte) Memory.getInt(slot + TAG);
  }

  static long bits(long slot) {
    return Memory.getLong(slot);
  }

  static int length(long slot) {
    return Memory.getInt(slot + LENGTH);
  }

  static void put(long slot, byte tag, long bits, int length) {
    Memory.putLong(slot, bits);
    Memory.putInt(slot + LENGTH, length);
    Memory.putInt(slot + TAG, tag);
  }

  /** Makes a register refer to a slot's value; bytes are not copied. */
  static void load(long slot, Registers r, int register) {
    r.tag[register] = tag(slot);
    r.bits[register] = bits(slot);
    r.length[register] = length(slot);
  }

  /** Compares a slot with a register in SQLite's order of values. */
  static int compare(long slot, Registers r, int register, Collation collation) {
    return Values.compare(
        tag(slot), bits(slot), length(slot),
        r.tag[register], r.bits[register], r.length[register], collation);
  }

  /** Compares two slots in SQLite's order of values. */
  static int compare(long a, long b, Collation collation) {
    byte tag = tag(a);
    if (tag == Registers.INTEGER && tag(b) == Registers.INTEGER) {
      return Long.compare(bits(a), bits(b));
    }
    return Values.compare(tag, bits(a), length(a), tag(b), bits(b), length(b), collation);
  }

  /** A hash that is equal for values that compare equal. */
  static long hash(Registers r, int register, Collation collation) {
    return switch (r.tag[register]) {
      case Registers.NULL -> 0x9e3779b9L;
      case Registers.INTEGER -> mix(r.bits[register]);
      case Registers.REAL -> hashReal(r.getDouble(register));
      case Registers.TEXT -> TextHash.of(r.bits[register], r.length[register], collation);
      default -> TextHash.of(r.bits[register], r.length[register], Collation.BINARY) + 1;
    };
  }

  private static long hashReal(double value) {
    long whole = (long) value;
    return whole == value ? mix(whole) : mix(Double.doubleToRawLongBits(value));
  }

  static long mix(long value) {
    long h = value * 0x9e3779b97f4a7c15L;
    return h ^ h >>> 32;
  }
}
