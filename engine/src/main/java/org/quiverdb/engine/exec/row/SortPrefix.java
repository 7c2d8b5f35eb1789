package org.quiverdb.engine.exec.row;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/**
 * A number for the first key of a kept row: of two rows with different numbers the one with the
 * smaller comes first; rows with equal numbers may be in any order. A sort that looks at these
 * numbers first seldom has to visit the rows themselves, which lie scattered in memory.
 *
 * <p>The upper two bits are the storage class as SQLite orders them (NULL, numbers, TEXT, BLOB),
 * the lower 62 the beginning of the value: a number as the bits of its double, a text or blob as
 * its first bytes.
 */
final class SortPrefix {
  private static final int NUMBER = 1;
  private static final int TEXT = 2;
  private static final int BLOB = 3;
  private static final int CLASS_SHIFT = 62;

  private SortPrefix() {}

  /** The prefix of a row's first key, ordered as a signed number. */
  static long of(long slot, Collation collation, boolean descending, boolean nullsFirst) {
    byte tag = Slots.tag(slot);
    if (tag == Registers.NULL) {
      return nullsFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    long ascending = ascending(slot, tag, collation);
    return (descending ? ~ascending : ascending) ^ Long.MIN_VALUE;
  }

  private static long ascending(long slot, byte tag, Collation collation) {
    long bits = Slots.bits(slot);
    return switch (tag) {
      case Registers.INTEGER -> withClass(NUMBER, number((double) bits));
      case Registers.REAL -> withClass(NUMBER, number(Double.longBitsToDouble(bits)));
      case Registers.TEXT -> withClass(TEXT, text(bits, Slots.length(slot), collation));
      default -> withClass(BLOB, bytes(bits, Slots.length(slot)));
    };
  }

  private static long withClass(long storageClass, long value) {
    return storageClass << CLASS_SHIFT | value >>> 2;
  }

  /** Doubles in their order as unsigned numbers; both zeros are one. */
  private static long number(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static long text(long address, int length, Collation collation) {
    return switch (collation) {
      case BINARY -> bytes(address, length);
      case RTRIM -> bytes(address, collation.significantLength(address, length));
      case NOCASE -> folded(address, length);
      case BINARY_UTF16LE, BINARY_UTF16BE -> 0;
    };
  }

  /** The first eight bytes, zeros behind the end. */
  private static long bytes(long address, int length) {
    if (length >= Long.BYTES) {
      return Memory.getLong(address);
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) Memory.getUnsignedByte(address + i) << 56 - 8 * i;
    }
    return value;
  }

  private static long folded(long address, int length) {
    long value = 0;
    for (int i = 0; i < Math.min(length, Long.BYTES); i++) {
      value |= (long) Collation.fold(Memory.getUnsignedByte(address + i)) << 56 - 8 * i;
    }
    return value;
  }
}
