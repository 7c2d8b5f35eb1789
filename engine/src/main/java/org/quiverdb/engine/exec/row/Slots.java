package org.quiverdb.engine.exec.row;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.ValueCompare;

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
    byte tag = tag(slot);
    byte other = r.tag[register];
    if (tag != other) {
      return different(tag, bits(slot), other, r.bits[register]);
    }
    return switch (tag) {
      case Registers.INTEGER -> Long.compare(bits(slot), r.bits[register]);
      case Registers.REAL -> ValueCompare.compare(real(bits(slot)), r.getDouble(register));
      case Registers.TEXT ->
          collation.compare(bits(slot), length(slot), r.bits[register], r.length[register]);
      case Registers.BLOB ->
          Memory.compare(bits(slot), length(slot), r.bits[register], r.length[register]);
      default -> 0;
    };
  }

  /** Compares two slots in SQLite's order of values. */
  static int compare(long a, long b, Collation collation) {
    byte tag = tag(a);
    byte other = tag(b);
    if (tag != other) {
      return different(tag, bits(a), other, bits(b));
    }
    return switch (tag) {
      case Registers.INTEGER -> Long.compare(bits(a), bits(b));
      case Registers.REAL -> ValueCompare.compare(real(bits(a)), real(bits(b)));
      case Registers.TEXT -> collation.compare(bits(a), length(a), bits(b), length(b));
      case Registers.BLOB -> Memory.compare(bits(a), length(a), bits(b), length(b));
      default -> 0;
    };
  }

  private static int different(byte tag, long bits, byte other, long otherBits) {
    if (tag == Registers.INTEGER && other == Registers.REAL) {
      return ValueCompare.compare(bits, real(otherBits));
    }
    if (tag == Registers.REAL && other == Registers.INTEGER) {
      return -ValueCompare.compare(otherBits, real(bits));
    }
    return tag - other;
  }

  private static double real(long bits) {
    return Double.longBitsToDouble(bits);
  }
}
